import type { AnnotatedSample, Finding, Hotspot } from '@consilium/domain';
import { readingWith, readWith, refusalWith } from '../formats/read-with.builder.ts';
import { indexHotspots } from '../vcf/hotspot-index.ts';
import { cCat } from './c-cat.reader.ts';

const SAMPLES = [
  { itemId: 'tumor-dna', tumorOrNormal: 'tumor', nucleicAcid: 'DNA' },
  { itemId: 'tumor-rna', tumorOrNormal: 'tumor', nucleicAcid: 'RNA' },
  { itemId: 'normal-dna', tumorOrNormal: 'normal', nucleicAcid: 'DNA' },
];

const aReport = (more: object): string =>
  JSON.stringify({
    metaData: { schemaVersion: '1.2.0', referenceGenome: { grcRelease: 'GRCh38' } },
    testInfo: { testId: 'PATIENT-77', testType: 'tumor-only', panelName: 'Panel A', panelVersion: '1' },
    sequencingSamples: SAMPLES,
    ...more,
  });

const aVariant = (more: object = {}) => ({
  itemId: 'v1', chromosome: 'chr7', position: 140753336, referenceAllele: 'A', alternateAllele: 'T', alternateAlleleFrequency: 0.31,
  totalReadDepth: 200, alternateAlleleReadDepth: 62, sampleItemId: 'tumor-dna', variantOrigin: 'somatic', reported: true,
  transcripts: [{ transcriptId: 'NM_004333.6', geneSymbol: 'BRAF', cdsChange: 'c.1799T>A', aminoAcidsChange: 'V600E', calculatedEffects: ['missense_variant'] }],
  ...more,
}); // prettier-ignore
const shorts = (...shortVariants: readonly object[]) => aReport({ variants: { shortVariants } });
const copies = (...copyNumberAlterations: readonly object[]) =>
  aReport({
    variants: { copyNumberAlterations: copyNumberAlterations.map((one) => ({ sampleItemId: 'tumor-dna', reported: true, ...one })) },
  });
const breakend = (chromosome: string, startPosition: number, geneSymbol: string | null) => ({
  chromosome,
  startPosition,
  endPosition: startPosition,
  transcripts: [{ geneSymbol }],
});
const rearranged = (one: object) =>
  aReport({ variants: { rearrangements: [{ itemId: 'r1', sampleItemId: 'tumor-dna', reported: true, ...one }] } });
const EML4_ALK = [breakend('2', 42295516, 'EML4'), breakend('2', 29223528, 'ALK')];

const only = ({ findings }: AnnotatedSample): Finding => {
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
};
const read = (content: string) => readWith(cCat, content);

describe('C-CAT JSON: short variants', () => {
  it('reads alleles, reads and the change of the transcript', async () => {
    expect(only(await read(shorts(aVariant())))).toMatchObject({
      id: 'v:7-140753336-A-T', gene: 'BRAF', protein: 'p.V600E', cdna: 'c.1799T>A', consequence: 'missense_variant', vaf: 0.31, depth: 200,
      altReads: 62, origin: 'somatic',
    });
  }); // prettier-ignore

  it.each([
    ['likely germline', 'tumor-dna', 'germline'],
    ['likely somatic', 'tumor-dna', 'somatic'],
    [undefined, 'normal-dna', 'germline'],
    [undefined, 'tumor-dna', 'unknown'],
  ])('origin %s in %s is %s', async (variantOrigin, sampleItemId, origin) => {
    expect(only(await read(shorts(aVariant({ variantOrigin, sampleItemId }))))).toMatchObject({ origin });
  });

  it('trims a shared base and rounds an averaged read count', async () => {
    const variant = aVariant({ position: 10, referenceAllele: 'TCA', alternateAllele: 'TA', alternateAlleleReadDepth: 15.9 });
    expect(only(await read(shorts(variant)))).toMatchObject({ pos: 10, ref: 'TC', alt: 'T', altReads: 16 });
  });

  it('names a promoter change by its known position, since the report names none', async () => {
    const tert: Hotspot = { gene: 'TERT', protein: null, cdna: 'c.-124C>T', source: 'test', positions: [{ build: 'GRCh38', chrom: '5', pos: 1295113, ref: 'G', alt: 'A' }] }; // prettier-ignore
    const transcripts = [{ geneSymbol: 'TERT', transcriptId: 'ENST1', cdsChange: 'n.1295113C>T', aminoAcidsChange: null }];
    const content = shorts(aVariant({ chromosome: '5', position: 1295113, referenceAllele: 'G', alternateAllele: 'A', transcripts }));
    const sample = await readWith(cCat, content, { hotspots: indexHotspots([tert]) });
    expect(only(sample)).toMatchObject({ gene: 'TERT', cdna: 'c.-124C>T', namedBy: 'hotspot-position' });
  });

  it('takes the preferred transcript and keeps the others', async () => {
    const transcripts = [
      { geneSymbol: 'MET', transcriptId: 'NM_001127500.3', cdsChange: 'c.3082+1G>T', aminoAcidsChange: null },
      { geneSymbol: 'MET', transcriptId: 'NM_000245.4', cdsChange: 'c.3028+1G>T', aminoAcidsChange: null },
    ];
    const sample = await readWith(cCat, shorts(aVariant({ transcripts })), { preferredTranscript: () => 'NM_000245' });
    expect(only(sample)).toMatchObject({
      cdna: 'c.3028+1G>T',
      consequences: [{ transcript: 'NM_000245.4' }, { transcript: 'NM_001127500.3' }],
    });
  });
});

