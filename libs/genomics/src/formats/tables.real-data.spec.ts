import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { AnnotatedSample, GenomeBuild } from '@consilium/domain';
import { GENE_POSITIONS } from '../copy-number/gene-positions.ts';
import type { GenePosition } from '../copy-number/gene-positions.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { inspectFile, readFile } from './read-file.ts';

const ROOT = process.env['CONSILIUM_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data');
const INPUTS = join(ROOT, 'inputs');

async function read(path: string, options: Partial<ReadOptions> = {}): Promise<AnnotatedSample> {
  const result = await readFile(createReadStream(join(INPUTS, path)), { fileName: basename(path), ...options });
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.detail.message}`);
  return result.value;
}
const formatOf = async (path: string, options: Partial<ReadOptions> = {}): Promise<string> => {
  const result = await inspectFile(createReadStream(join(INPUTS, path)), { fileName: basename(path), ...options });
  return result.ok ? result.value.format : result.refusal.code;
};
const idsOf = ({ findings }: AnnotatedSample) => findings.map(({ id }) => id);

if (!existsSync(INPUTS)) {
  it('real data: the folder is missing, so no report or table was compared with real files', () => {
    process.stdout.write('real data (reports and tables): no folder of test data here; set CONSILIUM_TEST_DATA to read real files\n');
    expect(existsSync(INPUTS)).toBe(false);
  });
} else {
  describe('a real FoundationOne report', () => {
    const path = 'foundationone/test/data/sample.xml';

    it('yields every short variant, copy-number change, rearrangement and biomarker', async () => {
      const sample = await read(path);
      const kinds = Map.groupBy(sample.findings, ({ kind }) => kind);
      const count = (kind: string): number => [...kinds].find(([name]) => name === kind)?.[1].length ?? 0;
      // 48 short variants, one of which (WDR90) stands twice.
      expect(['small-variant', 'copy-number', 'structural-variant', 'biomarker'].map(count)).toEqual([47, 5, 1, 2]);
      expect(sample.counts).toMatchObject({ records: 56, kept: 55, leftOut: 1 });
      expect(idsOf(sample)).toEqual(expect.arrayContaining(['v:7-140453136-A-T', 'cna:CDK4:amplification', 'sv:NF1:17-29557687', 'b:TMB']));
      expect(sample.stated).toMatchObject({ purity: 0.6, purityMethod: 'histologic', tumorOnly: true });
    });

    it('keeps no word of the patient, the physician or the laboratory', async () => {
      const text = JSON.stringify(await read(path));
      for (const word of ['Patient', 'Smith', '12345678', '2002-12-12', 'SMP37669', 'SA-1612348', 'ABC Oncology'])
        expect(text).not.toContain(word);
    });
  });

  describe('real C-CAT reports', () => {
    const folder = 'c-cat/samples/c-cat';
    const input = (part: string): string => `${folder}/${part}/input/input_cats_format.json`;

    it.each([
      ['short_variants', 5, 'v:9-135781005-C-G'],
      ['copy_number_alterations', 1, 'cna:ENO1:loss'],
      ['rearrangements', 3, 'fusion:EML4::ALK'],
      ['other_biomarkers', 3, 'b:MSI'],
    ])('%s', async (part, findings, id) => {
      const sample = await read(input(part));
      expect(sample.findings).toHaveLength(findings);
      expect(idsOf(sample)).toContain(id);
      expect(sample.build).toBe('GRCh38');
    });

    it('takes no expression of a normal sample for one of the tumor', async () => {
      expect(await read(input('expressions'))).toMatchObject({ findings: [], counts: { records: 1, leftOut: 1 } });
    });
  });

  describe('real tables', () => {
    it.each([
      ['pcgr/examples/T001-BRCA.grch38.cna.tsv', 'copy-number-segments'],
      ['maftools/inst/extdata/TCGA.AB.3009.hg19.seg.txt', 'copy-number-segments'],
      ['cbioportal-study/tests/test_data/study_es_0/data_cna_hg19.seg', 'copy-number-segments'],
      ['maftools/inst/extdata/all_lesions.conf_99.txt', 'copy-number-genes'],
      ['cbioportal-study/tests/test_data/study_es_0/data_gistic_genes_amp.txt', 'copy-number-genes'],
      ['cbioportal-study/tests/test_data/study_es_0/data_cna_discrete.txt', 'copy-number-genes'],
      ['cbioportal-study/tests/test_data/study_es_0/data_cna_log2.txt', 'FILE.UNKNOWN_FORMAT'],
      ['cbioportal-study/tests/test_data/study_es_0/data_expression_median_Zscores.txt', 'FILE.UNKNOWN_FORMAT'],
      ['pcgr/examples/T001-COAD.grch37.fusions.tsv', 'fusions'],
      ['pcgr/examples/T001-BRCA.gene_expression.tsv.gz', 'expression'],
    ])('%s is %s', async (path, format) => {
      expect(await formatOf(path)).toBe(format);
    });

    it('finds the same copy-number changes of one tumor on both builds', async () => {
      const [on37, on38] = await Promise.all(
        (['GRCh37', 'GRCh38'] as const).map((statedBuild) =>
          read(`pcgr/examples/T001-BRCA.${statedBuild.toLowerCase()}.cna.tsv`, { statedBuild }),
        ),
      );
      expect(on37?.findings.length).toBeGreaterThan(20);
      // The lifted file has lost the short segments around these genes.
      const only = (a: AnnotatedSample | undefined, b: AnnotatedSample | undefined) =>
        (a ? idsOf(a) : []).filter((id) => !(b ? idsOf(b) : []).includes(id));
      expect([...only(on37, on38), ...only(on38, on37)].length).toBeLessThanOrEqual(3);
      expect(on38?.stated?.ploidy).toBeGreaterThan(1);
    });

    it('keeps all fusions of the PCGR examples in their order', async () => {
      const sample = await read('pcgr/examples/T001-BRCA.grch38.fusions.tsv');
      expect(sample.findings.length + sample.counts.leftOut).toBe(sample.counts.records);
      expect(idsOf(sample)).toEqual(expect.arrayContaining(['fusion:EML4::ALK', 'fusion:PAX3::FOXO1']));
    });

    it('keeps a fusion of which only one partner is named', async () => {
      const sample = await read('pcgr/examples/T001-COAD.grch37.fusions.tsv', { statedBuild: 'GRCh37' });
      expect(idsOf(sample)).toEqual(expect.arrayContaining(['fusion:v::ALK', 'fusion:FGFR2::v', 'fusion:v::NTRK3', 'fusion:MYB::NFIB']));
      expect(sample.counts).toMatchObject({ records: 13, kept: 13 });
    });

    it('calls no outlier from 19,307 levels without a cohort', async () => {
      const sample = await read('pcgr/examples/T001-COAD.gene_expression.tsv.gz');
      expect(sample).toMatchObject({ findings: [], counts: { records: 19307 } });
    });

    it('reads one sample of a GISTIC table of 191', async () => {
      const path = 'maftools/inst/extdata/all_lesions.conf_99.txt';
      const sample = await read(path, { statedBuild: 'GRCh37', tumorSample: 'TCGA-AB-2805-03A-01D-0756-21' });
      expect(sample.counts.records).toBe(32);
      const refused = await readFile(createReadStream(join(INPUTS, path)), { fileName: 'a' });
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS' } });
    });
  });

  describe('every file of the folders', () => {
    const folders = ['foundationone', 'c-cat', 'maftools', 'pcgr/examples', 'cbioportal-study'];
    it.each(folders)(
      '%s goes through without a crash',
      async (folder) => {
        const files = readdirSync(join(INPUTS, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        expect(files.length).toBeGreaterThan(0);
        for (const file of files) {
          const path = join(file.parentPath, file.name);
          const result = await readFile(createReadStream(path), { fileName: file.name, statedBuild: 'GRCh37' });
          if (!result.ok) expect(result.refusal.detail.message).toMatch(/^\S.*\.$/s);
        }
      },
      120_000,
    );
  });

  describe('positions of genes', () => {
    const position = (gene: string, build: GenomeBuild): GenePosition | undefined => GENE_POSITIONS[build].find((one) => one.gene === gene);

    /** Coding changes that others placed in the gene; a change 5 kb outside is upstream by convention, not in the body. */
    const outside = (calls: readonly (readonly [gene: string, chrom: string, pos: number])[], build: GenomeBuild) =>
      calls.filter(([gene, chrom, pos]) => {
        const body = position(gene, build);
        return body !== undefined && !(chrom === body.chrom && pos >= body.start - 200 && pos <= body.end + 200);
      });

    it.each(['GRCh37', 'GRCh38'] as const)('hold the hotspots of cancerhotspots.org on %s', (build) => {
      const lines = readFileSync(join(INPUTS, `maftools/inst/extdata/cancerhotspots_v2_${build}.tsv`), 'utf8')
        .trim()
        .split('\n');
      const calls = lines.map((line) => {
        const [chrom = '', pos = '', , , gene = ''] = line.split('\t');
        return [gene, chrom.replace(/^chr/, ''), Number(pos)] as const;
      });
      const covered = new Set(calls.map(([gene]) => gene).filter((gene) => position(gene, build) !== undefined));
      expect(covered.size).toBeGreaterThanOrEqual(65);
      expect(outside(calls, build).filter(([gene]) => gene !== 'TERT')).toEqual([]);
    });

    it('agree with the gene-level records of CIViC on GRCh37', () => {
      const path = join(ROOT, 'civic/2024-08-01/01-Aug-2024-VariantSummaries.tsv');
      const [header = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n');
      const at = (name: string): number => header.split('\t').indexOf(name);
      const spans = rows.flatMap((row) => {
        const cells = row.split('\t');
        const [gene = '', variant = '', chrom = '', start = '', stop = '', build = ''] = [
          'gene',
          'variant',
          'chromosome',
          'start',
          'stop',
          'reference_build',
        ].map((name) => cells[at(name)] ?? '');
        const body = position(gene, 'GRCh37');
        const isWhole = /^(?:amplification|loss|deletion|copy number variation)$/i.test(variant) && build === 'GRCh37' && start !== '';
        return body && isWhole ? [{ gene, chrom, start: Number(start), stop: Number(stop), body }] : [];
      });
      expect(spans.length).toBeGreaterThanOrEqual(25);
      const apart = spans.filter(
        ({ chrom, start, stop, body }) =>
          chrom !== body.chrom ||
          Math.min(stop, body.end) - Math.max(start, body.start) < 0.9 * Math.min(stop - start, body.end - body.start),
      );
      expect(apart.map(({ gene }) => gene)).toEqual([]);
    });
  });
}
