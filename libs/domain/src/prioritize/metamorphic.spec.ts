import type { Finding } from '../annotate/finding.ts';
import { anItem, aRecord, aVariant, findingIn, run, tierIn, TYPES } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { FindingExplanation, Prioritization } from './explanation.ts';
import { byTier } from './ordering.ts';

const use = (...therapies: string[]) => ({ therapies, significance: 'therapeutic', direction: 'sensitivity' }) as const;
const against = (...therapies: string[]) => ({ therapies, significance: 'therapeutic', direction: 'resistance' }) as const;
const KINDS = ['label', 'guideline', 'A', 'B', 'C', 'D'] as const;
const itemOf = (kind: (typeof KINDS)[number], code: string): EvidenceItem => {
  const disease = { scope: 'types', codes: [code] } as const;
  return kind === 'label' || kind === 'guideline'
    ? anItem('p:BRAF:V600E', { kind, disease, ...use('drug') })
    : aRecord('p:BRAF:V600E', kind, { disease, ...use('drug') });
};
const inTumor = (items: readonly EvidenceItem[], code: string): FindingExplanation =>
  findingIn(run(items, [aVariant('BRAF', 'V600E')], { tumorType: { system: 'oncotree', code } }));

const codes = TYPES.map(({ code }) => code);
const parentOf = (code: string): string | null => TYPES.find((type) => type.code === code)?.parent ?? null;
const isAbove = (upper: string, lower: string): boolean => {
  for (let code = parentOf(lower); code !== null; code = parentOf(code)) if (code === upper) return true;
  return false;
};

