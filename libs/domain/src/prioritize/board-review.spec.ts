import { anItem, aRecord, aVariant, findingIn, run, tierIn } from './engine.fixture.ts';
import type { Prioritization } from './explanation.ts';

const use = (...therapies: readonly string[]) => ({ therapies });
const resistance = (...therapies: readonly string[]) => ({ therapies, direction: 'resistance' as const });
const mel = { scope: 'types', codes: ['MEL'] } as const;
const notesOn = ({ options }: Prioritization, ...therapies: readonly string[]): readonly string[] =>
  options.find((option) => option.therapies.join() === therapies.join())?.notes ?? ['no such option'];

describe('resistance of a finding of another gene', () => {
  const amplified = { id: 'her2', kind: 'copy-number', gene: 'ERBB2', change: 'amplification', copies: 15 } as const;
  const mutated = aVariant('PIK3CA', 'H1047R');
  const label = anItem('cna:ERBB2:amplification', use('trastuzumab'));
  const combined = anItem('cna:ERBB2:amplification', use('pertuzumab', 'trastuzumab'));

  it('of I-B leaves a label standing, noted beside the option and beside what contains the drug', () => {
    const against = aRecord('p:PIK3CA:H1047R', 'B', { ...resistance('trastuzumab'), rating: 4 });
    const outcome = run([label, combined, against], [amplified, mutated]);
    expect(outcome.resistance).toMatchObject([{ tier: 'I', level: 'B', rulesOut: [] }]);
    expect(notesOn(outcome, 'trastuzumab')).toEqual(['resistance also reported (Tier I-B): PIK3CA H1047R']);
    expect(notesOn(outcome, 'pertuzumab', 'trastuzumab')).toEqual(['resistance to trastuzumab also reported (Tier I-B): PIK3CA H1047R']);
  });

  it('of I-A rules a label out: KRAS and an antibody that rests on another gene', () => {
    const against = aRecord('p:PIK3CA:H1047R', 'A', resistance('trastuzumab'));
    expect(run([label, against], [amplified, mutated]).resistance).toMatchObject([{ rulesOut: ['trastuzumab'] }]);
  });
});

describe('resistance of the very target of a drug that is given for another gene', () => {
  const label = anItem('p:KRAS:G12D', use('ibrutinib'));
  const against = (gene: string, ...drugs: readonly string[]) => aRecord(`p:${gene}:C481S`, 'B', { ...resistance(...drugs), rating: 4 });

  it('of Tier I rules the label out: BTK C481S and ibrutinib', () => {
    const findings = [aVariant('KRAS', 'G12D'), aVariant('BTK', 'C481S')];
    expect(run([label, against('BTK', 'ibrutinib')], findings).resistance).toMatchObject([{ rulesOut: ['ibrutinib'] }]);
  });

  it('is told from the same evidence on a gene that the drug does not act on', () => {
    const findings = [aVariant('KRAS', 'G12D'), aVariant('PIK3CA', 'C481S')];
    expect(run([label, against('PIK3CA', 'ibrutinib')], findings).resistance).toMatchObject([{ rulesOut: [] }]);
  });
});

describe('resistance of the very change that a drug for its gene is listed for', () => {
  const t790m = aVariant('EGFR', 'T790M');

  it('T790M rules out afatinib, though a record on any EGFR mutation gives the option I-B and one on T790M itself II-D', () => {
    const items = [
      aRecord('any:EGFR', 'B', { ...use('afatinib'), rating: 4 }),
      aRecord('p:EGFR:T790M', 'D', use('afatinib')),
      aRecord('p:EGFR:T790M', 'B', { ...resistance('afatinib'), rating: 3 }),
    ];
    expect(run(items, [t790m]).resistance).toMatchObject([{ therapies: ['afatinib'], rulesOut: ['afatinib'] }]);
  });

  it('of a record no better than the one in favour stays contested', () => {
    const items = [aRecord('p:EGFR:T790M', 'B', use('afatinib')), aRecord('p:EGFR:T790M', 'B', resistance('afatinib'))];
    expect(run(items, [t790m]).resistance).toMatchObject([{ rulesOut: [] }]);
  });
});