describe('C-CAT JSON: copies', () => {
  it.each([
    ['amplification', 8, 'amplification'],
    ['gain', 3, 'gain'],
    ['duplication', null, 'gain'],
    ['homozygous deletion', null, 'deletion'],
    ['deletion', 0.2, 'deletion'],
    ['deletion', 1, 'loss'],
    ['loss', null, 'loss'],
  ])('%s with %p copies is %s', async (copyNumberAlterationType, value, change) => {
    const copyNumberMetrics = value === null ? [] : [{ value, unit: 'copy number' }];
    const item = { copyNumberAlterationType, copyNumberMetrics, transcripts: [{ geneSymbol: 'MET' }, { geneSymbol: 'MET' }] };
    expect(only(await read(copies(item)))).toMatchObject({ kind: 'copy-number', gene: 'MET', change });
  });

  it('keeps log2 apart from copies, and turns a fold change into it', async () => {
    const item = {
      copyNumberAlterationType: 'loss',
      copyNumberMetrics: [{ value: 0.25, unit: 'fold-change' }],
      transcripts: [{ geneSymbol: 'PTEN' }],
    };
    const finding = only(await read(copies(item)));
    expect(finding).toMatchObject({ log2: -2 });
    expect(finding).not.toHaveProperty('copies');
  });

  it('does not take a germline copy-number change for one of the tumor', async () => {
    const sample = await read(
      copies({ copyNumberAlterationType: 'loss', variantOrigin: 'germline', transcripts: [{ geneSymbol: 'BRCA1' }] }),
    );
    expect(sample.findings).toEqual([]);
    expect(sample.warnings).toContain('1 germline copy-number changes were not read: enter them in the germline track.');
  });
});

describe('C-CAT JSON: rearrangements', () => {
  it('keeps the order of the pair, with breakpoints and reads', async () => {
    const item = { rearrangementType: 'gene fusion', breakends: [...EML4_ALK].reverse(), orderedGenePairs: [['EML4', 'ALK']], supportingReadCount: 30 };
    expect(only(await read(rearranged(item)))).toMatchObject({
      kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true, evidence: 'DNA', reads: 30,
      breakpoints: { fivePrime: { chrom: '2', pos: 42295516 }, threePrime: { chrom: '2', pos: 29223528 } },
    });
  }); // prettier-ignore

  it('claims no order for a fusion without one, and leaves an intergenic partner unknown', async () => {
    const item = {
      rearrangementType: 'gene fusion',
      sampleItemId: 'tumor-rna',
      breakends: [breakend('14', 5, null), breakend('2', 7, 'ALK')],
    };
    expect(only(await read(rearranged(item)))).toMatchObject({ fivePrime: 'ALK', threePrime: null, orderKnown: false, evidence: 'RNA' });
  });

  it.each([
    ['MET', [14, 14], { kind: 'small-variant', gene: 'MET', exon: '14', consequence: 'exon_skipping' }],
    ['EGFR', [2, 7], { kind: 'text', text: 'EGFRvIII' }],
  ])('reads skipped exons of %s', async (geneSymbol, exonRange, expected) => {
    const item = {
      rearrangementType: 'exon skipping',
      breakends: [breakend('7', 1, geneSymbol)],
      skippedExonRanges: [{ geneSymbol, exonRange }],
    };
    expect(only(await read(rearranged(item)))).toMatchObject(expected);
  });

  it('reads a truncation as a loss of its gene, and an event within one gene as no rearrangement of it', async () => {
    const within = [breakend('17', 1, 'NF1'), breakend('17', 9, 'NF1')];
    expect(only(await read(rearranged({ rearrangementType: 'truncation', breakends: within })))).toMatchObject({
      truncates: true,
      genes: ['NF1'],
    });
    expect(only(await read(rearranged({ rearrangementType: 'deletion', breakends: within })))).toMatchObject({
      truncates: false,
      within: 'NF1',
      type: 'DEL',
    });
  });
});

