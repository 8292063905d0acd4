import { buildGeneTable } from '../annotate/gene-table.ts';
import { keysOfFinding } from '../annotate/read-finding.ts';
import { anItem, aRecord, aVariant, run } from './engine.fixture.ts';
import { lineFit } from './therapy-line.ts';
import type { PrioritizeInput } from './prioritize-input.ts';

const use = (...therapies: readonly string[]) => ({ therapies });
const resistance = (...therapies: readonly string[]) => ({ therapies, direction: 'resistance' as const });
const wildType = { id: 'KRAS wild type', kind: 'wild-type', gene: 'KRAS' } as const;
const lung: Partial<PrioritizeInput> = {};
const melanoma: Partial<PrioritizeInput> = { tumorType: { system: 'oncotree', code: 'MEL' } };

describe('an absence', () => {
  const label = anItem('wt:KRAS', { ...use('cetuximab'), disease: { scope: 'types', codes: ['COADREAD'] } });

  it('counts in the tumor type of the record', () => {
    const colon: Partial<PrioritizeInput> = { tumorType: { system: 'oncotree', code: 'COAD' } };
    expect(run([label], [wildType], colon).options).toMatchObject([{ therapies: ['cetuximab'], tier: 'I', level: 'A' }]);
  });

  it('offers a melanoma with KRAS wild type no cetuximab, and says why', () => {
    const { options, findings } = run([label], [wildType], melanoma);
    expect(options).toEqual([]);
    expect(findings[0]).toMatchObject({ tier: null, rejected: [{ item: label.id, reason: 'DISEASE_OTHER' }] });
  });
});

describe('a record that leaves tumors out', () => {
  const pembrolizumab = anItem('bio:PD-L1-TPS-50', {
    ...use('pembrolizumab'),
    unless: { op: 'key', key: 'p:EGFR:L858R' },
  });
  const score = { id: 'pdl1', kind: 'biomarker', name: 'PD-L1', value: 80, unit: '%', score: 'TPS' } as const;

  it('stands where the biomarker is not known', () => {
    expect(run([pembrolizumab], [score], lung).options).toHaveLength(1);
  });

  it('is rejected where the case shows the biomarker', () => {
    const { options, findings } = run([pembrolizumab], [score, aVariant('EGFR', 'L858R')], lung);
    expect(options).toEqual([]);
    expect(findings.flatMap(({ rejected }) => rejected)).toContainEqual({
      item: pembrolizumab.id,
      reason: 'PROFILE_FALSE',
      note: `${pembrolizumab.id} leaves out tumors with EGFR L858R.`,
    });
  });

  it('keeps a label for all solid tumors but one from being overruled by a record on "solid tumor"', () => {
    const items = [
      anItem('p:BRAF:V600E', { ...use('a', 'b'), disease: { scope: 'solid', except: ['COADREAD'] } }),
      aRecord('p:BRAF:V600E', 'A', { ...use('a', 'b'), disease: { scope: 'solid' } }),
    ];
    const inColon = run(items, [aVariant('BRAF', 'V600E')], { tumorType: { system: 'oncotree', code: 'COAD' } });
    expect(inColon.options).toMatchObject([{ tier: 'II', level: 'C' }]);
    expect(inColon.options[0]?.notes.join()).toContain('leaves this tumor type out');
    expect(run(items, [aVariant('BRAF', 'V600E')], lung).options).toMatchObject([{ tier: 'I', level: 'A' }]);
  });
});

describe('what resistance rules out', () => {
  const ruledOut = (...args: Parameters<typeof run>): readonly (readonly string[])[] =>
    run(...args).resistance.map(({ rulesOut }) => rulesOut);
  const driver = aVariant('EGFR', 'L858R');

  it('is the drug of the driver, by a second change of its gene, even on weak evidence', () => {
    const items = [anItem('p:EGFR:L858R', use('a')), aRecord('p:EGFR:C797S', 'D', resistance('a'))];
    expect(ruledOut(items, [driver, aVariant('EGFR', 'C797S')], lung)).toEqual([['a']]);
  });

  it('is not an approved drug by a bypass seen in single cases: noted, and the option keeps its place', () => {
    const items = [
      anItem('p:EGFR:L858R', { ...use('a'), year: 2024 }),
      anItem('p:EGFR:L858R', { ...use('b'), year: 2013 }),
      aRecord('cna:MET:amplification', 'D', resistance('a')),
    ];
    const { options, resistance: list } = run(
      items,
      [driver, { id: 'm', kind: 'copy-number', gene: 'MET', change: 'amplification' }],
      lung,
    );
    expect(list).toMatchObject([{ rulesOut: [] }]);
    expect(options.map(({ therapies, notes }) => [therapies[0], notes])).toEqual([
      ['a', ['resistance also reported (Tier II-D): MET amplification']],
      ['b', []],
    ]);
  });

  it('is a drug given for any mutation of the gene, by the exact change that resists', () => {
    const items = [aRecord('any:PIK3CA', 'A', use('a')), aRecord('p:PIK3CA:H1047R', 'B', { ...resistance('a'), rating: 4 })];
    expect(ruledOut(items, [aVariant('PIK3CA', 'H1047R')], lung)).toEqual([['a']]);
  });

  it('is not what a better record on the same change supports: that is contested', () => {
    const items = [anItem('p:EGFR:L858R', use('a')), aRecord('p:EGFR:L858R', 'D', resistance('a'))];
    const { options, resistance: list } = run(items, [driver], lung);
    expect([list[0]?.rulesOut, options[0]?.contested]).toEqual([[], true]);
  });

  it('is not what is only less sensitive', () => {
    const items = [anItem('p:EGFR:L858R', use('a')), aRecord('p:EGFR:L858R', 'B', { ...resistance('a'), strength: 'reduced', rating: 4 })];
    expect(ruledOut(items, [driver], lung)).toEqual([[]]);
  });

  it('is told of the change that resists, not of the target it comes with', () => {
    const both = {
      op: 'and' as const,
      of: [
        { op: 'key' as const, key: 'fusion:LMNA::NTRK1' },
        { op: 'key' as const, key: 'p:NTRK1:G595R' },
      ],
    };
    const items = [anItem('fusion:v::NTRK1', use('larotrectinib')), aRecord(both, 'D', resistance('larotrectinib'))];
    const fusion = { id: 'LMNA::NTRK1', kind: 'fusion', fivePrime: 'LMNA', threePrime: 'NTRK1' } as const;
    expect(run(items, [fusion, aVariant('NTRK1', 'G595R')], lung).resistance).toMatchObject([
      { finding: 'NTRK1 G595R', rulesOut: ['larotrectinib'] },
    ]);
  });
});

