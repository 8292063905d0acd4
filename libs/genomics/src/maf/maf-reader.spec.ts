import type { SmallVariant } from '@consilium/domain';
import { comparableGenomicKey, genomicKey } from '@consilium/domain';
import { inspectFile, readFile } from '../formats/read-file.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { aMaf } from './maf-file.builder.ts';
import type { MafCells } from './maf-file.builder.ts';

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}

const readText = (content: string, options: Partial<ReadOptions> = {}) => readFile(bytesOf(content), { fileName: 'a.maf', ...options });

async function sampleOf(content: string, options: Partial<ReadOptions> = {}) {
  const result = await readText(content, options);
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}

async function findingOf(cells: MafCells, options: Partial<ReadOptions> = {}): Promise<SmallVariant> {
  const [finding] = (await sampleOf(aMaf(cells), options)).findings;
  if (finding?.kind !== 'small-variant') throw new Error('no small variant');
  return finding;
}

async function refusalOf(content: string, options: Partial<ReadOptions> = {}) {
  const result = await readText(content, options);
  if (result.ok) throw new Error('expected a refusal');
  return [result.refusal.code, result.refusal.detail.line, result.refusal.detail.column];
}

describe('MAF', () => {
  it('yields the finding that a VCF of the same call would', async () => {
    expect(await findingOf({})).toMatchObject({
      id: 'v:7-140753336-A-T',
      gene: 'BRAF',
      protein: 'p.V600E',
      cdna: 'c.1799T>A',
      consequence: 'missense_variant',
      chrom: '7',
      pos: 140753336,
      origin: 'somatic',
      filter: '.',
      vaf: 0.4,
      depth: 100,
      altReads: 40,
      line: 3,
    });
  });

  it.each([
    ['GDC long protein names', { HGVSp: 'ENSP00000288602.6:p.Val600Glu' }, 'p.Val600Glu'],
    ['TCGA', { HGVSp_Short: '', Protein_Change: 'p.V600E' }, 'p.V600E'],
    ['cBioPortal without prefix', { HGVSp_Short: '', Amino_Acid_Change: 'V600E' }, 'p.V600E'],
    ['lower-case columns', { HGVSp_Short: '', hgvsp: 'p.Val600%3D' }, 'p.Val600='],
  ])('reads the protein change of %s', async (_, cells, protein) => {
    expect((await findingOf(cells)).protein).toBe(protein);
  });

  it.each([
    ['Missense_Mutation', '', 'missense_variant'],
    ['missense_mUtAtion', '', 'missense_variant'],
    ['Nonsense_Mutation', '', 'stop_gained'],
    ['Frame_Shift_Del', '', 'frameshift_variant'],
    ['In_Frame_Ins', '', 'inframe_insertion'],
    ['Translation_Start_Site', '', 'start_lost'],
    ['Nonstop_Mutation', '', 'stop_lost'],
    ['Splice_Site', 'c.1742-2A>G', 'splice_acceptor_variant'],
    ['Splice_Site', 'c.1742+1G>A', 'splice_donor_variant'],
    ['Splice_Site', '', 'splice_site'],
    ['Silent', '', 'synonymous_variant'],
  ])('reads class %s %s as %s', async (Variant_Classification, HGVSc, term) => {
    expect((await findingOf({ Variant_Classification, HGVSc, HGVSp_Short: '' })).consequence).toBe(term);
  });

  it.each([
    ['Somatic', 'somatic'],
    ['germline', 'germline'],
    ['LOH', 'germline'],
    ['Unknown', 'unknown'],
    ['', 'unknown'],
  ])('takes the status %p as origin %s', async (Mutation_Status, origin) => {
    expect((await findingOf({ Mutation_Status })).origin).toBe(origin);
  });
});

