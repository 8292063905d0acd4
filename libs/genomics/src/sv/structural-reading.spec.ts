import type { AnnotatedSample, Finding } from '@consilium/domain';
import { aRecord, aVcf, bytesOf } from '../vcf-file.builder.ts';
import { readVcf } from '../vcf/read-vcf.ts';
import type { ReadOptions } from '../vcf/read-options.ts';

const FIELDS = ['Allele', 'Consequence', 'IMPACT', 'SYMBOL', 'Feature_type', 'Feature', 'BIOTYPE', 'EXON', 'INTRON', 'STRAND'];
const META = [`##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: ${FIELDS.join('|')}">`];
const ANN = [
  `##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: 'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Rank' ">`,
];

interface Gene {
  readonly gene: string;
  readonly terms?: string;
  readonly exon?: string;
  readonly intron?: string;
  readonly strand?: '1' | '-1' | '';
  readonly biotype?: string;
}
const csq = (...genes: readonly Gene[]): string =>
  `CSQ=${genes
    .map(({ gene, terms = 'intron_variant', exon = '', intron = '', strand = '1', biotype = 'protein_coding' }) =>
      ['x', terms, 'MODIFIER', gene, 'Transcript', 'ENST1', biotype, exon, intron, strand].join('|'),
    )
    .join(',')}`;

type Sv = { readonly chrom?: string; readonly pos: number; readonly id?: string; readonly alt: string; readonly info: string; readonly sample?: string; readonly filter?: string }; // prettier-ignore
const record = ({ chrom = '2', pos, id = '.', alt, info, sample = '0/1:20:8', filter = 'PASS' }: Sv): string => {
  const columns = aRecord({ chrom, pos: String(pos), ref: 'N', alt, info, format: 'GT:DR:DV', sample, filter }).split('\t');
  return [...columns.slice(0, 2), id, ...columns.slice(3)].join('\t');
};

async function read(records: readonly Sv[], meta = META, options: Partial<ReadOptions> = {}): Promise<AnnotatedSample> {
  const file = aVcf({ meta, records: records.map(record) });
  const result = await readVcf(bytesOf(file), { fileName: 'sv.vcf', statedBuild: 'GRCh38', ...options });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}
const only = async (...args: Parameters<typeof read>): Promise<Finding | undefined> => {
  const { findings } = await read(...args);
  expect(findings).toHaveLength(1);
  return findings[0];
};

const EML4: Gene = { gene: 'EML4', intron: '13/22', strand: '1' };
const ALK: Gene = { gene: 'ALK', intron: '19/28', strand: '-1' };
/** EML4 (+) left of its position joined, turned, to ALK (−) left of its position. */
const ONE: Sv = { pos: 42299000, id: 'a', alt: 'N]2:29224000]', info: `SVTYPE=BND;MATEID=b;${csq(EML4)}` };
const OTHER: Sv = { pos: 29224000, id: 'b', alt: 'N]2:42299000]', info: `SVTYPE=BND;MATEID=a;${csq(ALK)}` };
const PAIR = [ONE, OTHER];

describe('a pair of breakends in two genes', () => {
  it('is one fusion with its order, exons and reads, whichever record comes first', async () => {
    for (const records of [PAIR, [...PAIR].reverse()])
      expect(await only(records)).toMatchObject({
        kind: 'fusion',
        fivePrime: 'EML4',
        threePrime: 'ALK',
        orderKnown: true,
        breakpoints: { fivePrime: { chrom: '2', pos: 42299000 }, threePrime: { chrom: '2', pos: 29224000 } },
        exons: { fivePrime: '13', threePrime: '20' },
        evidence: 'DNA',
        reads: 8,
        filter: 'PASS',
      });
  });

  it('counts both records, one as kept', async () => {
    expect((await read(PAIR)).counts).toMatchObject({ records: 2, alleles: 2, kept: 1, leftOut: 1, notAnnotated: 0 });
  });

  it('is one event by the ids where the caller shifts a place by the homology', async () => {
    expect(await only([ONE, { ...OTHER, pos: 29224007 }])).toMatchObject({ fivePrime: 'EML4', threePrime: 'ALK' });
  });

  it('is one event by its places where the caller gives no ids', async () => {
    const unnamed = PAIR.map((one) => ({ ...one, id: '.', info: one.info.replace(/MATEID=.;/, '') }));
    expect(await only(unnamed)).toMatchObject({ kind: 'fusion' });
  });

  it('has no known order where strands are not annotated', async () => {
    const bare = PAIR.map((one) => ({ ...one, info: one.info.replaceAll(/\|-?1(?=,|$)/g, '|') }));
    expect(await only(bare)).toMatchObject({ kind: 'fusion', orderKnown: false });
  });

  it('is a rearrangement of both, and no fusion, where both sides keep the 5′ part', async () => {
    const clash = PAIR.map((one) => ({ ...one, info: one.info.replace('|-1', '|1') }));
    expect(await only(clash)).toMatchObject({ kind: 'structural-variant', genes: ['EML4', 'ALK'], within: null });
  });

  it('keeps the filter that it failed', async () => {
    expect(await only(PAIR.map((one) => ({ ...one, filter: 'MinSomaticScore' })))).toMatchObject({ filter: 'MinSomaticScore' });
  });

  it('breaks the one gene where the other side lies beside genes', async () => {
    const lone = { ...OTHER, info: 'MATEID=a;CSQ=x|intergenic_variant|MODIFIER||||||||' };
    expect(await only([ONE, lone])).toMatchObject({ kind: 'structural-variant', type: 'BND', genes: ['EML4'], within: null });
  });

  it('is left out where both sides lie in one intron, and kept where exons lie between', async () => {
    const at = (intron: string) => csq({ gene: 'ALK', intron, strand: '-1' });
    const inOne = PAIR.map((one) => ({ ...one, info: one.info.replace(/CSQ=.*/, at('19/28')) }));
    expect((await read(inOne)).findings).toEqual([]);
    const across = PAIR.map((one, i) => ({ ...one, info: one.info.replace(/CSQ=.*/, at(i ? '4/28' : '19/28')) }));
    expect(await only(across)).toMatchObject({ within: 'ALK' });
  });
});