describe('lineFit', () => {
  test.each([
    ['first line', 1, 'fits'],
    ['first line', 2, 'conflict'],
    ['first line', null, 'silent'],
    ['after prior treatment', 1, 'conflict'],
    ['after prior treatment', 3, 'fits'],
    ['after prior treatment', null, 'unstated'],
    ['HR-positive, HER2-negative, after endocrine therapy', 1, 'conflict'],
    ['after two anti-HER2 regimens', 2, 'conflict'],
    ['after an EGFR inhibitor and platinum chemotherapy', 2, 'conflict'],
    ['relapsed or refractory', 2, 'fits'],
    ['grade 2, after surgery', 1, 'silent'],
    ['radioactive iodine-refractory where it applies', 1, 'silent'],
    ['adjuvant after resection', 1, 'unstated'],
    ['neoadjuvant, high risk of recurrence', 1, 'unstated'],
    ['first-line maintenance after response to platinum', 1, 'unstated'],
    [null, 2, 'silent'],
  ] as const)('"%s" in line %s: %s', (written, line, expected) => {
    expect(lineFit(written, line)).toBe(expected);
  });

  it('is taken from the treatments given where the line is not stated', () => {
    const items = [
      anItem('p:BRAF:V600E', { ...use('a'), line: 'first line', year: 2025 }),
      anItem('p:BRAF:V600E', { ...use('b'), line: 'after prior treatment', year: 2011 }),
    ];
    const treatment = { prior: [{ therapies: ['x'] }] };
    expect(run(items, [aVariant('BRAF', 'V600E')], { ...lung, treatment }).options.map(({ therapies }) => therapies[0])).toEqual([
      'b',
      'a',
    ]);
    expect(run(items, [aVariant('BRAF', 'V600E')], lung).options.map(({ therapies }) => therapies[0])).toEqual(['a', 'b']);
  });

  it('is not vouched for by a silent record where the label is for another line', () => {
    const items = [
      anItem('p:BRAF:V600E', { ...use('a'), line: 'after prior treatment', year: 2025 }),
      aRecord('p:BRAF:V600E', 'A', use('a')),
      anItem('p:BRAF:V600E', { ...use('b'), line: 'first line', year: 2011 }),
    ];
    const { options } = run(items, [aVariant('BRAF', 'V600E')], { ...lung, treatment: { line: 1 } });
    expect(options.map(({ therapies }) => therapies[0])).toEqual(['b', 'a']);
  });
});

describe('a null variant of an oncogene', () => {
  it('is no "exon 2 mutation" that resists cetuximab', () => {
    const items = [aRecord('exon:KRAS:2:mutation', 'B', { ...resistance('cetuximab'), rating: 4 })];
    expect(run(items, [aVariant('KRAS', 'Q25*')], lung).resistance).toEqual([]);
    expect(run(items, [aVariant('KRAS', 'G12D')], lung).resistance).toHaveLength(1);
  });
});

describe('words that the program cannot read', () => {
  it('are named, so that "not assessed" is not taken for "nothing known"', () => {
    const { findings } = run([], [aVariant('EGFR', 'ELREA746del')], lung);
    expect(findings[0]?.warnings.join()).toContain('no protein change that the program can read');
  });

  test.each(['p.?', 'p.=', 'p.(=)', ''])('an annotated %s is no misspelling', (protein) => {
    expect(run([], [aVariant('EGFR', protein)], lung).findings[0]?.warnings).toEqual([]);
  });

  it('reads "non-V600" as some other mutation of the gene', () => {
    const classifyText = () => ({ gene: 'BRAF', keys: ['not(codon:BRAF:V600)'] });
    const finding = { id: 't', kind: 'text', text: 'BRAF non-V600 mutation' } as const;
    expect(keysOfFinding(finding, null, { genes: buildGeneTable([]), classifyText })).toEqual(['any:BRAF']);
  });
});