describe('alleles of a MAF', () => {
  const keyOf = ({ chrom = '', pos = 0, ref = '', alt = '' }: SmallVariant): string | null =>
    comparableGenomicKey(genomicKey({ build: 'GRCh38', chrom, pos, ref, alt }));
  const del = { Start_Position: '55174772', End_Position: '55174786', Reference_Allele: 'GGAATTAAGAGAAGC', Tumor_Seq_Allele2: '-' };
  const ins = { Start_Position: '37724745', End_Position: '37724746', Reference_Allele: '-', Tumor_Seq_Allele2: 'GCATACGTGATG' };

  it.each([
    ['deletion', del, { pos: 55174771, ref: 'AGGAATTAAGAGAAGC', alt: 'A' }],
    ['insertion', ins, { pos: 37724745, ref: 'A', alt: 'AGCATACGTGATG' }],
    [
      'substitution of two bases',
      { Reference_Allele: 'AC', Tumor_Seq_Allele2: 'TT', End_Position: '140753337' },
      { pos: 140753336, ref: 'AC', alt: 'TT' },
    ],
    [
      'anchored deletion, as some exports have it',
      { Start_Position: '10', End_Position: '12', Reference_Allele: 'TAC', Tumor_Seq_Allele2: 'T' },
      { pos: 10, ref: 'TAC', alt: 'T' },
    ],
    ['change in the first tumor allele', { Tumor_Seq_Allele1: 'T', Tumor_Seq_Allele2: 'A' }, { pos: 140753336, ref: 'A', alt: 'T' }],
  ])('compare with those of a VCF: %s', async (_, cells, vcf) => {
    const key = comparableGenomicKey(genomicKey({ build: 'GRCh38', chrom: '7', ...vcf }));
    expect(key).not.toBeNull();
    expect(keyOf(await findingOf(cells))).toBe(key);
  });

  it('are anchored where vcf2maf gives the bases around them, so that VCF and MAF name one finding', async () => {
    expect((await findingOf({ ...del, flanking_bps: 'AAGGAATTAAGAGAAGCA' })).id).toBe('v:7-55174771-AGGAATTAAGAGAAGC-A');
    expect((await findingOf({ ...ins, flanking_bps: 'CAG' })).id).toBe('v:7-37724745-A-AGCATACGTGATG');
  });

  it('take no anchor from bases that are not around them', async () => {
    expect((await findingOf({ ...del, flanking_bps: 'AAGGAATTAAGAGAAGGA' })).id).toBe('v:7-55174772-GGAATTAAGAGAAGC--');
  });

  it.each([
    ['the reference twice', { Tumor_Seq_Allele2: 'A' }, 'the tumor allele is the reference'],
    ['an end that does not fit', { End_Position: '140753340' }, 'do not fit together'],
    ['an insertion whose end is its start', { ...ins, End_Position: '37724745' }, 'do not fit together'],
  ])('make no exact position when they contradict: %s', async (_, cells, warning) => {
    const { findings, warnings } = await sampleOf(aMaf(cells));
    expect(findings[0]).toMatchObject({ gene: 'BRAF', protein: 'p.V600E' });
    expect(findings[0]).not.toHaveProperty('pos');
    expect(warnings.join()).toMatch(new RegExp(`^Line 3: .*${warning}`));
  });

  it.each([
    ['letters that are no bases', { Reference_Allele: 'AXY' }, 'Reference_Allele'],
    ['a position that is no number', { Start_Position: '14O753336' }, 'Start_Position'],
    ['half a read', { t_alt_count: '4.5' }, 't_alt_count'],
  ])('are refused by line and column: %s', async (_, cells, column) => {
    expect(await refusalOf(aMaf({}, cells))).toEqual(['FILE.BAD_RECORD', 4, column]);
  });
});

