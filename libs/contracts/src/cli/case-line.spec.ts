import { caseLine } from './case-line.ts';

const contractExample = {
  case: 'p1', tumorType: { system: 'oncotree', code: 'LUAD' }, build: 'GRCh37', assayed: null,
  treatment: { line: 2, prior: [{ therapies: ['osimertinib'], response: 'PD' }] },
  sample: { purity: 0.4, ploidy: 2.1, tumorOnly: true, specimen: 'tissue', assay: 'panel' },
  findings: [
    { id: 'f1', kind: 'small-variant', gene: 'EGFR', protein: 'p.L858R', cdna: 'c.2573T>G', chrom: '7', pos: 55259515, ref: 'T', alt: 'G', consequence: 'missense_variant', vaf: 0.31, origin: 'somatic' },
    { id: 'f2', kind: 'copy-number', gene: 'ERBB2', change: 'amplification', copies: 14 },
    { id: 'f3', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK' },
    { id: 'f4', kind: 'biomarker', name: 'MSI', status: 'high' },
    { id: 'f5', kind: 'biomarker', name: 'TMB', value: 22, unit: 'mut/Mb' },
    { id: 'f6', kind: 'expression', gene: 'CD274', change: 'over' },
    { id: 'f7', kind: 'wild-type', gene: 'KRAS' },
    { id: 'f8', kind: 'text', text: 'EGFR exon 19 deletion' },
  ],
}; // prettier-ignore

describe('caseLine', () => {
  it('reads the example of the command-line contract unchanged', () => {
    expect(caseLine.parse(contractExample)).toEqual(contractExample);
  });

  it.each([{ text: 'Lung Adenocarcinoma' }, { system: 'doid', code: 'DOID:3910' }, { system: 'oncotree', code: 'LUAD', text: 'lung' }])(
    'takes the tumor type %p',
    (tumorType) => {
      expect(caseLine.safeParse({ case: 'p2', tumorType, findings: [] }).success).toBe(true);
    },
  );

  it.each([
    ['no tumor type at all', { case: 'p3', tumorType: {}, findings: [] }],
    ['an allele fraction above one', { ...contractExample, findings: [{ id: 'f1', kind: 'small-variant', gene: 'EGFR', vaf: 31 }] }],
    ['an unknown kind of finding', { ...contractExample, findings: [{ id: 'f1', kind: 'rumour' }] }],
  ])('refuses %s', (_what, line) => {
    expect(caseLine.safeParse(line).success).toBe(false);
  });
});