describe('C-CAT JSON: biomarkers, expression, sample', () => {
  it.each([
    ['MSI', 'stable', { status: 'stable' }],
    ['MSI', 'cannot be determined', { status: 'undetermined' }],
    ['TMB', 'high', { status: 'high', value: 34.5, unit: 'mut/Mb' }],
  ])('reads %s %s', async (biomarkerType, state, expected) => {
    const biomarkerMetrics = [{ value: 34.5, unit: biomarkerType === 'TMB' ? 'Muts/Mb' : '%', metricType: 'rate' }];
    const item = { biomarkerType, state, biomarkerMetrics, sampleItemId: 'tumor-dna', reported: true };
    expect(only(await read(aReport({ otherBiomarkers: [item] })))).toMatchObject({ name: biomarkerType, assay: 'Panel A', ...expected });
  });

  it('does not call a burden low that could not be determined', async () => {
    const item = { biomarkerType: 'TMB', state: 'cannot be determined', sampleItemId: 'tumor-dna', reported: true };
    expect(only(await read(aReport({ otherBiomarkers: [item] })))).not.toHaveProperty('status');
  });

  const level = (value: number, sampleItemId = 'tumor-rna') => ({
    transcripts: [{ geneSymbol: 'MET' }],
    sampleItemId,
    reported: true,
    expressionLevelMetrics: [
      { value, unit: 'TPM', isControl: false },
      { value: 100, unit: 'TPM', statisticType: 'mean', isControl: true },
      { value: 20, unit: 'TPM', statisticType: 'standard deviation', isControl: true },
    ],
  });
  it.each([
    [140, 'tumor-rna', [{ change: 'over', value: 2 }]],
    [139, 'tumor-rna', []],
    [60, 'tumor-rna', [{ change: 'under', value: -2 }]],
    [400, 'normal-dna', []],
  ])('a level of %p in %s against 100 ± 20 gives %j', async (value, sample, expected) => {
    expect((await read(aReport({ expressions: [level(value, sample)] }))).findings).toMatchObject(expected);
  });

  it.each([
    ['tumor-only', { assay: 'Panel A', tumorOnly: true }],
    ['tumor and matched-normal', { assay: 'Panel A', tumorOnly: false }],
    ['tumor-only (cell-free)', { assay: 'Panel A', tumorOnly: true, specimen: 'cfDNA' }],
  ])('test type %s', async (testType, stated) => {
    expect((await read(aReport({ testInfo: { testType, panelName: 'Panel A' } }))).stated).toEqual(stated);
  });

  it('keeps nothing of the patient, and states the build with its evidence', async () => {
    const { summary, sample } = await readingWith(cCat, shorts(aVariant()));
    expect(JSON.stringify({ summary, sample })).not.toContain('PATIENT-77');
    expect(summary).toMatchObject({
      format: 'c-cat',
      version: '1.2.0',
      build: 'GRCh38',
      buildEvidence: [{ source: 'reference', build: 'GRCh38' }],
    });
  });
});

describe('C-CAT JSON: what is refused', () => {
  it.each([
    ['JSON cut off', aReport({}).slice(0, -5), 'FILE.BAD_DOCUMENT', undefined],
    ['JSON nested beyond reason', `{"sequencingSamples":${'['.repeat(200_000)}`, 'FILE.BAD_DOCUMENT', undefined],
    ['a mouse genome', aReport({ metaData: { referenceGenome: { grcRelease: 'GRCm39' } } }), 'FILE.BAD_RECORD', 'metaData.referenceGenome.grcRelease'],
    ['a position that is text', shorts(aVariant(), aVariant({ position: '12' })), 'FILE.BAD_RECORD', 'variants.shortVariants[1].position'],
    ['a fraction over 1', shorts(aVariant({ alternateAlleleFrequency: 31 })), 'FILE.BAD_RECORD', 'variants.shortVariants[0].alternateAlleleFrequency'],
    ['an allele of no bases', shorts(aVariant({ alternateAllele: '<DEL>' })), 'FILE.BAD_RECORD', 'variants.shortVariants[0].alternateAllele'],
    ['a sample nobody declared', shorts(aVariant({ sampleItemId: 'x' })), 'FILE.BAD_RECORD', 'variants.shortVariants[0].sampleItemId'],
    ['a variant list that is an object', aReport({ variants: { shortVariants: {} } }), 'FILE.BAD_RECORD', 'variants.shortVariants'],
    ['a copy-number type of another schema', copies({ copyNumberAlterationType: 'lost', transcripts: [] }), 'FILE.BAD_RECORD', 'variants.copyNumberAlterations[0].copyNumberAlterationType'],
    ['a position beyond the chromosome', shorts(aVariant({ position: 159400000 })), 'FILE.MIXED_BUILDS', 'variants.shortVariants[0].position'],
  ])('refuses %s with its path', async (_, content, code, column) => {
    const refusal = await refusalWith(cCat, content);
    expect(refusal).toMatchObject({ code, detail: column === undefined ? {} : { column } });
  }); // prettier-ignore

  it('refuses a stated build that the report contradicts', async () => {
    expect(await refusalWith(cCat, shorts(aVariant()), { statedBuild: 'GRCh37' })).toMatchObject({ code: 'FILE.MIXED_BUILDS' });
  });

  it('refuses a document over the cap before it is parsed', async () => {
    const huge = (async function* () {
      for (let i = 0; i < 70; i += 1) yield await Promise.resolve(Buffer.alloc(1024 * 1024, 0x20));
    })();
    await expect(cCat.read(huge, { fileName: 'a' })).rejects.toMatchObject({ code: 'FILE.TOO_LARGE' });
  });
});
