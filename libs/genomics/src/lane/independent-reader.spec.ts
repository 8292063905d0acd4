import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import VCF from '@gmod/vcf';
import { annotationLayout } from '../annotation/annotation-layout.ts';
import { infoValue } from '../annotation/annotation-entry.ts';
import { bytesOf } from '../vcf-file.builder.ts';
import { parseRecord } from '../vcf/record.ts';
import { scanVcf } from '../vcf/scan-vcf.ts';
import { generatedHeader, generatedRecords } from './annotated-vcf.builder.ts';
import { fieldPlan, NO_FIELDS } from './field-plan.ts';
import type { FieldPlan } from './field-plan.ts';
import type { RecordView } from './record-view.ts';

const NAMES = ['Consequence', 'IMPACT', 'SYMBOL', 'HGVSc', 'HGVSp'];

/** What both readers must see alike; `entries` are the planned fields of the annotation. */
interface Seen {
  readonly chrom: string | undefined;
  readonly pos: number;
  readonly ref: string | undefined;
  readonly alts: readonly string[];
  readonly filter: string;
  readonly entries: readonly (readonly string[])[];
  readonly samples: readonly string[];
}

interface Header {
  readonly text: string;
  readonly key: string;
  readonly indexes: readonly number[];
}

function ours(view: RecordView, { slots, gaps }: FieldPlan, columns: number): Seen {
  const { bytes, spans } = view;
  const { chrom, pos, ref, alts, filter, samples, format } = parseRecord(view.text(), view.line, columns);
  const part = (from: number, to: number) => bytes.toString('utf8', from, to);
  if (view.isPlain) {
    // The offsets are what the lane works with; the text has to say the same.
    const offsets = [part(view.start, view.chromEnd), view.pos, part(view.refStart, view.refEnd), part(view.altStart, view.altEnd), part(view.filterStart, view.filterEnd)]; // prettier-ignore
    if (offsets.join('\t') !== [chrom, pos, ref, alts.join(',') || '.', filter].join('\t'))
      throw new Error(`line ${view.line}: the offsets are wrong`);
  }
  const entries = Array.from({ length: view.entries }, (_, i) =>
    slots.map((slot) => {
      const at = 2 * (i * gaps.length + slot);
      return slot === -1 ? '' : unescaped(part(spans[at] ?? 0, spans[at + 1] ?? 0));
    }),
  );
  const genotype = format.indexOf('GT');
  return { chrom, pos, ref, alts, filter, entries, samples: genotype === -1 ? [] : samples.map((one) => one.split(':')[genotype] ?? '') };
}

/** The other reader decodes as VCF 4.3 §1.2 asks. */
const unescaped = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

function theirs(parser: VCF, line: string, { key, indexes }: Header): Seen {
  const variant = parser.parseLine(line);
  const { CHROM, POS, REF, ALT, FILTER, INFO, FORMAT } = variant;
  const value = INFO[key];
  const entries = (Array.isArray(value) ? value : []).map((entry) => String(entry).split('|'));
  const genotypes = FORMAT?.split(':').includes('GT') ? Object.values(variant.GENOTYPES()) : [];
  const filter = FILTER === undefined ? '.' : Array.isArray(FILTER) ? FILTER.join(';') : FILTER;
  return {
    chrom: CHROM,
    pos: POS,
    ref: REF,
    alts: (ALT ?? []).flatMap((alt) => (/^[ACGTN]+(?:\/[ACGTN]+)+$/.test(alt) ? alt.split('/') : [alt])), // VarScan's slash is ours alone
    filter,
    entries: entries.map((entry) => indexes.map((index) => entry[index] ?? '')),
    samples: genotypes,
  };
}

/** Compares every `step`th record of a file. */
async function compare(
  source: AsyncIterable<Uint8Array>,
  headerText: string,
  step: number,
): Promise<{ same: number; plain: number; annotated: number }> {
  const tally = { same: 0, plain: 0, annotated: 0 };
  const parser = new VCF({ header: headerText, strict: false });
  const state: { plan: FieldPlan; header: Header; columns: number; seen: number } = {
    plan: NO_FIELDS,
    header: { text: headerText, key: '', indexes: [] },
    columns: 0,
    seen: 0,
  };
  await scanVcf(source, {
    header(header) {
      const { layout } = annotationLayout(header);
      state.columns = header.columns;
      if (layout === null) return NO_FIELDS;
      state.header = { text: headerText, key: layout.infoKey, indexes: NAMES.map((name) => layout.fields.indexOf(name)) };
      state.plan = fieldPlan(layout, NAMES);
      return state.plan;
    },
    record(view) {
      state.seen += 1;
      if (state.seen % step !== 0) return;
      const line = view.text();
      const { key } = state.header;
      const isAnnotated = view.isPlain && key !== '' && infoValue(line.split('\t')[7] ?? '', key) !== null;
      const only = (seen: Seen): string => JSON.stringify(isAnnotated ? seen : { ...seen, entries: [] });
      const [mine, other] = [only(ours(view, state.plan, state.columns)), only(theirs(parser, line, state.header))];
      if (mine !== other) throw new Error(`line ${view.line}: ${mine} is read as ${other}`);
      if (isAnnotated) tally.annotated += 1;
      tally.same += 1;
      if (view.isPlain) tally.plain += 1;
    },
  });
  return tally;
}

async function headerOf(path: string): Promise<string> {
  const { createGunzip } = await import('node:zlib');
  const file = createReadStream(path);
  const lines: string[] = [];
  let rest = '';
  for await (const chunk of path.endsWith('.gz') ? file.pipe(createGunzip()) : file) {
    const all = (rest + String(chunk)).split('\n');
    rest = all.pop() ?? '';
    lines.push(...all.map((line) => line.replace(/\r$/, '')));
    if (lines.some((line) => line.startsWith('#CHROM'))) break;
  }
  file.destroy();
  return lines.slice(0, lines.findIndex((line) => line.startsWith('#CHROM')) + 1).join('\n');
}

const INPUTS = join(process.env.CONSILIUM_TEST_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data'), 'inputs');
const REAL = [
  'pcgr/history/test.pcgr_vep.vcf', 'cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz', 'vcf2maf/tests/test_mutect.vcf',
  'vcf2maf/tests/test_muse.vcf', 'vcf2maf/tests/test_varscan.vcf', 'vcf2maf/tests/test_strelka.vcf', 'vcf2maf/tests/test_sniper.vcf',
]; // prettier-ignore

describe('the lane beside an independent reader (@gmod/vcf)', () => {
  it('sees the same in a sample of generated records', async () => {
    const header = generatedHeader();
    const text = header + [...generatedRecords(6000, 5)].join('');
    const tally = await compare(bytesOf(text, 40_000), header.trimEnd(), 3);
    expect(tally).toEqual({ same: 2000, plain: 2000, annotated: expect.any(Number) });
    expect(tally.annotated).toBeGreaterThan(1900);
  });

  if (!existsSync(INPUTS)) process.stdout.write('independent reader: no folder of test data here; only generated records were compared\n');
  else
    it.each(REAL)('sees the same in %s', async (path) => {
      const tally = await compare(createReadStream(join(INPUTS, path)), await headerOf(join(INPUTS, path)), path.endsWith('.gz') ? 40 : 1);
      expect(tally.same).toBeGreaterThan(100);
    });
});
