import type { Finding, SmallVariant } from '../annotate/finding.ts';
import { buildGeneTable } from '../annotate/gene-table.ts';
import { readFinding } from '../annotate/read-finding.ts';
import { readingContext } from '../annotate/reading-context.ts';
import { assessOncogenicity } from './assess-oncogenicity.ts';
import { aVariant, GENES } from './engine.fixture.ts';
import type { Hotspot } from './knowledge-snapshot.ts';

const fact = (gene: string, protein: string, rest: Partial<Hotspot> = {}): Hotspot => ({
  gene,
  protein,
  cdna: null,
  positions: [],
  source: 'test',
  ...rest,
});
const HOTSPOTS = [
  fact('BRAF', 'V600E'),
  fact('EGFR', 'E746_A750del'),
  fact('KRAS', 'G12D', { samples: { atResidue: 60, withChange: 20, source: 'counts' }, functional: 'studies' }),
  fact('NRAS', 'Q61R', { samples: { atResidue: 40, withChange: 20, source: 'counts' } }),
  fact('PIK3CA', 'G118D', { samples: { atResidue: 60, withChange: 9, source: 'counts' } }),
];
const genes = buildGeneTable([...GENES, { symbol: 'RB1', role: 'tumor-suppressor', aliases: [] }]);
const assess = (variant: Finding, tumorTypes: readonly string[] = []) =>
  assessOncogenicity(readFinding(variant, readingContext({ genes })), {
    genes,
    tumorTypes,
    hotspotsOf: (gene) => HOTSPOTS.filter((hotspot) => hotspot.gene === gene),
  });

