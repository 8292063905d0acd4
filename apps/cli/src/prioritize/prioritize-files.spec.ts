import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliBench } from '../cli.builder.ts';

type Explained = { readonly label: string; readonly tier: string | null };
type Answer = {
  readonly findings?: readonly Explained[];
  readonly error?: { readonly code: string; readonly message: string };
};

const HEADER = ['##fileformat=VCFv4.2', '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">'];
const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR';
const vcf = (reference: string, record: string): string => [...HEADER, `##reference=${reference}`, COLUMNS, record, ''].join('\n');
/** BRAF V600E on both builds. */
const ON_37 = vcf('GRCh37', '7\t140453136\t.\tA\tT\t.\tPASS\t.\tGT\t0/1');
const ON_38 = vcf('GRCh38', '7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT\t0/1');

describe('prioritize --input', () => {
  const bench = new CliBench();
  afterAll(() => bench.close());
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'consilium-input-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const answer = async (...args: readonly string[]): Promise<Answer & { readonly exit: number }> => {
    const { exit, out } = await bench.run(['prioritize', ...args]);
    return { exit, ...(out === '' ? {} : (JSON.parse(out) as Answer)) };
  };
  const tiers = ({ findings = [] }: Answer): readonly string[] => findings.map(({ label, tier }) => `${label} ${tier}`);

  it('reads all files of a tumor together', async () => {
    const typed = file('typed.csv', 'gene,alteration\nALK,EML4::ALK fusion\n');
    expect(tiers(await answer('--input', file('a.vcf', ON_38), typed, '--tumor-type', 'LUAD'))).toEqual(['BRAF V600E I', 'EML4::ALK I']);
  });

  it('refuses files of two builds: one of them would be read at wrong positions', async () => {
    const mixed = await answer('--input', file('a.vcf', ON_38), file('b.vcf', ON_37), '--tumor-type', 'MEL');
    expect(mixed).toMatchObject({ exit: 1, error: { code: 'FILE.MIXED_BUILDS' } });
  });

  it('reads one sample of a study folder, with the tumor type that the study states', async () => {
    await mkdir(join(folder, 'study'));
    const put = (name: string, lines: readonly string[]) => file(join('study', name), `${lines.join('\n')}\n`);
    put('meta_study.txt', ['type_of_cancer: mel', 'cancer_study_identifier: s', 'name: s', 'description: s', 'reference_genome: hg38']);
    put('meta_clinical_samples.txt', [
      'cancer_study_identifier: s',
      'genetic_alteration_type: CLINICAL',
      'datatype: SAMPLE_ATTRIBUTES',
      'data_filename: data_samples.txt',
    ]);
    put('data_samples.txt', ['#Patient\tSample\tCode', '#Patient\tSample\tCode', '#STRING\tSTRING\tSTRING', '#1\t1\t1', 'PATIENT_ID\tSAMPLE_ID\tONCOTREE_CODE', 'P1\tS1\tMEL']); // prettier-ignore
    put('meta_mutations.txt', [
      'cancer_study_identifier: s',
      'genetic_alteration_type: MUTATION_EXTENDED',
      'datatype: MAF',
      'data_filename: data_mutations.txt',
    ]);
    put('data_mutations.txt', [
      'Hugo_Symbol\tNCBI_Build\tChromosome\tStart_Position\tReference_Allele\tTumor_Seq_Allele2\tVariant_Classification\tHGVSp_Short\tTumor_Sample_Barcode',
      'BRAF\tGRCh38\t7\t140753336\tA\tT\tMissense_Mutation\tp.V600E\tS1',
    ]);
    expect(tiers(await answer('--input', join(folder, 'study'), '--tumor-sample', 'S1'))).toEqual(['BRAF V600E I']);
  });

  it('refuses a record whose reference base is not that of the FASTA file: another build was called', async () => {
    const fasta = file('ref.fa', `>7\n${'ACGT'.repeat(5)}\n`);
    file('ref.fa.fai', '7\t20\t3\t20\t21\n');
    const small = (ref: string) => file('small.vcf', vcf('GRCh38', `7\t5\t.\t${ref}\tC\t.\tPASS\t.\tGT\t0/1`));
    const read = (ref: string) => answer('--input', small(ref), '--tumor-type', 'MEL', '--reference', fasta);
    expect(await read('G')).toMatchObject({ exit: 1, error: { code: 'FILE.REFERENCE_MISMATCH' } });
    expect(await read('A')).toMatchObject({ exit: 0 });
  });

  it('says what is missing when the FASTA file has no index', async () => {
    const { exit, messages } = await bench.run(['prioritize', '--input', file('a.vcf', ON_38), '--tumor-type', 'MEL', '--reference', file('r.fa', '>7\nA\n')]); // prettier-ignore
    expect(exit).toBe(2);
    expect(messages).toMatch(/r\.fa\.fai.*samtools faidx/);
  });
});
