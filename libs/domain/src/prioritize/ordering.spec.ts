import fc from 'fast-check';
import { aRecord, anItem, aSnapshot, aVariant, run, SETTING } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { indexKnowledge } from './index-knowledge.ts';
import { prioritize } from './prioritize.ts';

const use = (...therapies: string[]): Partial<EvidenceItem> => ({ therapies });
const finding = aVariant('BRAF', 'V600E');
const namesOf = (items: readonly EvidenceItem[]): string[] => run(items, [finding]).options.map(({ therapies }) => therapies.join('+'));

describe('order of the options', () => {
  it.each<[string, EvidenceItem, EvidenceItem]>([
    ['tier', anItem('p:BRAF:V600E', use('b')), aRecord('p:BRAF:V600E', 'D', use('a'))],
    ['level', anItem('p:BRAF:V600E', use('b')), aRecord('p:BRAF:V600E', 'B', { ...use('a'), rating: 5 })],
    ['match rank', anItem('p:BRAF:V600E', use('b')), anItem('codon:BRAF:V600', use('a'))],
    [
      'disease relation',
      anItem('p:BRAF:V600E', use('b')),
      anItem('p:BRAF:V600E', { ...use('a'), disease: { scope: 'types', codes: ['NSCLC'] } }),
    ],
    ['label before guideline', anItem('p:BRAF:V600E', use('b')), anItem('p:BRAF:V600E', { ...use('a'), kind: 'guideline' })],
    [
      'guideline before knowledge base',
      anItem('p:BRAF:V600E', { ...use('b'), kind: 'guideline' }),
      aRecord('p:BRAF:V600E', 'A', { ...use('a'), rating: 5 }),
    ],
    ['rating', aRecord('p:BRAF:V600E', 'A', { ...use('b'), rating: 5 }), aRecord('p:BRAF:V600E', 'A', { ...use('a'), rating: 4 })],
    [
      'number of publications',
      aRecord('p:BRAF:V600E', 'A', { ...use('b'), publications: ['1', '2'] }),
      aRecord('p:BRAF:V600E', 'A', { ...use('a'), publications: ['3'] }),
    ],
    ['newest', anItem('p:BRAF:V600E', { ...use('b'), year: 2024 }), anItem('p:BRAF:V600E', { ...use('a'), year: 2023 })],
    ['id', anItem('p:BRAF:V600E', { ...use('b'), id: 'label:a' }), anItem('p:BRAF:V600E', { ...use('a'), id: 'label:b' })],
  ])('%s decides', (_name, first, second) => {
    expect(namesOf([second, first])).toEqual(['b', 'a']);
    expect(namesOf([first, second])).toEqual(['b', 'a']);
  });

  it('puts a contested option behind its equal, before rating counts', () => {
    const against = aRecord('p:BRAF:V600E', 'B', { ...use('a'), supports: false });
    expect(
      namesOf([
        aRecord('p:BRAF:V600E', 'A', { ...use('a'), rating: 5 }),
        aRecord('p:BRAF:V600E', 'A', { ...use('b'), rating: 1 }),
        against,
      ]),
    ).toEqual(['b', 'a']);
  });

  it('moves a therapy given before behind the others and says so', () => {
    const items = [anItem('p:BRAF:V600E', use('a')), aRecord('p:BRAF:V600E', 'D', use('b'))];
    const { options } = run(items, [finding], { treatment: { line: 2, prior: [{ therapies: ['A'], response: 'PD' }] } });
    expect(options.map(({ rank, therapies, notes }) => [rank, therapies[0], notes[0]])).toEqual([
      [1, 'b', undefined],
      [2, 'a', 'given before, best response PD'],
    ]);
  });

  it('puts what is for this line of therapy before an equal that is for another line, and warns only where no evidence fits', () => {
    const items = [
      anItem('p:BRAF:V600E', { ...use('a'), line: 'first line' }),
      anItem('p:BRAF:V600E', { ...use('b'), line: 'first line' }),
      anItem('p:BRAF:V600E', { ...use('b'), line: 'after a BRAF inhibitor' }),
    ];
    const { options } = run(items, [finding], { treatment: { line: 2 } });
    expect(options.map(({ therapies, items: [cited], notes }) => [therapies[0], cited, notes.length])).toEqual([
      ['b', items[2]?.id, 0],
      ['a', items[0]?.id, 1],
    ]);
  });

  it('keeps the label for this very tumor in the lead, though one for solid tumors names the line', () => {
    const items = [
      anItem('p:BRAF:V600E', use('a')),
      anItem('p:BRAF:V600E', { ...use('a'), disease: { scope: 'solid' }, line: 'after prior treatment' }),
      anItem('p:BRAF:V600E', use('b')),
      anItem('p:BRAF:V600E', { ...use('b'), disease: { scope: 'solid' } }),
    ];
    const { options } = run(items, [finding], { treatment: { line: 2 } });
    expect(options.map(({ items: [cited] }) => cited).sort()).toEqual([items[0]?.id, items[2]?.id].sort());
  });

  it('makes one option of one set of therapies, whatever its order and however many findings', () => {
    const items = [anItem('p:BRAF:V600E', use('b', 'a')), anItem('p:EGFR:L858R', use('a', 'b'))];
    expect(run(items, [finding, aVariant('EGFR', 'L858R')]).options).toMatchObject([
      { therapies: ['a', 'b'], findings: ['BRAF V600E', 'EGFR L858R'] },
    ]);
  });
});

