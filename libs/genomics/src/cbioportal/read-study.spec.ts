import type { ReadOptions } from '../vcf/read-options.ts';
import { aMaf } from '../maf/maf-file.builder.ts';
import { readStudy } from './read-study.ts';
import type { StudyFile } from './study-files.ts';

type Contents = Readonly<Record<string, string>>;

const meta = (fields: Contents): string =>
  Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');

const STUDY: Contents = {
  'meta_study.txt': meta({ type_of_cancer: 'luad', cancer_study_identifier: 'x', reference_genome: 'hg38' }),
  'meta_samples.txt': meta({ genetic_alteration_type: 'CLINICAL', datatype: 'SAMPLE_ATTRIBUTES', data_filename: 'data_samples.txt' }),
  'data_samples.txt':
    '#Patient\tSample\n#x\tx\n#STRING\tSTRING\n#1\t1\nPATIENT_ID\tSAMPLE_ID\tONCOTREE_CODE\tTUMOR_PURITY\tMSI_TYPE\tTMB_NONSYNONYMOUS\tSOMATIC_STATUS\nP1\tT1\tSKCM\t40\tStable\t12.5\tUnmatched\nP2\tT2\tLUAD\t\t\t\t\n',
  'meta_mutations.txt': meta({ genetic_alteration_type: 'MUTATION_EXTENDED', datatype: 'MAF', data_filename: 'm.maf' }),
  'm.maf': aMaf({}, { Tumor_Sample_Barcode: 'T2', Start_Position: '140753337', End_Position: '140753337' }),
};

const CNA: Contents = {
  'meta_cna.txt': meta({ genetic_alteration_type: 'COPY_NUMBER_ALTERATION', datatype: 'DISCRETE', data_filename: 'cna.txt' }),
  'cna.txt':
    'Hugo_Symbol\tEntrez_Gene_Id\tT1\tT2\nERBB2\t2064\t2\t0\nCDKN2A\t1029\t-2\t0\nPTEN\t5728\t-1\t0\nMYC\t4609\t1\t0\nKIT\t3815\t0\t0\nRET\t5979\tNA\t0\n',
};

const SV_HEAD =
  'Sample_Id\tSite1_Hugo_Symbol\tSite1_Chromosome\tSite1_Position\tSite2_Hugo_Symbol\tSite2_Chromosome\tSite2_Position\tSite2_Effect_On_Frame\tNCBI_Build\tRNA_Support\tDNA_Support\tTumor_Split_Read_Count\tAnnotation\tEvent_Info\tClass\tSV_Status';
const sv = (...rows: readonly string[]): Contents => ({
  'meta_sv.txt': meta({ genetic_alteration_type: 'STRUCTURAL_VARIANT', datatype: 'SV', data_filename: 'sv.txt' }),
  'sv.txt': [SV_HEAD, ...rows, ''].join('\n'),
});

const filesOf = (contents: Contents): readonly StudyFile[] =>
  Object.entries(contents).map(([name, text]) => ({
    name,
    async *open() {
      yield await Promise.resolve(Buffer.from(text));
    },
  }));

const read = (contents: Contents, options: Partial<ReadOptions> = { tumorSample: 'T1' }) =>
  readStudy(filesOf({ ...STUDY, ...contents }), { fileName: 'study', ...options });

async function readingOf(contents: Contents, options?: Partial<ReadOptions>) {
  const result = await read(contents, options);
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}

async function refusalOf(contents: Contents, options?: Partial<ReadOptions>) {
  const result = await read(contents, options);
  if (result.ok) throw new Error('expected a refusal');
  const { code, detail } = result.refusal;
  return [code, detail.file, detail.line];
}