describe('what of a MAF forms no tier or is left out', () => {
  it.each([
    ['a filter of the caller', { FILTER: 'panel_of_normals' }, 'panel_of_normals'],
    ['a mutation that validation refuted', { Validation_Status: 'Invalid' }, 'not_validated'],
  ])('%s', async (_, cells, filter) => {
    const sample = await sampleOf(aMaf(cells));
    expect(sample.findings[0]).toMatchObject({ filter });
    expect(sample.counts.filtered).toBe(1);
  });

  it('does not take a mark of frequency for a filter: its frequency says more', async () => {
    const found = await findingOf({ FILTER: 'common_variant', gnomADe_AF: '0.02', gnomADe_AFR_AF: '0.05' });
    expect(found).toMatchObject({ filter: '.', populationFrequency: 0.05 });
    expect(found.populationFrequencies).toContainEqual({ population: 'afr', frequency: 0.05, source: 'gnomADe_AFR_AF' });
  });

  it('tells an allele that gnomAD does not have from one that nobody looked up', async () => {
    expect((await findingOf({ gnomADe_AF: '', gnomADe_AFR_AF: '.' })).populationFrequencies).toEqual([]);
    expect((await findingOf({ gnomADe_AF: 'T:0.2' })).populationFrequencies).toBeUndefined();
    expect((await findingOf({})).populationFrequencies).toBeUndefined();
  });

  it('reads predictor scores as in a VCF', async () => {
    expect((await findingOf({ REVEL: '0.93', am_pathogenicity: '0.99' })).predictors).toMatchObject({ revel: 0.93, alphaMissense: 0.99 });
  });

  it('counts a row that names a gene and no change as not annotated', async () => {
    const { counts, warnings } = await sampleOf(aMaf({ Variant_Classification: '', HGVSp_Short: '', HGVSc: '' }));
    expect(counts).toMatchObject({ notAnnotated: 1, kept: 0, leftOut: 1 });
    expect(warnings.join()).toContain('1 of 1 variants not annotated');
  });

  it('does not take the tumor fraction in a column AF for a population', async () => {
    expect((await findingOf({ AF: '0.4' })).populationFrequency).toBeNull();
  });

  it.each([
    ['an intron', { Variant_Classification: 'Intron', HGVSp_Short: '' }],
    ['a status without mutation', { Mutation_Status: 'None' }],
    ['no read of the tumor', { t_alt_count: '0', t_ref_count: '100' }],
  ])('counts %s', async (_, cells) => {
    expect((await sampleOf(aMaf(cells))).counts).toMatchObject({ records: 1, kept: 0, leftOut: 1 });
  });

  it('keeps a promoter change of TERT', async () => {
    const cells = { Hugo_Symbol: 'TERT', Variant_Classification: "5'Flank", HGVSp_Short: '', HGVSc: 'c.-124C>T' };
    expect(await findingOf(cells)).toMatchObject({ gene: 'TERT', cdna: 'c.-124C>T' });
  });

  it('keeps a change of a class that it does not know, and says so', async () => {
    const { findings, warnings } = await sampleOf(aMaf({ Variant_Classification: 'Strange' }));
    expect(findings[0]).toMatchObject({ gene: 'BRAF', protein: 'p.V600E', consequence: null });
    expect(warnings.join()).toContain('Line 3: Variant_Classification is none of the MAF format');
  });

  it.each([
    ['stop_gained', { Variant_Classification: 'Nonsense_Mutation' }],
    ['missense', { HGVSp_Short: 'p.V600*' }],
    ['silent', { Variant_Classification: 'Silent' }],
    ['missense for a frameshift', { HGVSp_Short: 'p.V600Gfs*7' }],
  ])('takes no loss of function from a class that the protein change contradicts: %s', async (_, cells) => {
    const { findings, warnings } = await sampleOf(aMaf(cells));
    expect(findings[0]).toMatchObject({ gene: 'BRAF', consequence: null });
    expect(warnings.join()).toContain('Line 3: consequence and protein change contradict each other');
  });

  it('reads no exon out of a date that a spreadsheet made of it', async () => {
    const { findings, warnings } = await sampleOf(
      aMaf({ Exon_Number: '11-Jun' }, { Exon_Number: '15/18', Start_Position: '140753337', End_Position: '140753337' }),
    );
    expect(findings.map((found) => (found as SmallVariant).exon)).toEqual([null, '15/18']);
    expect(warnings.join()).toContain('Line 3: a spreadsheet has turned');
  });

  it('believes no reads that contradict one another', async () => {
    const { findings, warnings } = await sampleOf(aMaf({ t_depth: '10', t_alt_count: '40', t_ref_count: '' }));
    expect(findings[0]).toMatchObject({ vaf: null, altReads: null });
    expect(warnings.join()).toContain('more reads with the change than reads');
  });
});

