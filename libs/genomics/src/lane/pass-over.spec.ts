import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AnnotatedSample } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import { bytesOf } from '../vcf-file.builder.ts';
import { indexHotspots } from '../vcf/hotspot-index.ts';
import { settleHeader } from '../vcf/open-file.ts';
import type { OpenedFile } from '../vcf/open-file.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { readVcf } from '../vcf/read-vcf.ts';
import { parseRecord } from '../vcf/record.ts';
import { SampleReading } from '../vcf/sample-reading.ts';
import { scanVcf } from '../vcf/scan-vcf.ts';
import { generatedHeader, generatedRecords, seeded } from './annotated-vcf.builder.ts';
import { NO_FIELDS } from './field-plan.ts';
import { PassOver } from './pass-over.ts';

type Read = AnnotatedSample | { readonly code: string; readonly line: number | null | undefined; readonly reason: string };

/** The reading without the lane's shortcut: an object of every record. */
async function readEach(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Read> {
  const state: { opened: OpenedFile | null; reading: SampleReading | null } = { opened: null, reading: null };
  try {
    const { records } = await scanVcf(source, {
      header(header) {
        state.opened = settleHeader(header, options);
        const { choice, verdict } = state.opened;
        if (choice.tumor !== null && verdict.conflict === null) state.reading = new SampleReading(state.opened, choice.tumor, options);
        return NO_FIELDS;
      },
      record(view) {
        state.reading?.take(parseRecord(view.text(), view.line, state.opened?.header.columns ?? 0));
      },
    });
    return state.reading?.finish(records, null) ?? { code: 'not opened', line: null, reason: '' };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { code: error.code, line: error.place.line ?? null, reason: error.message };
  }
}

async function readLane(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Read> {
  const result = await readVcf(source, options);
  if (result.ok) return result.value;
  const { code, detail } = result.refusal;
  const isOpened = code !== 'FILE.TUMOR_SAMPLE_AMBIGUOUS' && (code !== 'FILE.MIXED_BUILDS' || detail.column !== undefined);
  return isOpened ? { code, line: detail.line, reason: detail.reason } : { code: 'not opened', line: null, reason: '' };
}

const HOTSPOT = { gene: 'GENE1', protein: 'V600E', cdna: null, residue: 600, source: 'fixture' };
const position = (line: string) => {
  const [chrom = '', pos = '', , ref = '', alt = ''] = line.split('\t');
  return { build: 'GRCh38' as const, chrom, pos: Number(pos), ref, alt: alt.split(',')[0] ?? '' };
};

describe('PassOver', () => {
  const records = [...generatedRecords(1500, 3)];
  const hotspots = indexHotspots([{ ...HOTSPOT, positions: records.filter((_, i) => i % 50 === 0).map(position) }]);
  const options: ReadOptions = { fileName: 'sample.vcf', hotspots };

  it('loses no finding, count or warning against a reading of every record', async () => {
    const text = generatedHeader() + records.join('');
    const lane = await readLane(bytesOf(text), options);
    expect(lane).toEqual(await readEach(bytesOf(text), options));
    expect(lane).toMatchObject({ counts: { records: 1500 } });
    const { findings, counts } = lane as AnnotatedSample;
    expect(findings.filter((finding) => finding.kind === 'small-variant' && finding.namedBy === 'hotspot-position').length).toBeGreaterThan(
      10,
    );
    expect([counts.kept, counts.leftOut, counts.notAnnotated, counts.filtered].every((count) => count > 20)).toBe(true);
  });

  it('does so with bytes changed in the annotation: impact, terms, allele, HGVS, number of values', async () => {
    const random = seeded(8);
    const swaps: readonly (readonly [RegExp, string])[] = [
      [/\|MODIFIER\|/, '|LOW|'], [/\|MODIFIER\|/, '||'], [/\|MODIFIER\|/, '|modifier|'], [/\|intron_variant\|/, '||'], [/\|intron_variant\|/, '|&|'],
      [/CSQ=[ACGT]\|/, 'CSQ=G|'], [/CSQ=/, 'CSQ=,'], [/\+(\d)/, '%3$1'], [/\+(\d)/, '%ZZ$1'], [/G>A\|/, 'G%3EA|'], [/G>A\|/, 'G%3|'], [/:c\./, ':c.(1'], [/\|HGNC\|/, '|'], [/\|HGNC\|/, '||'],
      [/DP=/, 'SVTYPE=DEL;DP='], [/\tGT:/, '\tGT:'], [/CSQ=/, 'CSQX='], [/;CSQ=[^\t;]*/, ';CSQ=.'], [/\t([ACGT])\t([ACGT])\t/, '\t$1\t$1\t'],
    ]; // prettier-ignore
    for (const [from, to] of swaps) {
      const text =
        generatedHeader() +
        records
          .slice(0, 400)
          .map((line) => (random(4) === 0 ? line.replace(from, to) : line))
          .join('');
      const lane = await readLane(bytesOf(text, 60_000), options);
      expect([from.source, to, lane]).toEqual([from.source, to, await readEach(bytesOf(text, 60_000), options)]);
    }
  });

  it('refuses a record beyond the end of its chromosome, though it is no finding', async () => {
    const far = (records.find((line) => !/HIGH|MODERATE|LOW/.test(line)) ?? '').replace(/^(\w+)\t\d+/, '$1\t2000000000');
    expect(await readLane(bytesOf(generatedHeader() + far), options)).toMatchObject({ code: 'FILE.MIXED_BUILDS' });
  });

  it('is sure of most records that are no finding, else it would save nothing', async () => {
    const tally = { sure: 0, boring: 0 };
    const state: { passOver: PassOver | null } = { passOver: null };
    await scanVcf(bytesOf(generatedHeader() + records.join('')), {
      header(header) {
        state.passOver = new PassOver(settleHeader(header, options), hotspots);
        return state.passOver.plan;
      },
      record(view) {
        if (!/\|(?:HIGH|MODERATE|LOW)\|/.test(view.text())) tally.boring += 1;
        if (state.passOver?.isSure(view)) tally.sure += 1;
      },
    });
    expect(tally.sure).toBeGreaterThan(0.9 * tally.boring);
  });
});

const INPUTS = join(process.env.CONSILIUM_TEST_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data'), 'inputs');

describe('PassOver over real files', () => {
  const files = existsSync(INPUTS)
    ? readdirSync(INPUTS, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.vcf(?:\.gz)?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
  if (files.length === 0) process.stdout.write('pass-over: no folder of test data here; nothing was compared with real files\n');

  it('changes nothing in any of them', async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const options: ReadOptions = { fileName: 'file' };
      const [lane, each] = [await readLane(createReadStream(file), options), await readEach(createReadStream(file), options)];
      if (JSON.stringify(lane) !== JSON.stringify(each)) wrong.push(file.slice(INPUTS.length));
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