describe('assessOncogenicity', () => {
  it('says of an established change that the class alone would mislead', () => {
    expect(assess(aVariant('BRAF', 'V600E')).oncogenicity).toMatchObject({
      class: 'VUS',
      note: expect.stringContaining('Established oncogenic change'),
    });
    expect(assess(aVariant('KRAS', 'G12D')).oncogenicity.note).toBeUndefined();
    expect(assess(aVariant('BRAF', 'A12T')).oncogenicity.note).toBeUndefined();
  });

  test.each([
    ['EGFR', 'L747_P753delinsS', true],
    ['EGFR', 'A767_V769dup', true],
    ['EGFR', 'A10_G12del', false],
  ])('takes %s %s as established by its group: %s', (gene, protein, expected) => {
    expect(assess(aVariant(gene, protein)).countsAsOncogenic).toBe(expected);
  });

  it.each<[string, SmallVariant, string, number]>([
    ['a stop in a tumor suppressor', aVariant('PTEN', 'R130*'), 'OVS1', 8],
    ['a frameshift in a tumor suppressor, absent in gnomAD', aVariant('PTEN', 'T319fs', { populationFrequency: 0 }), 'OVS1 OP4', 9],
    ['a stop in an oncogene', aVariant('BRAF', 'R130*'), '', 0],
    ['a stop in a gene the pack does not know', aVariant('FOO', 'R130*'), '', 0],
    ['the change of a hotspot fact', aVariant('BRAF', 'V600E'), 'OS1', 4],
    ['another missense at its residue', aVariant('BRAF', 'V600R'), 'OM4', 2],
    ['an in-frame hotspot fact', aVariant('EGFR', 'E746_A750del'), 'OS1 OM2', 6],
    ['an in-frame deletion of an oncogene', aVariant('EGFR', 'A10_G12del'), 'OM2', 2],
    ['studies and counts of the hotspot', aVariant('KRAS', 'G12D'), 'OS2 OS3', 8],
    ['counts under 50 at the residue', aVariant('NRAS', 'Q61R'), 'OM3', 2],
    ['counts under 10 of the change', aVariant('PIK3CA', 'G118D'), 'OP3', 1],
    ['5.1 % in a population', aVariant('KIT', 'A12T', { populationFrequency: 0.051 }), 'SBVS1', -8],
    ['1.1 % in a population', aVariant('KIT', 'A12T', { populationFrequency: 0.011 }), 'SBS1', -4],
    ['0.5 % in a population says nothing', aVariant('KIT', 'A12T', { populationFrequency: 0.005 }), '', 0],
    ['a frequency that nobody looked up says nothing', aVariant('KIT', 'A12T'), '', 0],
    ['a synonymous change without a splice prediction', aVariant('KIT', 'A12='), '', 0],
    ['a synonymous change without a splice effect', aVariant('KIT', 'A12=', { predictors: { spliceAi: 0.01 } }), 'SBP2', -1],
    ['every predictor for an effect', aVariant('KIT', 'A12T', { predictors: { revel: 0.9, cadd: 30 } }), 'OP1', 1],
    ['a milder exchange than the established one', aVariant('BRAF', 'V600I'), '', 0],
    ['a truncation in the last exon', aVariant('PTEN', 'R130*', { exon: '9/9' }), 'OVS1', 8],
    ['a truncation that leaves the function', aVariant('BRCA2', 'K3326*'), '', 0],
    ['the truncation before it', aVariant('BRCA2', 'E3002*'), 'OVS1', 8],
    ['an in-frame change of a mere fusion partner', aVariant('EML4', 'A10_G12del'), '', 0],
  ])('%s', (_name, variant, codes, points) => {
    const { oncogenicity } = assess(variant);
    expect([oncogenicity.criteria.map(({ code }) => code).join(' '), oncogenicity.points]).toEqual([codes, points]);
  });

  it('counts the very change of an established fact as oncogenic, whatever the points', () => {
    expect(assess(aVariant('BRAF', 'V600E'))).toMatchObject({
      countsAsOncogenic: true,
      isEstablished: true,
      oncogenicity: { class: 'VUS' },
    });
    expect(assess(aVariant('BRAF', 'V600R'))).toMatchObject({ countsAsOncogenic: false, isEstablished: false });
  });

  it('notes that the last exon asks for a look at what is lost, and only there', () => {
    expect(assess(aVariant('PTEN', 'R130*', { exon: '9/9' })).oncogenicity.note).toContain('last exon');
    expect(assess(aVariant('PTEN', 'R130*', { exon: '5/9' })).oncogenicity.note).toBeUndefined();
    expect(assess(aVariant('PTEN', 'R130*', { exon: '1/1' })).oncogenicity.note).toBeUndefined();
  });

  it('counts the loss of RB1 in retinoblastoma as its single cause', () => {
    const codes = (types: string[]) => assess(aVariant('RB1', 'R320*'), types).oncogenicity.criteria.map(({ code }) => code);
    expect(codes(['RBL', 'EYE', 'TISSUE'])).toEqual(['OVS1', 'OP2']);
    expect(codes(['LUAD'])).toEqual(['OVS1']);
  });

  it('gives each of the seventeen criteria of a bare missense a place: met, not met, or open with the reason', () => {
    const { criteria, notAssessed } = assess(aVariant('BRAF', 'A12T')).oncogenicity;
    expect(criteria).toEqual([]);
    expect(notAssessed?.map(({ code }) => code).join(' ')).toBe('SBVS1 OS2 OS3 SBS1 SBS2 OM1 OM3 OP1 OP2 OP3 OP4 SBP1');
    expect(notAssessed?.every(({ why }) => why.length > 10)).toBe(true);
  });

  it('asks nothing open of what is no small variant', () => {
    expect(assess({ id: 'c', kind: 'copy-number', gene: 'PTEN', change: 'deletion' }).oncogenicity).toMatchObject({ points: 8 });
    expect(assess({ id: 'c', kind: 'copy-number', gene: 'PTEN', change: 'loss' }).oncogenicity.notAssessed).toBeUndefined();
  });

  it('says of a germline variant that the standard is for somatic ones', () => {
    expect(assess(aVariant('PTEN', 'R130*', { origin: 'germline' })).oncogenicity.note).toContain('ACMG/AMP');
    expect(assess(aVariant('PTEN', 'R130*', { origin: 'somatic' })).oncogenicity.note).toBeUndefined();
  });
});