describe('the warning of unverified facts', () => {
  const finding = aVariant('BRAF', 'V600E');
  const unverified = { verification: { status: 'unverified' } } as const;

  it('is silent of another tumor type below the tier of the finding', () => {
    const items = [anItem('p:BRAF:V600E'), anItem('p:BRAF:V600E', { ...unverified, ...use('otherib'), disease: mel })];
    expect(run(items, [finding]).warnings.join()).not.toContain('unverified');
  });

  it('names what gives the finding its tier, of another tumor type as well', () => {
    const item = anItem('p:BRAF:V600E', { ...unverified, disease: mel });
    expect(run([item], [finding]).warnings).toContain(`${item.id} is unverified: read the source before you rely on it.`);
  });

  it('names all facts in one sentence', () => {
    const items = ['a', 'b', 'c'].map((drug) => anItem('p:BRAF:V600E', { ...unverified, ...use(drug) }));
    expect(run(items, [finding]).warnings.filter((warning) => warning.includes('unverified'))).toEqual([
      `3 facts behind these results are unverified, read their sources before you rely on them: ${items.map(({ id }) => id).join(', ')}.`,
    ]);
  });

  it('is silent where a verified fact gives the same tier', () => {
    expect(run([anItem('p:BRAF:V600E'), anItem('p:BRAF:V600E', unverified)], [finding]).warnings.join()).not.toContain('unverified');
  });
});