describe('the tumor type of the case, moved over the whole tree', () => {
  it.each(KINDS)('never gives %s evidence a better tier than in the tumor type of the record', (kind) => {
    for (const of of codes) {
      const item = itemOf(kind, of);
      const same = inTumor([item], of);
      for (const code of codes) expect([kind, of, code, byTier(inTumor([item], code), same) >= 0]).toEqual([kind, of, code, true]);
    }
  });

  it('gives Tier I only to the tumor type of the record, below it, or above it on condition', () => {
    const wrong = codes.flatMap((of) =>
      codes.flatMap((code) => {
        const finding = inTumor([itemOf('label', of)], code);
        if (finding.tier !== 'I') return [];
        const isConditional = finding.results.some(({ conditional }) => conditional === true);
        return code === of || isAbove(of, code)
          ? isConditional
            ? [`${of} in ${code} is conditional`]
            : []
          : isAbove(code, of) && isConditional
            ? []
            : [`${of} in ${code}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('never lets an organ or the root inherit from what lies below it', () => {
    const inherited = TYPES.filter(({ parent }) => parent === null || parent === 'TISSUE').filter(({ code }) =>
      codes.some((of) => isAbove(code, of) && inTumor([itemOf('label', of)], code).tier === 'I'),
    );
    expect(inherited).toEqual([]);
  });
});

const NOTATIONS: readonly (readonly [string, Finding, 'GRCh37' | 'GRCh38'])[] = [
  ['one letter', aVariant('BRAF', 'V600E', { id: 'f' }), 'GRCh37'],
  ['with p.', aVariant('BRAF', 'p.V600E', { id: 'f' }), 'GRCh37'],
  ['three letters', aVariant('BRAF', 'p.Val600Glu', { id: 'f' }), 'GRCh37'],
  ['in brackets, as predicted', aVariant('BRAF', 'p.(Val600Glu)', { id: 'f' }), 'GRCh37'],
  ['with the coding change', aVariant('BRAF', 'p.V600E', { id: 'f', cdna: 'c.1799T>A' }), 'GRCh37'],
  ['with transcript and accession', aVariant('BRAF', 'NP_004324.2:p.Val600Glu', { id: 'f', cdna: 'NM_004333.6:c.1799T>A' }), 'GRCh37'],
  ['by position alone, GRCh37', { kind: 'small-variant', id: 'f', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' }, 'GRCh37'],
  ['by position alone, GRCh38', { kind: 'small-variant', id: 'f', chrom: 'chr7', pos: 140753336, ref: 'A', alt: 'T' }, 'GRCh38'],
];

describe('one change in every notation', () => {
  const items = [
    anItem('p:BRAF:V600E', { id: 'label:exact', ...use('dabrafenib', 'trametinib') }),
    anItem('codon:BRAF:V600', { id: 'label:codon', ...use('vemurafenib') }),
    aRecord('any:BRAF', 'B', { id: 'civic:EID1', rating: 4, ...use('sorafenib') }),
    aRecord('p:BRAF:V600K', 'A', { id: 'civic:EID2', ...use('encorafenib') }),
    anItem('not(codon:BRAF:V600)', { id: 'label:other', ...use('other') }),
    aRecord('p:BRAF:V600E', 'B', { id: 'civic:EID3', rating: 4, ...against('cetuximab') }),
  ];
  const told = ({ findings: [finding], options, resistance }: Prioritization) => ({
    label: finding?.label,
    tier: [finding?.tier, finding?.level, finding?.rule],
    results: finding?.results.map((result) => ({ ...result, matched: result.matched.map(({ via: _via, ...item }) => item) })),
    oncogenicity: finding?.oncogenicity.class,
    options,
    resistance,
  });
  const [first] = NOTATIONS.map(([, finding, build]) => told(run(items, [finding], { build })));

  it.each(NOTATIONS)('%s gives the same label, tiers, options and resistance', (_, finding, build) => {
    expect(told(run(items, [finding], { build }))).toEqual(first);
    expect(first?.tier[0]).toBe('I');
    expect(first?.options.map(({ therapies }) => therapies.join('+'))).not.toContain('encorafenib');
    expect(first?.options.map(({ therapies }) => therapies.join('+'))).not.toContain('other');
  });
});

const rotations = <T>(list: readonly T[]): readonly (readonly T[])[] => list.map((_, at) => [...list.slice(at), ...list.slice(0, at)]);

describe('a case said in another way', () => {
  const items = [
    anItem('p:BRAF:V600E', { id: 'label:a', ...use('dabrafenib') }),
    anItem('p:BRAF:V600E', { id: 'label:b', ...use('vemurafenib') }),
    aRecord('any:PIK3CA', 'B', { id: 'civic:EID1', rating: 4, ...use('alpelisib') }),
    aRecord('lof:PTEN', 'B', { id: 'civic:EID2', rating: 4, ...against('dabrafenib') }),
    anItem(
      {
        op: 'and',
        of: [
          { op: 'key', key: 'p:BRAF:V600E' },
          { op: 'key', key: 'any:PIK3CA' },
        ],
      },
      { id: 'label:both', ...use('both') },
    ),
  ];
  const findings: readonly Finding[] = [
    aVariant('BRAF', 'V600E'),
    aVariant('PIK3CA', 'H1047R'),
    aVariant('PTEN', 'R130*', { consequence: 'stop_gained' }),
    aVariant('TP53', 'Y163C'),
    { kind: 'biomarker', id: 'tmb', name: 'TMB', value: 3, unit: 'mut/Mb' },
  ];
  const whole = run(items, findings);

  it('is the same outcome for every order of findings and of items', () => {
    for (const order of [...rotations(findings), [...findings].reverse()]) expect(run(items, order)).toEqual(whole);
    for (const order of [...rotations(items), [...items].reverse()]) expect(run(order, findings)).toEqual(whole);
  });

  it('gains nothing from a finding that is said twice', () => {
    const twice = run(items, [...findings, ...findings.map((finding) => ({ ...finding, id: `${finding.id} again` }))]);
    const brief = ({ options }: Prioritization) =>
      options.map(({ therapies, tier, level, items: ids, contested, lowConfidence }) => ({
        therapies,
        tier,
        level,
        ids: [...ids],
        contested,
        lowConfidence,
      }));
    expect(brief(twice)).toEqual(brief(whole));
    for (const { id } of findings) expect(tierIn(twice, `${id} again`)).toBe(tierIn(whole, id));
  });

  it('gains nothing from an item that two releases hold', () => {
    expect(run([...items, ...items], findings)).toEqual(whole);
  });

  it('keeps every tier when a finding that no record speaks of comes in or goes', () => {
    const without = run(
      items,
      findings.filter(({ id }) => id !== 'TP53 Y163C' && id !== 'tmb'),
    );
    for (const { finding } of without.findings) expect(tierIn(without, finding)).toBe(tierIn(whole, finding));
    expect(without.options).toEqual(whole.options);
  });

  it('never gets a worse tier for a finding by one more supporting item', () => {
    for (const dropped of items) {
      const fewer = run(
        items.filter((item) => item !== dropped),
        findings,
      );
      for (const { finding } of whole.findings) expect(byTier(findingIn(whole, finding), findingIn(fewer, finding))).toBeLessThanOrEqual(0);
    }
  });
});