const ITEMS = [
  anItem('p:BRAF:V600E', use('a')),
  anItem('codon:BRAF:V600', use('a', 'b')),
  aRecord('p:BRAF:V600E', 'B', use('c')),
  aRecord('p:BRAF:V600E', 'B', { ...use('c'), supports: false }),
  aRecord('any:PTEN', 'C', use('d')),
  aRecord('lof:PTEN', 'C', { ...use('d'), direction: 'resistance' }),
  anItem('bio:MSI-H', { ...use('e'), disease: { scope: 'solid' } }),
  anItem('fusion:v::ALK', use('f')),
  aRecord('p:EGFR:T790M', 'B', { ...use('a'), direction: 'resistance' }),
  anItem(
    {
      op: 'and',
      of: [
        { op: 'key', key: 'p:BRAF:V600E' },
        { op: 'not', of: { op: 'key', key: 'p:EGFR:T790M' } },
      ],
    },
    use('g'),
  ),
  anItem('wt:KRAS', use('h')),
  aRecord('not(codon:BRAF:V600)', 'A', use('i')),
  anItem('range:EGFR:729-761', use('j')),
  aRecord('p:BRAF:V600K', 'A', use('k')),
];
const FINDINGS = [
  finding,
  aVariant('PTEN', 'R130*'),
  aVariant('EGFR', 'T790M'),
  aVariant('EGFR', 'L747P'),
  aVariant('BRAF', 'K601E', { filter: 'LowQual' }),
  aVariant('BRAF', 'V600E', { id: 'twice' }),
  { id: 'm', kind: 'biomarker', name: 'MSI', status: 'high' } as const,
  { id: 'f', kind: 'fusion', fivePrime: 'ALK', threePrime: 'EML4', orderKnown: false } as const,
];

describe('prioritize', () => {
  it('gives the same result whatever the order of findings and items', () => {
    const expected = JSON.stringify(run(ITEMS, FINDINGS, { assayed: ['KRAS', 'EGFR'] }));
    const shuffled = fc.tuple(
      fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }),
      fc.shuffledSubarray(FINDINGS, { minLength: FINDINGS.length }),
      fc.constantFrom(['KRAS', 'EGFR'], ['EGFR', 'KRAS']),
    );
    fc.assert(
      fc.property(shuffled, ([items, findings, assayed]) => JSON.stringify(run(items, findings, { assayed })) === expected),
      { numRuns: 60 },
    );
  });

  it('does not change with the partner order of a fusion when the order is unknown', () => {
    const items = [anItem('fusion:v::ALK'), anItem('fusion:EML4::ALK')];
    const fusion = (fivePrime: string, threePrime: string) =>
      run(items, [{ id: 'f', kind: 'fusion', fivePrime, threePrime, orderKnown: false }]).findings.map(
        ({ tier, level, label, keys, results }) => ({ tier, level, label, keys, results }),
      );
    expect(fusion('EML4', 'ALK')).toEqual(fusion('ALK', 'EML4'));
  });

  it('never forms a tier that AMP/ASCO/CAP does not know', () => {
    const levels = new Set(
      run(ITEMS, FINDINGS).findings.flatMap(({ results }) => results.map(({ tier, level }) => `${tier ?? ''}${level ?? ''}`)),
    );
    for (const level of levels) expect(['', 'IA', 'IB', 'IIC', 'IID', 'III', 'IV']).toContain(level);
  });

  it('assesses 10,000 findings against 5,000 items in a moment', () => {
    const genes = Array.from({ length: 300 }, (_, index) => `GENE${index}`);
    const items = genes.flatMap((symbol, index) => [
      aRecord(`p:${symbol}:A${index + 1}T`, 'B'),
      aRecord(`any:${symbol}`, 'B'),
      ...Array.from({ length: 15 }, (_, at) => aRecord(`p:${symbol}:A${at + 400}T`, 'C')),
    ]);
    const findings = Array.from({ length: 10_000 }, (_, index) =>
      aVariant(genes[index % 300] ?? '', `A${(index % 500) + 1}T`, { id: String(index), consequence: 'missense_variant' }),
    );
    const index = indexKnowledge(aSnapshot(items));
    const started = performance.now();
    const result = prioritize({ case: 'c', tumorType: { code: 'LUAD' }, findings }, index, SETTING);
    expect(result.ok && result.value.findings.length).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