describe('readStudy', () => {
  it('reads one sample: its type, its facts, its mutations and nobody else’s', async () => {
    const { tumorType, sample } = await readingOf({});
    expect(tumorType).toEqual({ system: 'oncotree', code: 'SKCM' });
    expect(sample).toMatchObject({ build: 'GRCh38', stated: { purity: 0.4, tumorOnly: true }, assayed: null });
    expect(sample.findings).toMatchObject([
      { kind: 'biomarker', name: 'MSI', status: 'Stable' },
      { kind: 'biomarker', name: 'TMB', value: 12.5, unit: 'mut/Mb', assay: 'cBioPortal nonsynonymous count' },
      { kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E', pos: 140753336 },
    ]);
  });

  it.each([
    ['samples as columns', CNA],
    [
      'a value a row',
      {
        'meta_cna.txt': meta({ genetic_alteration_type: 'COPY_NUMBER_ALTERATION', datatype: 'DISCRETE_LONG', data_filename: 'cna.txt' }),
        'cna.txt':
          'Hugo_Symbol\tEntrez_Gene_Id\tSample_Id\tValue\nERBB2\t1\tT1\t2\nCDKN2A\t1\tT1\t-2\nPTEN\t1\tT1\t-1.0\nMYC\t1\tT1\t1\nKIT\t1\tT1\t0\nRET\t1\tT2\t2\n',
      },
    ],
  ])('reads discrete copy numbers: %s', async (_, contents) => {
    const { sample } = await readingOf(contents);
    expect(sample.findings.flatMap((found) => (found.kind === 'copy-number' ? [`${found.gene} ${found.change}`] : []))).toEqual([
      'ERBB2 amplification',
      'CDKN2A deletion',
      'PTEN loss',
      'MYC gain',
    ]);
  });

  it('reads a fusion in the order that its own text names, and no order else', async () => {
    const { sample } = await readingOf(
      sv(
        'T1\tEML4\t2\t42522656\tALK\t2\t29446394\tIn_frame\tGRCh38\tyes\tno\t30\tEML4-ALK\tFusion\tINVERSION\tSOMATIC',
        'T1\tRET\t10\t43612031\tCCDC6\t10\t61665880\tNA\tGRCh38\tno\tyes\t12\tNA\tNA\tINVERSION\tSOMATIC',
        'T2\tTPM3\t1\t5\tNTRK1\t1\t9\tNA\tGRCh38\tyes\tyes\t9\tNA\tNA\tNA\tSOMATIC',
      ),
    );
    expect(sample.findings.filter(({ kind }) => kind === 'fusion')).toMatchObject([
      { fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true, inFrame: true, evidence: 'RNA', reads: 30 },
      { fivePrime: 'RET', threePrime: 'CCDC6', orderKnown: false, inFrame: null, evidence: 'DNA', reads: 12 },
    ]);
  });

  it.each([
    [
      'an event within one gene breaks none apart',
      'T1\tEGFR\t7\t55087058\tEGFR\t7\t55223522\t\tGRCh38\t\t\t\t\t\tDELETION\tSOMATIC',
      { type: 'DEL', genes: ['EGFR'], within: 'EGFR' },
    ],
    [
      'an antisense junction is no fusion',
      'T1\tALK\t2\t29446394\tFOO\t3\t77\t\tGRCh38\t\t\t\t\tAntisense fusion\tTRANSLOCATION\tSOMATIC',
      { type: 'BND', genes: ['ALK', 'FOO'], within: null },
    ],
    [
      'one gene and a place',
      'T1\tROS1\t6\t117650609\t\t4\t25665952\t\tGRCh38\t\t\t\t\t\tTRANSLOCATION\t',
      { genes: ['ROS1'], mate: { chrom: '4', pos: 25665952 } },
    ],
  ])('%s', async (_, row, expected) => {
    const { sample } = await readingOf(sv(row));
    expect(sample.findings.filter(({ kind }) => kind === 'structural-variant')).toMatchObject([expected]);
  });

  it('counts germline structural variants instead of taking them for the tumor’s', async () => {
    const { sample } = await readingOf(sv('T1\tA\t1\t5\tB\t1\t9\t\tGRCh38\t\t\t\t\t\t\tGERMLINE'));
    expect(sample.findings.some(({ kind }) => kind === 'fusion')).toBe(false);
    expect(sample.warnings.join()).toContain('1 germline structural variants');
  });

  it('takes the genes assayed from the panel of the sample', async () => {
    const contents = {
      'meta_panel.txt': meta({ genetic_alteration_type: 'GENE_PANEL_MATRIX', datatype: 'GENE_PANEL_MATRIX', data_filename: 'matrix.txt' }),
      'matrix.txt': 'SAMPLE_ID\tmutations\nT1\tP50\nT2\tNA\n',
      'data_gene_panel_p50.txt': 'stable_id: P50\ngene_list: BRAF\tKRAS\n',
    };
    expect((await readingOf(contents)).sample.assayed).toEqual(['BRAF', 'KRAS']);
    expect((await readingOf(contents, { tumorSample: 'T2' })).sample.assayed).toBeNull();
  });

  it('reads segments where there are no calls, and z-scores as the meta file names them', async () => {
    const contents = {
      'meta_seg.txt': meta({ genetic_alteration_type: 'COPY_NUMBER_ALTERATION', datatype: 'SEG', data_filename: 'x.seg' }),
      'x.seg': 'ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\nT1\t17\t39000000\t40000000\t90\t3.5\nT2\t7\t1\t2\t9\t3.5\n',
      'meta_z.txt': meta({ genetic_alteration_type: 'MRNA_EXPRESSION', datatype: 'Z-SCORE', data_filename: 'z.txt' }),
      'z.txt': 'Hugo_Symbol\tEntrez_Gene_Id\tT1\tT2\nMET\t4233\t5.1\t0\nKIT\t3815\t0.2\t9\n',
    };
    const { sample } = await readingOf(contents);
    expect(sample.findings).toContainEqual(expect.objectContaining({ kind: 'copy-number', gene: 'ERBB2' }));
    expect(sample.findings.flatMap((found) => (found.kind === 'expression' ? [`${found.gene} ${found.change}`] : []))).toEqual([
      'MET over',
    ]);
    const withCalls = await readingOf({ ...contents, ...CNA });
    expect(withCalls.sample.findings.filter((found) => found.kind === 'copy-number' && found.gene === 'ERBB2')).toHaveLength(1);
  });

  it('names what it does not read', async () => {
    const contents = { 'meta_meth.txt': meta({ genetic_alteration_type: 'METHYLATION', datatype: 'CONTINUOUS', data_filename: 'x' }) };
    expect((await readingOf(contents)).sample.warnings).toContain('The study also holds data that are not read: METHYLATION CONTINUOUS.');
  });

  it('says so when the sample has no mutation row', async () => {
    const contents = { 'm.maf': aMaf({ Tumor_Sample_Barcode: 'T2' }) };
    expect((await readingOf(contents)).sample.warnings).toContain('m.maf has no row of this sample.');
  });
});

describe('a broken study is refused by the file that is broken', () => {
  it.each([
    ['no sample is stated', {}, {}, 'FILE.TUMOR_SAMPLE_AMBIGUOUS', 'data_samples.txt', 5],
    ['the stated sample is unknown', {}, { tumorSample: 'T9' }, 'FILE.SAMPLE_NOT_FOUND', 'data_samples.txt', 5],
    [
      'the data file is missing',
      { 'meta_mutations.txt': meta({ genetic_alteration_type: 'MUTATION_EXTENDED', data_filename: 'gone.maf' }) },
      undefined,
      'FILE.BAD_HEADER',
      'meta_mutations.txt',
      null,
    ],
    [
      'the data file is not named',
      { 'meta_mutations.txt': meta({ genetic_alteration_type: 'MUTATION_EXTENDED' }) },
      undefined,
      'FILE.BAD_HEADER',
      'meta_mutations.txt',
      null,
    ],
    [
      'a mutation row is broken',
      { 'm.maf': aMaf({ Start_Position: 'x' }, { Tumor_Sample_Barcode: 'T2' }) },
      undefined,
      'FILE.BAD_RECORD',
      'm.maf',
      3,
    ],
    ['the mutation table is none', { 'm.maf': 'a\tb\n1\t2\n' }, undefined, 'FILE.UNKNOWN_FORMAT', 'm.maf', 1],
    ['mutations are on another build', { 'm.maf': aMaf({ NCBI_Build: 'GRCh37' }) }, undefined, 'FILE.MIXED_BUILDS', 'm.maf', 3],
    [
      'structural variants are on another build',
      sv('T1\tA\t1\t5\tB\t1\t9\t\tGRCh37\t\t\t\t\t\t\t'),
      undefined,
      'FILE.MIXED_BUILDS',
      'sv.txt',
      2,
    ],
    ['the statement contradicts the study', {}, { tumorSample: 'T1', statedBuild: 'GRCh37' }, 'FILE.MIXED_BUILDS', 'study', null],
    ['a copy number is none', { ...CNA, 'cna.txt': 'Hugo_Symbol\tT1\nERBB2\t7\n' }, undefined, 'FILE.BAD_RECORD', 'cna.txt', 2],
    ['the sample table lacks its column', { 'data_samples.txt': 'PATIENT_ID\nP1\n' }, undefined, 'FILE.BAD_HEADER', 'data_samples.txt', 1],
    ['there is no table of samples', { 'meta_samples.txt': 'x: y' }, undefined, 'FILE.UNKNOWN_FORMAT', 'study', null],
  ] as const)('%s', async (_, contents, options, code, file, line) => {
    expect(await refusalOf(contents, options)).toEqual([code, file, line]);
  });
});