describe('an event with both ends in one record', () => {
  const at = (alt: string, info: string, over: Partial<Sv> = {}): Sv => ({
    chrom: '7',
    pos: 1000,
    alt,
    info: `END=90000;${info}`,
    ...over,
  });

  it('is within a gene when neither its first nor its last exon is touched', async () => {
    const terms = 'coding_sequence_variant&intron_variant&feature_truncation';
    const vIII = at('<DEL>', csq({ gene: 'EGFR', terms, exon: '2-7/28', intron: '1-7/27' }));
    expect(await only([vIII])).toMatchObject({
      kind: 'structural-variant',
      type: 'DEL',
      genes: ['EGFR'],
      within: 'EGFR',
      exons: '2-7/28',
      introns: '1-7/27',
      length: -89000,
      mate: { chrom: '7', pos: 90000 },
    });
  });

  it('takes a deletion over two genes for their fusion in order: the one whose end is lost comes first', async () => {
    const genes = [
      { gene: 'TMPRSS2', exon: '3-14/14', strand: '-1' as const },
      { gene: 'ERG', exon: '1-3/10', strand: '-1' as const },
    ];
    expect(await only([at('<DEL>', csq(...genes.reverse()))])).toMatchObject({
      kind: 'fusion',
      fivePrime: 'TMPRSS2',
      threePrime: 'ERG',
      orderKnown: true,
      breakpoints: { fivePrime: { pos: 90000 }, threePrime: { pos: 1000 } },
    });
  });

  it('takes a tandem duplication the other way round', async () => {
    const genes = [
      { gene: 'KIAA1549', exon: '1-16/20', strand: '-1' as const },
      { gene: 'BRAF', exon: '9-18/18', strand: '-1' as const },
    ];
    expect(await only([at('<DUP:TANDEM>', csq(...genes))])).toMatchObject({ fivePrime: 'KIAA1549', threePrime: 'BRAF', orderKnown: true });
  });

  it('takes an inversion of two opposite genes for a fusion in both orders, whatever lies between', async () => {
    const between = { gene: 'MIDDLE', exon: '1-9/9', intron: '1-8/8' };
    expect(await only([at('<INV>', csq({ ...EML4, exon: '1-13/23' }, between, { ...ALK, exon: '20-29/29' }))])).toMatchObject({
      kind: 'fusion',
      orderKnown: false,
    });
  });

  it('does not guess the broken genes of an inversion without exon numbers', async () => {
    const many = ['EML4', 'PRKD3', 'ALK'].map((gene) => ({ gene, terms: 'coding_sequence_variant' }));
    const sample = await read([at('<INV>', csq(...many))]);
    expect(sample.findings).toEqual([]);
    expect(sample.warnings).toContain('1 structural variants without gene annotation at their breakpoints were not assessed.');
  });

  it('names a lost gene as lost, a copied one as gained, and never by a filtered record', async () => {
    const whole = (terms: string) => csq({ gene: 'CDKN2A', terms, exon: '1-3/3', intron: '1-2/2' });
    expect(await only([at('<DEL>', whole('transcript_ablation'))])).toMatchObject({ kind: 'copy-number', gene: 'CDKN2A', change: 'loss' });
    expect(await only([at('<DUP>', whole('transcript_amplification'))])).toMatchObject({ change: 'gain' });
    expect((await read([at('<DEL>', whole('transcript_ablation'), { filter: 'LowQual' })])).findings).toEqual([]);
  });

  it('leaves genes that the knowledge does not name out of a long loss, and counts them', async () => {
    const genes = ['TP53', 'ODD1', 'ODD2'].map((gene) => ({ gene, terms: 'transcript_ablation' }));
    const sample = await read([at('<DEL>', csq(...genes))], META, { geneAliases: (name) => (name === 'TP53' ? name : null) });
    expect(sample.findings).toMatchObject([{ gene: 'TP53' }]);
    expect(sample.warnings).toContain('2 genes lost or gained whole are not in the knowledge and are not listed.');
  });

  it.each([
    [0, 'deletion'],
    [1, 'loss'],
    [3, 'gain'],
    [12, 'amplification'],
  ])('reads %i copies of a whole gene as %s', async (copies, change) => {
    const info = `SVTYPE=CNV;CN=${copies};MCN=0;${csq({ gene: 'ERBB2', terms: 'coding_sequence_variant', exon: '1-27/27', intron: '1-26/26' })}`;
    expect(await only([at('<CNV>', info)])).toMatchObject({ kind: 'copy-number', gene: 'ERBB2', change, copies, minorCopies: 0 });
  });

  it('asserts nothing by two copies', async () => {
    expect((await read([at('<CNV>', `SVTYPE=CNV;CN=2;${csq({ gene: 'ERBB2', exon: '1-27/27', intron: '1-26/26' })}`)])).findings).toEqual(
      [],
    );
  });

  it('leaves an event within one intron out', async () => {
    const sample = await read([at('<DEL>', csq({ gene: 'ALK', intron: '1/28' }))]);
    expect([sample.findings, sample.counts.leftOut, sample.warnings]).toEqual([[], 1, []]);
  });

  it('does not join a gene with one that overlaps it', async () => {
    const genes = [
      { gene: 'MET', exon: '14/21', intron: '13-14/20' },
      { gene: 'MET-AS1', exon: '1/3', biotype: 'lncRNA' },
    ];
    expect(await only([at('<DEL>', csq(...genes))])).toMatchObject({ within: 'MET', exons: '14/21' });
  });
});

