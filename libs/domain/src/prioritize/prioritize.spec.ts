import type { Finding } from '../annotate/finding.ts';
import { aRecord, anItem, aSnapshot, aVariant, findingIn, run, SETTING, tierIn } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { indexKnowledge } from './index-knowledge.ts';
import { prioritize } from './prioritize.ts';

const v600e = aVariant('BRAF', 'V600E');

describe('prioritize: tier of a finding', () => {
  it.each<[string, EvidenceItem[], Finding, string, string]>([
    ['a label in class', [anItem('p:BRAF:V600E')], v600e, 'I-A', 'therapeutic.label.in-class'],
    [
      'a label of another tumor',
      [anItem('p:BRAF:V600E', { disease: { scope: 'types', codes: ['MEL'] } })],
      v600e,
      'II-C',
      'therapeutic.label.other-tumor',
    ],
    ['a label of a region outside the policy', [anItem('p:BRAF:V600E', { region: 'PMDA' })], v600e, 'II-C', 'therapeutic.label.region'],
    [
      'two single level C publications for the same therapy',
      [aRecord('p:BRAF:V600E', 'C'), aRecord('p:BRAF:V600E', 'C')],
      v600e,
      'II-C',
      'therapeutic.level-c-multiple.in-class',
    ],
    [
      'two level C records of one publication',
      [aRecord('p:BRAF:V600E', 'C', { publications: ['pubmed:1'] }), aRecord('p:BRAF:V600E', 'C', { publications: ['pubmed:1'] })],
      v600e,
      'II-D',
      'therapeutic.level-c-single.in-class',
    ],
    [
      'two level C publications for different therapies',
      [aRecord('p:BRAF:V600E', 'C'), aRecord('p:BRAF:V600E', 'C', { therapies: ['otherib'] })],
      v600e,
      'II-D',
      'therapeutic.level-c-single.in-class',
    ],
    [
      'a level C publication in another tumor does not support the one in class',
      [aRecord('p:BRAF:V600E', 'C'), aRecord('p:BRAF:V600E', 'C', { disease: { scope: 'types', codes: ['MEL'] } })],
      v600e,
      'II-D',
      'therapeutic.level-c-single.in-class',
    ],
    [
      'a weak level B with a second publication of level A',
      [aRecord('p:BRAF:V600E', 'B'), aRecord('p:BRAF:V600E', 'B')],
      v600e,
      'I-B',
      'therapeutic.level-b-strong.in-class',
    ],
    ['a record on another change of the residue', [anItem('p:BRAF:V600K')], v600e, 'III', 'oncogenic'],
    [
      'only evidence that does not support',
      [anItem('p:BRAF:K601E', { supports: false })],
      aVariant('BRAF', 'K601E'),
      'none',
      'not-assessed',
    ],
    [
      'gene-level evidence on an established change',
      [anItem('any:PIK3CA')],
      aVariant('PIK3CA', 'H1047R'),
      'I-A',
      'therapeutic.label.in-class',
    ],
    [
      'gene-level evidence on an unknown change',
      [anItem('any:PIK3CA')],
      aVariant('PIK3CA', 'A12T'),
      'III',
      'therapeutic.gene-mutation.not-known-oncogenic',
    ],
    [
      'gene-level evidence on a truncated tumor suppressor',
      [anItem('any:PTEN')],
      aVariant('PTEN', 'R130*'),
      'I-A',
      'therapeutic.label.in-class',
    ],
    [
      'gain of function for an unknown missense',
      [anItem('gof:BRAF')],
      aVariant('BRAF', 'A12T'),
      'III',
      'therapeutic.gene-mutation.not-known-oncogenic',
    ],
    ['no evidence, truncated tumor suppressor', [], aVariant('PTEN', 'R130*'), 'III', 'oncogenic'],
    ['no evidence, extremely rare missense', [], aVariant('KIT', 'A12T', { populationFrequency: 0 }), 'III', 'vus'],
    ['no evidence, nothing known', [], aVariant('KIT', 'A12T'), 'none', 'not-assessed'],
    ['no evidence, 1 % in a population', [], aVariant('KIT', 'A12T', { populationFrequency: 0.01 }), 'IV', 'population-frequency'],
    [
      'gene-level evidence, 1 % in a population',
      [anItem('any:KIT')],
      aVariant('KIT', 'A12T', { populationFrequency: 0.02 }),
      'IV',
      'population-frequency',
    ],
    [
      'exact evidence, 1 % in a population',
      [anItem('p:KIT:A12T')],
      aVariant('KIT', 'A12T', { populationFrequency: 0.02 }),
      'I-A',
      'therapeutic.label.in-class',
    ],
    ['a record that did not pass the filters', [anItem('p:BRAF:V600E')], { ...v600e, filter: 'LowQual' }, 'none', 'filtered'],
    [
      'a somatic record for a germline finding',
      [anItem('p:BRAF:V600E', { origin: 'somatic' })],
      { ...v600e, origin: 'germline' },
      'III',
      'oncogenic',
    ],
    [
      'a germline record for a somatic finding',
      [anItem('lof:BRCA1', { origin: 'germline' })],
      aVariant('BRCA1', 'Q12*', { origin: 'somatic' }),
      'III',
      'oncogenic',
    ],
    [
      'a germline record for a germline finding',
      [anItem('lof:BRCA1', { origin: 'germline' })],
      aVariant('BRCA1', 'Q12*', { origin: 'germline' }),
      'I-A',
      'therapeutic.label.in-class',
    ],
    [
      'a germline record for a finding of unconfirmed origin',
      [anItem('lof:BRCA1', { origin: 'germline' })],
      aVariant('BRCA1', 'Q12*'),
      'III',
      'oncogenic',
    ],
    ['a flagged record', [anItem('p:KIT:A12T', { flagged: true })], aVariant('KIT', 'A12T'), 'none', 'not-assessed'],
    ['an unclassified name', [anItem('text', { genes: ['KIT'] })], aVariant('KIT', 'A12T'), 'none', 'not-assessed'],
    ['"Non-V600" evidence', [anItem('not(codon:BRAF:V600)')], v600e, 'III', 'oncogenic'],
    [
      'text without a classifier',
      [anItem('exon:EGFR:19:deletion')],
      { id: 't', kind: 'text', text: 'EGFR exon 19 deletion' },
      'none',
      'not-assessed',
    ],
  ])('%s', (_name, items, finding, tier, rule) => {
    const outcome = run(items, [finding]);
    expect([tierIn(outcome), findingIn(outcome).rule]).toEqual([tier, rule]);
  });

  it('refuses a tumor type that does not map, and never calls it "other"', () => {
    const result = prioritize({ case: 'c', tumorType: { text: 'some tumor' }, findings: [v600e] }, indexKnowledge(aSnapshot([])), SETTING);
    expect(result).toMatchObject({ ok: false, refusal: { code: 'TUMOR_TYPE.UNMAPPED' } });
  });

  it('shows an actionable filtered record as "confirm", with a warning', () => {
    const outcome = run([anItem('p:BRAF:V600E')], [{ ...v600e, filter: 'LowQual' }]);
    expect(findingIn(outcome)).toMatchObject({ tier: null, results: [], flags: ['confirm', 'established-oncogenic', 'filtered'] });
    expect(outcome.options).toEqual([]);
    expect(outcome.warnings.join()).toContain('confirm it by another method');
  });

  it('lists near misses, and says how many more there are', () => {
    const items = Array.from({ length: 25 }, () => anItem('p:BRAF:V600K'));
    const found = findingIn(run([...items, anItem('cna:BRAF:amplification')], [v600e]));
    expect(found.rejected.filter(({ reason }) => reason === 'OTHER_CHANGE_AT_RESIDUE')).toHaveLength(20);
    expect(found.rejectedMore).toBe(5);
    expect(found.rejected.at(-1)).toMatchObject({ reason: 'OTHER_ALTERATION_OF_GENE', note: expect.stringContaining('1 further') });
  });

  it('says that coding and protein change disagree instead of matching', () => {
    const outcome = run([anItem('p:BRAF:V600E')], [aVariant('BRAF', 'V600E', { cdna: 'c.1801A>G' })]);
    expect(findingIn(outcome).rejected.map(({ reason }) => reason)).toEqual(['CODING_CONFLICT']);
    expect(outcome.warnings.join()).toContain('different codons');
  });

  it('gives an unverified fact low confidence and prints a warning', () => {
    const outcome = run([anItem('p:BRAF:V600E', { verification: { status: 'unverified' } })], [v600e]);
    expect(findingIn(outcome).results[0]).toMatchObject({ tier: 'I', lowConfidence: true });
    expect(outcome.warnings.join()).toContain('unverified');
  });

  it('says when no regulatory source is loaded', () => {
    expect(run([aRecord('p:BRAF:V600E', 'A')], [v600e]).warnings.join()).toContain('No regulatory source is loaded');
    expect(run([anItem('p:BRAF:V600E')], [v600e]).warnings.join()).not.toContain('No regulatory source');
  });

  it('names excluded flagged records', () => {
    expect(run([anItem('p:BRAF:V600E', { id: 'civic:EID7', flagged: true })], [v600e]).warnings.join()).toContain('civic:EID7');
  });

  it('keeps the tier of common variants with evidence, flagged', () => {
    expect(findingIn(run([anItem('p:KIT:A12T')], [aVariant('KIT', 'A12T', { populationFrequency: 0.02 })])).flags).toContain(
      'common-in-population',
    );
  });

  it('reads findings in words through the classifier', () => {
    const classifyText = () => ({ gene: 'EGFR', keys: ['exon:EGFR:19:deletion'] });
    const outcome = run(
      [anItem('exon:EGFR:19:deletion')],
      [{ id: 't', kind: 'text', text: 'EGFR exon 19 deletion' }],
      {},
      { classifyText },
    );
    expect([tierIn(outcome), findingIn(outcome).label]).toEqual(['I-A', 'EGFR exon 19 deletion']);
  });
});