describe('a gene that a breakend breaks, without a partner', () => {
  const breakend = {
    id: 'bnd',
    kind: 'structural-variant',
    type: 'BND',
    chrom: '2',
    pos: 29446394,
    mate: { chrom: '17', pos: 1000 },
    genes: ['ALK'],
  } as const;
  const label = anItem('rearrangement:ALK', use('alectinib'));

  it('keeps the tier of the rearrangement, and asks to confirm before the option', () => {
    const outcome = run([label], [breakend]);
    expect(findingIn(outcome)).toMatchObject({ tier: 'I', level: 'A', flags: expect.arrayContaining(['confirm', 'unpaired']) });
    expect(notesOn(outcome, 'alectinib')).toEqual(['confirm first, no fusion product is shown: ALK BND']);
  });

  it.each<[string, object]>([
    ['said to run in that order', { orderKnown: true }],
    ['in no order that is shown', {}],
  ])('asks to confirm a pair with the kinase first, %s', (_name, order) => {
    const turned = { id: 'f', kind: 'fusion', fivePrime: 'ALK', threePrime: 'EML4', ...order } as const;
    expect(findingIn(run([label], [turned])).flags).toEqual(expect.arrayContaining(['confirm', 'unpaired']));
  });

  it('asks nothing where a fusion shows the product', () => {
    const fusion = { id: 'f', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK' } as const;
    expect(notesOn(run([label], [breakend, fusion]), 'alectinib')).toEqual([]);
  });
});

describe('the loss of one copy', () => {
  const loss = (numbers: object) => [{ id: 'l', kind: 'copy-number', gene: 'PTEN', change: 'loss', ...numbers }] as const;
  const record = aRecord('cna:PTEN:loss', 'B', { rating: 4 });

  it.each<[string, object, string]>([
    ['one of two copies', { copies: 1 }, 'III'],
    ['a log2 above that of a deletion', { log2: -0.6 }, 'III'],
    ['two copies of one parent', { copies: 2, minorCopies: 0 }, 'III'],
    ['no copies', { copies: 0 }, 'I-B'],
    ["the laboratory's word", {}, 'I-B'],
  ])('is no loss of function: %s', (_name, numbers, tier) => {
    expect(tierIn(run([record], loss(numbers)))).toBe(tier);
  });

  it('says what would have to be shown', () => {
    const [result] = findingIn(run([record], loss({ copies: 1 }))).results;
    expect(result?.counterfactual).toBe('would be I-B if the other copy were lost as well');
    expect(result?.warnings.join()).toContain('here one copy is lost');
  });

  it('counts for a label that names the loss, as del(17p) does', () => {
    expect(tierIn(run([anItem('cna:PTEN:loss')], loss({ copies: 1 })))).toBe('I-A');
  });
});

describe('an expression outlier', () => {
  const label = anItem('expression:ERBB2:over');
  const outlier = { id: 'x', kind: 'expression', gene: 'ERBB2', change: 'over', value: 3.1, unit: 'z-score' } as const;

  it('of RNA forms no tier of a label on staining, and asks for immunohistochemistry', () => {
    const outcome = run([label], [outlier]);
    expect(tierIn(outcome)).toBe('none');
    expect(outcome.options).toEqual([]);
    expect(findingIn(outcome).results[0]).toMatchObject({
      missingTests: [{ test: 'ERBB2 overexpression by immunohistochemistry' }],
      counterfactual: 'would be I-A if ERBB2 overexpression by immunohistochemistry were present',
    });
  });

  it('of RNA lends no tier to another finding of the profile', () => {
    const both = anItem({
      op: 'and',
      of: [
        { op: 'key', key: 'expression:ERBB2:over' },
        { op: 'key', key: 'wt:KRAS' },
      ],
    });
    expect(tierIn(run([both], [outlier, { id: 'wt', kind: 'wild-type', gene: 'KRAS' }], {}), 'wt')).toBe('none');
  });

  it('stated without a unit counts', () => {
    const { unit: _unit, value: _value, ...stated } = outlier;
    expect(tierIn(run([label], [stated]))).toBe('I-A');
  });
});

describe('likely benign by prediction alone', () => {
  const predicted = { predictors: { revel: 0.1, alphaMissense: 0.05 }, consequence: 'missense_variant' };

  it('keeps its class and is no Tier IV: predictors are no sole evidence', () => {
    const found = findingIn(run([], [aVariant('EGFR', 'p.A10V', predicted)]));
    expect(found).toMatchObject({ tier: 'III', oncogenicity: { class: 'likely benign' }, flags: ['benign-by-prediction-only'] });
  });

  it('is Tier IV with a second line: a frequency over 1 %', () => {
    const common = {
      ...predicted,
      populationFrequency: 0.02,
      populationFrequencies: [{ population: 'afr', frequency: 0.02, source: 'AF' }],
    };
    expect(tierIn(run([], [aVariant('EGFR', 'p.A10V', common)]))).toBe('IV');
  });
});

describe('a tumor mutational burden', () => {
  const value = { id: 't', kind: 'biomarker', name: 'TMB', value: 14, unit: 'mut/Mb' } as const;
  const label = anItem('bio:TMB-H');

  it.each<[string, object, object, string]>([
    ['of tissue', {}, {}, 'I-A'],
    ['of a cell-free sample, by no stated assay', {}, { sample: { specimen: 'cfDNA' } }, 'none'],
    ['of a tissue assay beside a cell-free sample', { assay: 'FoundationOne CDx' }, { sample: { specimen: 'cfDNA' } }, 'I-A'],
    ['of a liquid assay', { assay: 'FoundationOne Liquid CDx' }, {}, 'none'],
  ])('%s', (_name, stated, kase, tier) => {
    expect(tierIn(run([label], [{ ...value, ...stated }], kase))).toBe(tier);
  });
});

describe('a withdrawn label', () => {
  it('lowers no tier, is read beside the option, and puts it behind the others where no other label carries it', () => {
    const withdrawn = anItem('p:BRAF:V600E', { supports: false, line: 'indication withdrawn by the applicant' });
    const other = aRecord('p:BRAF:V600E', 'D', use('otherib'));
    const outcome = run([aRecord('p:BRAF:V600E', 'A'), withdrawn, other], [aVariant('BRAF', 'V600E')]);
    expect(outcome.options).toMatchObject([
      { therapies: ['otherib'] },
      { tier: 'I', level: 'A', contested: true, notes: [`${withdrawn.id} speaks against it: indication withdrawn by the applicant`] },
    ]);
  });

  it('of another tumor type is not said', () => {
    const elsewhere = anItem('p:BRAF:V600E', { supports: false, disease: mel });
    const outcome = run([aRecord('p:BRAF:V600E', 'A'), elsewhere], [aVariant('BRAF', 'V600E')]);
    expect(notesOn(outcome, 'examplinib')).toEqual([]);
  });

  it('of another tumor type is said where the option rests on that type alone', () => {
    const elsewhere = anItem('p:BRAF:V600E', { supports: false, disease: mel });
    const outcome = run([aRecord('p:BRAF:V600E', 'A', { disease: mel }), elsewhere], [aVariant('BRAF', 'V600E')]);
    expect(notesOn(outcome, 'examplinib')).toEqual([`${elsewhere.id} speaks against it`]);
  });
});