describe('other annotations and callers', () => {
  it('reads a fusion of SnpEff without an order, and two genes that run against each other as rearranged', async () => {
    const ann = (effect: string) => `SVTYPE=BND;ANN=x|${effect}|HIGH|EML4&ALK|ENSG1&ENSG2|gene_variant|ENSG1&ENSG2|`;
    const bnd = (effect: string): readonly Sv[] => [{ pos: 42299000, alt: 'N]2:29224000]', info: ann(effect) }];
    expect(await only(bnd('gene_fusion'), ANN)).toMatchObject({ kind: 'fusion', fivePrime: 'ALK', threePrime: 'EML4', orderKnown: false });
    expect(await only(bnd('bidirectional_gene_fusion'), ANN)).toMatchObject({ kind: 'structural-variant', genes: ['ALK', 'EML4'] });
  });

  it('reads a fusion of SnpEff from a written-out deletion too', async () => {
    const file = aVcf({
      meta: ANN,
      records: [
        aRecord({ chrom: '4', pos: '1000', ref: 'GTTAC', alt: 'G', info: 'ANN=G|gene_fusion|HIGH|FIP1L1&PDGFRA|E&E|gene_variant|E&E|' }),
      ],
    });
    const result = await readVcf(bytesOf(file), { fileName: 'sv.vcf', statedBuild: 'GRCh38' });
    expect(result.ok && result.value).toMatchObject({
      findings: [
        { kind: 'fusion', fivePrime: 'FIP1L1', threePrime: 'PDGFRA', orderKnown: false, breakpoints: { threePrime: { pos: 1004 } } },
      ],
      counts: { alleles: 1, kept: 1, leftOut: 0 },
    });
  });

  it.each(['EML4::ALK', 'EML4--ALK', 'EML4-ALK'])('reads %s in INFO in its order', async (notation) => {
    const stated: Sv = { pos: 42299000, alt: '<BND>', info: `SVTYPE=BND;CHR2=2;POS2=29224000;FUSION=${notation}` };
    expect(await only([stated], [])).toMatchObject({ kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true });
  });

  it('leaves an event out that the tumor sample does not have', async () => {
    const sample = await read([{ ...ONE, sample: '0/0:30:0' }]);
    expect(sample.warnings).toContain('1 variants are not seen in the tumor sample and were left out.');
  });

  it('takes the SV word of SVision for no bases', async () => {
    const sample = await read([{ pos: 5, alt: 'SV', info: 'END=90;SVTYPE=DEL;SUPPORT=9' }], []);
    expect(sample.counts).toMatchObject({ notAnnotated: 0, leftOut: 1 });
    expect(sample.warnings).toContain('1 structural variants without gene annotation at their breakpoints were not assessed.');
  });

  it('names genes that INFO gives where no annotator did', async () => {
    const cnv: Sv = { chrom: '17', pos: 39700000, alt: '<CNV>', info: 'END=39730000;SVTYPE=CNV;CN=14;GENE=ERBB2' };
    expect(await only([cnv], [])).toMatchObject({ kind: 'copy-number', gene: 'ERBB2', change: 'amplification' });
  });
});