describe('samples and builds of a MAF', () => {
  const two = aMaf(
    {},
    { Tumor_Sample_Barcode: 'T2', Hugo_Symbol: 'KRAS', Start_Position: '25245350', End_Position: '25245350', Chromosome: '12' },
  );

  it('asks which sample is the tumor instead of mixing two patients', async () => {
    const result = await readText(two);
    expect(result).toMatchObject({ ok: false, refusal: { code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS', detail: { candidates: ['T1', 'T2'] } } });
    const inspected = await inspectFile(bytesOf(two), { fileName: 'a.maf' });
    expect(inspected).toMatchObject({
      ok: true,
      value: { tumorSample: null, tumorSampleHow: 'ambiguous', candidates: ['T1', 'T2'], records: 2 },
    });
  });

  it('reads the rows of the stated sample only, and counts the rest', async () => {
    const sample = await sampleOf(two, { tumorSample: 'T2' });
    expect(sample.findings).toMatchObject([{ gene: 'KRAS' }]);
    expect(sample.counts.records).toBe(1);
    expect(sample.warnings).toContain('1 rows are of other samples and were not read.');
  });

  it('refuses a stated sample without a row', async () => {
    expect(await refusalOf(two, { tumorSample: 'T3' })).toEqual(['FILE.SAMPLE_NOT_FOUND', 2, 'Tumor_Sample_Barcode']);
  });

  it('does not stumble over a broken row of another sample', async () => {
    const content = aMaf({}, { Tumor_Sample_Barcode: 'T2', Reference_Allele: '?' });
    expect((await sampleOf(content, { tumorSample: 'T1' })).findings).toHaveLength(1);
  });

  it.each([
    ['rows of two builds', aMaf({}, { NCBI_Build: '37' }), {}, 4],
    ['a statement that the rows contradict', aMaf({}), { statedBuild: 'GRCh37' }, 3],
    ['a position beyond its chromosome', aMaf({ Start_Position: '159345990', End_Position: '159345990' }), {}, 3],
  ] as const)('refuses %s', async (_, content, options, line) => {
    expect((await refusalOf(content, options)).slice(0, 2)).toEqual(['FILE.MIXED_BUILDS', line]);
  });

  it('refuses an assembly that no knowledge is on', async () => {
    expect(await refusalOf(aMaf({ NCBI_Build: 'NCBI36' }))).toEqual(['FILE.BAD_RECORD', 3, 'NCBI_Build']);
  });

  it('says that positions were not compared when no build is known', async () => {
    const { build, warnings } = await sampleOf(aMaf({ NCBI_Build: '' }));
    expect(build).toBeNull();
    expect(warnings.join()).toContain('The genome build is not known');
  });

  it('names an allele that only its position knows, as in a VCF without annotation', async () => {
    const hotspot = { gene: 'BRAF', protein: 'V600E', cdna: 'c.1799T>A', positions: [] } as never;
    const bare = { Hugo_Symbol: '', Variant_Classification: '', HGVSp_Short: '', HGVSc: '' };
    const sample = await sampleOf(aMaf(bare), { hotspots: ({ pos, alt }) => (pos === 140753336 && alt === 'T' ? hotspot : null) });
    expect(sample.findings[0]).toMatchObject({ gene: 'BRAF', protein: 'p.V600E', namedBy: 'hotspot-position' });
    expect(sample.warnings.join()).toContain('1 of 1 variants not annotated: only known hotspot positions were checked');
  });
});
