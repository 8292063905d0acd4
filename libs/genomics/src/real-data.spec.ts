import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AnnotatedSample, Hotspot, SmallVariant } from '@consilium/domain';
import { checkVcf } from './check/check-vcf.ts';
import { indexHotspots } from './vcf/hotspot-index.ts';
import { inspectVcf } from './vcf/inspect-vcf.ts';
import type { ReadOptions } from './vcf/read-options.ts';
import { readVcf } from './vcf/read-vcf.ts';

const ROOT = process.env['CONSILIUM_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const INPUTS = join(ROOT, 'inputs');
const isHere = existsSync(INPUTS);
const say = (line: string) => process.stdout.write(`${line}\n`);

const V600E: Hotspot = {
  gene: 'BRAF', protein: 'V600E', cdna: 'c.1799T>A', source: 'test',
  positions: [{ build: 'GRCh38', chrom: '7', pos: 140753336, ref: 'A', alt: 'T' }, { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' }],
}; // prettier-ignore

async function read(path: string, options: Partial<ReadOptions> = {}): Promise<AnnotatedSample> {
  const result = await readVcf(createReadStream(join(INPUTS, path)), { fileName: path, hotspots: indexHotspots([V600E]), ...options });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}
const variants = ({ findings }: AnnotatedSample): readonly SmallVariant[] => findings.filter((finding) => finding.kind === 'small-variant');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(INPUTS, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

if (!isHere) {
  it('real data: the folder is missing, so nothing was compared with real files', () => {
    say('real data (genomics): no folder of test data here; set CONSILIUM_TEST_DATA to compare with real files');
    expect(existsSync(INPUTS)).toBe(false);
  });
} else {
  describe('TCGA-AG-3891 (PCGR, VEP, tumor and normal in one column)', () => {
    const path = 'pcgr/history/test.pcgr_vep.vcf';

    it('is recognized with its build, annotation and 648 records', async () => {
      const result = await inspectVcf(createReadStream(join(INPUTS, path)), { fileName: path });
      expect(result).toMatchObject({
        ok: true,
        value: { records: 648, build: 'GRCh37', annotation: 'vep', tumorSampleHow: 'single-column', buildsConflict: false },
      });
    });

    it('gives tumor reads from DPT and ADT for every finding, and loses no allele', async () => {
      const sample = await read(path);
      const { counts, findings } = sample;
      expect(counts).toMatchObject({ records: 648, notAnnotated: 0, filtered: 0 });
      expect(counts.kept + counts.leftOut).toBe(counts.alleles);
      expect(findings).toHaveLength(counts.kept);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(counts.kept);
      expect(variants(sample).filter(({ vaf, depth }) => typeof vaf !== 'number' || typeof depth !== 'number')).toEqual([]);
      expect(variants(sample).find(({ id }) => id === 'v:1-881636-C-T')).toMatchObject({
        gene: 'NOC2L',
        protein: 'p.Gly612Arg',
        vaf: 5 / 30,
        depth: 30,
        normalDepth: 13,
      });
    });

    it('keeps the driver changes of a rectal adenocarcinoma', async () => {
      const changes = variants(await read(path)).map(({ gene, protein, cdna }) => `${gene} ${protein ?? cdna}`);
      expect(changes).toEqual(
        expect.arrayContaining(['APC p.Arg348Ter', 'APC p.Ser1335ArgfsTer80', 'FBXW7 c.1419-2A>C', 'ARID1A p.Phe2141SerfsTer59']),
      );
    });

    it('keeps every line on which the annotator saw a product change', async () => {
      const lines = readFileSync(join(INPUTS, path), 'utf8').split('\n');
      const changing = lines.flatMap((line, i) => (!line.startsWith('#') && /\|(?:HIGH|MODERATE|LOW)\|/.test(line) ? [i + 1] : []));
      expect([...new Set(variants(await read(path)).map(({ line }) => line))]).toEqual(changing);
    });
  });

  describe('COLO829 (ClairS, without annotation)', () => {
    const path = 'cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz';

    it('finds BRAF V600E by its position among 54,832 records within seconds', async () => {
      const began = performance.now();
      const sample = await read(path, { statedBuild: 'GRCh38' });
      say(`real data (genomics): COLO829 read in ${Math.round(performance.now() - began)} ms`);
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(sample.counts).toEqual({ records: 54832, alleles: 54832, notAnnotated: 54832, filtered: 12530, kept: 1, leftOut: 54831 });
      expect(variants(sample)).toMatchObject([
        { gene: 'BRAF', protein: 'p.V600E', chrom: '7', pos: 140753336, vaf: 0.7727, depth: 132, filter: 'PASS', origin: 'somatic' },
      ]);
      expect(sample.warnings).toContain('54832 of 54832 variants not annotated: only known hotspot positions were checked');
    });

    it('is refused when GRCh37 is stated against its contig lengths', async () => {
      const result = await readVcf(createReadStream(join(INPUTS, path)), { fileName: 'snv.vcf.gz', statedBuild: 'GRCh37' });
      expect(result).toMatchObject({ ok: false, refusal: { code: 'FILE.MIXED_BUILDS' } });
    });
  });

  describe('structural variants of cell lines', () => {
    const folder = 'cell-lines/test/data/vcf';
    const manta = `${folder}/hcc1395-dna-illumina_manta_outputs/results/variants/somaticSV.vcf.gz`;

    it('counts each pair of breakends of Manta once, by an independent count of its lines', async () => {
      const lines = gunzipSync(readFileSync(join(INPUTS, manta)))
        .toString('utf8')
        .split('\n');
      const alts = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t')[4] ?? '');
      const [breakends, symbols] = [/[[\]]/, /^</].map((form) => alts.filter((alt) => form.test(alt)).length);
      const sample = await read(manta, { tumorSample: 'hcc1395-dna-illumina' });
      expect(breakends).toBe(672);
      expect(sample.warnings).toContain(
        `${(breakends ?? 0) / 2 + (symbols ?? 0)} structural variants without gene annotation at their breakpoints were not assessed.`,
      );
    });

    it.each([
      ['colo829-dna-pacbio.svision_pro_v1.8.s3.somatic_s3.chr1.vcf.gz', 18, 0],
      ['colo829-dna-pacbio_severus_outputs/somatic_SVs/severus_somatic.vcf', 146, 24],
      ['colo829-dna-pacbio_savana_classify_output.somatic.chr1.vcf.gz', 177, 0],
    ])('%s: of %i alleles, %i are written out', async (file, alleles, notAnnotated) => {
      const candidates = file.includes('svision') ? { tumorSample: 'colo829-dna-pacbio_minimap2_mdtagged_sorted.bam' } : {};
      expect((await read(`${folder}/${file}`, candidates)).counts).toMatchObject({ alleles, notAnnotated, kept: 0, leftOut: alleles });
    });

    it('does not take genes that lie whole within an inversion for broken ones', async () => {
      const { findings } = await read('vatools/tests/test_data/vep_annotation_reporter/input.merge_multiple_transcripts.vcf.gz');
      expect(findings).toMatchObject([{ kind: 'structural-variant', genes: ['TDG'], within: null }]);
    });
  });

  it('reads SnpEff EFF of 2012 with genes, transcripts and classic effects', async () => {
    const sample = await read('odd-vcf/cyvcf2/cyvcf2/tests/test.snpeff.vcf', { tumorSample: '1094PC0005' });
    expect(sample.counts.notAnnotated).toBe(0);
    expect(sample.warnings.filter((warning) => /annotation entries/.test(warning))).toEqual([]);
  });

  describe('callers', () => {
    it.each([
      ['test_mutect.vcf', 500], ['test_muse.vcf', 434], ['test_strelka.vcf', 240], ['test_varscan.vcf', 500],
      ['test_radia.vcf', 87], ['test_sniper.vcf', 169], ['test_pindel.vcf', 32], ['test_merged.vcf', 573],
    ])('%s: %i records with its tumor column', async (file, records) => {
      const result = await inspectVcf(createReadStream(join(INPUTS, 'vcf2maf/tests', file)), { fileName: file });
      expect(result).toMatchObject({ ok: true, value: { records, tumorSample: expect.stringMatching(/TUMOR/) } });
    }); // prettier-ignore
  });

  describe('odd files', () => {
    it.each(['odd-vcf', 'vep-examples', 'vatools', 'vcf2maf', 'pcgr', 'cell-lines', 'foundationone'])(
      '%s: each is read, or refused in one sentence',
      async (folder) => {
        const tally = { read: 0, refused: 0 };
        for (const path of filesUnder(folder)) {
          const result = await readVcf(createReadStream(path), { fileName: 'file' });
          if (result.ok) expect(result.value.counts.kept + result.value.counts.leftOut).toBe(result.value.counts.alleles);
          else expect(result.refusal.detail.message).toMatch(/^file(?:, line \d+)?(?:, column \w+)?: [^\n]+\.$/);
          tally[result.ok ? 'read' : 'refused'] += 1;
        }
        say(`real data (genomics): ${folder}: ${tally.read} read, ${tally.refused} refused`);
        expect(tally.read + tally.refused).toBeGreaterThan(0);
      },
    );
  });

  it('vcf check refuses the bad files and passes the good ones', async () => {
    const files = filesUnder('bad-vcf/test/vcf').filter((path) => path.endsWith('.vcf'));
    const wrong = { failed: new Array<string>(), passed: new Array<string>() };
    const total = { failed: 0, passed: 0 };
    for (const path of files) {
      const expected = path.includes('/failed/') ? 'failed' : 'passed';
      total[expected] += 1;
      if ((await checkVcf(createReadStream(path), { fileName: 'file' })).ok !== (expected === 'passed'))
        wrong[expected].push(path.slice(INPUTS.length));
    }
    say(
      `real data (genomics): vcf check refused ${total.failed - wrong.failed.length} of ${total.failed}, passed ${total.passed - wrong.passed.length} of ${total.passed}`,
    );
    expect(total).toEqual({ failed: 607, passed: 76 });
    // The two are 4.1 and 4.2 files with an underscore in a FORMAT key: common callers write such keys, so it is a warning.
    expect(wrong.failed.length).toBeLessThanOrEqual(2);
    expect(wrong.passed).toEqual([]);
  });
}
