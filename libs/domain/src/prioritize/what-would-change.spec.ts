import { anItem, aVariant, findingIn, run, tierIn } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { Profile } from './variant-key.ts';

const v600e = aVariant('BRAF', 'V600E');
const key = (text: string): Profile => ({ op: 'key', key: text });

describe('prioritize: conditions, missing tests, counterfactuals', () => {
  it('names the histology on which a tier hangs', () => {
    const outcome = run([anItem('p:BRAF:V600E')], [v600e], { tumorType: { system: 'oncotree', code: 'NSCLC' } });
    expect(findingIn(outcome).results[0]).toMatchObject({
      tier: 'I',
      level: 'A',
      conditional: true,
      missingTests: [{ test: 'histology', why: 'the tier holds only for luad' }],
    });
    expect(findingIn(outcome).flags).toContain('conditional');
  });

  it('is unconditional when a record in class says the same', () => {
    const outcome = run([anItem('p:BRAF:V600E'), anItem('p:BRAF:V600E', { disease: { scope: 'types', codes: ['NSCLC'] } })], [v600e], {
      tumorType: { system: 'oncotree', code: 'NSCLC' },
    });
    expect(findingIn(outcome).results[0]?.conditional).toBeUndefined();
  });

  it.each<[string, EvidenceItem[], string]>([
    ['histology', [anItem('p:BRAF:V600E', { disease: { scope: 'types', codes: ['MEL'] } })], 'would be I-A if the histology were MEL'],
    ['component', [anItem({ op: 'and', of: [key('p:BRAF:V600E'), key('p:EGFR:T790M')] })], 'would be I-A if EGFR T790M were present'],
    ['region', [anItem('p:BRAF:V600E', { region: 'PMDA' })], 'would be I-A if a label of FDA or EMA said the same (this one is PMDA)'],
    ['nothing better', [anItem('p:BRAF:V600E')], ''],
  ])('counterfactual: %s', (_name, items, sentence) => {
    expect(findingIn(run(items, [v600e])).results[0]?.counterfactual ?? '').toBe(sentence);
  });

  it('asks for a test, and forms no tier, when part of a profile is unknown', () => {
    const item = anItem({ op: 'and', of: [key('p:KIT:A12T'), { op: 'not', of: key('p:EGFR:T790M') }] });
    const unknown = run([item], [aVariant('KIT', 'A12T')]);
    expect(findingIn(unknown)).toMatchObject({
      tier: null,
      results: [{ tier: null, rule: 'profile.unknown', missingTests: [{ test: 'absence of EGFR T790M' }] }],
    });
    expect(tierIn(run([item], [aVariant('KIT', 'A12T')], { assayed: ['EGFR', 'KIT'] }))).toBe('I-A');
  });

  it('attaches a combined profile to each of its findings', () => {
    const item = anItem({ op: 'and', of: [key('p:BRAF:V600E'), key('p:EGFR:T790M')] });
    const outcome = run([item], [v600e, aVariant('EGFR', 'T790M')]);
    expect(outcome.findings.map(({ tier, results }) => [tier, results[0]?.matched[0]?.matchLevel])).toEqual([
      ['I', 'PROFILE'],
      ['I', 'PROFILE'],
    ]);
    expect(outcome.options).toMatchObject([{ findings: ['BRAF V600E', 'EGFR T790M'] }]);
  });

  it('rests evidence on wild type on a gene that was assayed and is clean', () => {
    const item = anItem({ op: 'and', of: [key('wt:KRAS'), key('wt:NRAS')] });
    expect(run([item], [], { assayed: ['KRAS', 'NRAS'] }).options).toMatchObject([
      { therapies: ['examplinib'], tier: 'I', level: 'A', findings: ['wild-type:KRAS', 'wild-type:NRAS'] },
    ]);
    expect(run([item], [], { assayed: ['KRAS'] }).options).toEqual([]);
    expect(run([item], [aVariant('KRAS', 'G12D')], { assayed: ['KRAS', 'NRAS'] }).options).toEqual([]);
  });

  it('names a germline sample where the label of this tumor type is on a germline change', () => {
    const items = [
      anItem('lof:BRCA1', { origin: 'germline' }),
      anItem('lof:BRCA1', { origin: 'any', disease: { scope: 'types', codes: ['COAD'] } }),
    ];
    const [result] = findingIn(run(items, [aVariant('BRCA1', 'E23fs', { origin: 'somatic' })])).results;
    expect(result).toMatchObject({ tier: 'II', level: 'C', counterfactual: 'would be I-A if the change were germline' });
    expect(result?.missingTests.map(({ test }) => test)).toEqual(['germline confirmation']);
  });

  it('names the germline label of this tumor type, not the first record on a germline change', () => {
    const elsewhere = { scope: 'types', codes: ['COAD'] } as const;
    const items = [
      anItem('lof:BRCA1', { id: 'a:elsewhere', origin: 'germline', disease: elsewhere }),
      anItem('lof:BRCA1', { id: 'z:here', origin: 'germline' }),
      anItem('lof:BRCA1', { id: 'b:somatic', origin: 'any', disease: elsewhere }),
    ];
    const [result] = findingIn(run(items, [aVariant('BRCA1', 'E23fs', { origin: 'somatic' })])).results;
    expect(result?.missingTests).toEqual([{ test: 'germline confirmation', why: 'z:here is on a germline change' }]);
  });
});
