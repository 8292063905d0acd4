import { FileFault } from '../bytes/file-refusal.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import { annotationLayout } from '../annotation/annotation-layout.ts';
import { CSQ_FIELDS, generatedHeader, generatedRecords, seeded } from './annotated-vcf.builder.ts';
import { AnnotationRows } from './annotation-rows.ts';
import { JoinedPieces, PieceReader } from './piece-rows.ts';
import { VcfLane } from './vcf-lane.ts';

const NAMES = ['SYMBOL', 'Consequence', 'HGVSc', 'HGVSp'];
const LAYOUT = { infoKey: 'CSQ', fields: CSQ_FIELDS.split('|') };
const entry = (over: Readonly<Record<string, string>>): string => LAYOUT.fields.map((field) => over[field] ?? '').join('|');
const record = (alt: string, info: string, pos = 5): string => `1\t${pos}\trs9\tA\t${alt}\t.\tPASS\t${info}\tGT:AD:AF:DP:SB\t0/0\t0/1\n`;

/** Rows of a text that comes in pieces of a size. */
function rowsOf(text: string, size = text.length): string {
  const parts: string[] = [];
  let rows: AnnotationRows | null = null;
  const lane = new VcfLane(
    {
      header(header) {
        const { layout } = annotationLayout(header);
        if (layout === null) throw new Error('no annotation is declared');
        rows = new AnnotationRows(header.columns, layout, NAMES, (bytes) => parts.push(bytes.toString()));
        return rows.plan;
      },
      record: (view) => rows?.record(view),
    },
    DEFAULT_LIMITS,
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) lane.push(bytes.subarray(at, at + size));
  lane.end();
  (rows as AnnotationRows | null)?.flush();
  return parts.join('');
}

/** The same in an independent way: by splitting text. */
function naiveRows(text: string): string {
  const [symbol = 0, terms = 0, hgvsc = 0, hgvsp = 0] = NAMES.map((name) => LAYOUT.fields.indexOf(name));
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const rows = lines.flatMap((line) => {
    const [chrom, pos, , ref, alt, , , info = ''] = line.split('\t');
    const csq = /(?:^|;)CSQ=([^;]*)/.exec(info)?.[1];
    const entries = csq === undefined || csq === '.' ? [] : csq.split(',').map((one) => one.split('|'));
    return entries.map((one) => [chrom, pos, ref, alt, ...[symbol, terms, hgvsc, hgvsp].map((at) => one[at] || '.')].join('\t'));
  });
  return rows.length === 0 ? '' : `${rows.join('\n')}\n`;
}

function faultOf(work: () => void): Pick<FileFault, 'code' | 'place'> | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof FileFault) return { code: error.code, place: error.place };
    throw error;
  }
}

describe('AnnotationRows', () => {
  it('writes a row for each entry, with a dot for what is empty, and none for a record without annotation', () => {
    const first = entry({ Allele: 'T', SYMBOL: 'BRAF', Consequence: 'missense_variant&splice_region_variant', HGVSc: 'ENST1.2:c.5A>T', HGVSp: 'ENSP1.2:p.Val2Glu' });
    const second = entry({ Allele: 'C', SYMBOL: 'BRAF', Consequence: 'intron_variant' });
    const text = generatedHeader() + record('T,C', `DP=4;CSQ=${first},${second}`) + record('T', 'DP=4', 6) + record('T', 'CSQ=.;DP=4', 7) + record('<DEL>', `CSQ=${second}`, 8);
    expect(rowsOf(text).split('\n')).toEqual([
      '1\t5\tA\tT,C\tBRAF\tmissense_variant&splice_region_variant\tENST1.2:c.5A>T\tENSP1.2:p.Val2Glu',
      '1\t5\tA\tT,C\tBRAF\tintron_variant\t.\t.',
      '1\t8\tA\t<DEL>\tBRAF\tintron_variant\t.\t.',
      '',
    ]);
  }); // prettier-ignore

  it('gives the rows of an independent reading, however the bytes are cut', () => {
    const text = generatedHeader() + [...generatedRecords(3000)].join('');
    const expected = naiveRows(text);
    expect(expected.split('\n').length).toBeGreaterThan(8000);
    for (const size of [text.length, 65_536, 4099, 509]) expect(rowsOf(text, size)).toBe(expected);
    expect(rowsOf(text.replaceAll('\n', '\r\n'), 4099)).toBe(expected);
    expect(rowsOf(text.trimEnd(), 4099)).toBe(expected);
  });

  it.each([
    ['an entry with a value too few', entry({ Allele: 'T' }).slice(0, -1), 'INFO'],
    ['an entry with a value too many', `${entry({ Allele: 'T' })}|`, 'INFO'],
    ['an annotation of one word', 'T', 'INFO'],
  ])('refuses %s', (_, csq, column) => {
    const header = generatedHeader();
    const line = header.split('\n').length + 1;
    const text = header + record('T', 'DP=1') + record('T', `CSQ=${csq}`, 6);
    expect(faultOf(() => rowsOf(text))).toEqual({ code: 'FILE.BAD_RECORD', place: { line, column } });
  });
});

describe('pieces of a file', () => {
  const [...records] = generatedRecords(1500, 9);
  const header = generatedHeader();
  const lines = header.split('\n').length - 1;

  function joined(body: string, cuts: readonly number[]): string {
    const parts: string[] = [];
    const task = { columns: 11, layout: LAYOUT, names: NAMES };
    const pieces = new JoinedPieces(new PieceReader(task), (rows) => parts.push(Buffer.from(rows).toString()), lines + 1);
    const bytes = Buffer.from(body);
    const other = new PieceReader(task);
    for (const [i, cut] of cuts.entries()) pieces.add(structuredClone(other.read(bytes.subarray(cut, cuts[i + 1] ?? bytes.length))));
    pieces.end();
    return parts.join('');
  }

  it('give the rows of the whole file, wherever it is cut', () => {
    const random = seeded(11);
    const body = records.join('');
    const expected = rowsOf(header + body);
    for (let round = 0; round < 20; round += 1) {
      const cuts = [0, ...Array.from({ length: 1 + random(60) }, () => random(body.length)).sort((a, b) => a - b)];
      expect(joined(body, cuts)).toBe(expected);
    }
    expect(joined(body.trimEnd(), [0, 5, 6, 7, 4000])).toBe(expected);
  });

  it('name the line of the file on which a fault stands', () => {
    const broken = records.with(900, (records[900] ?? '').replace('\tGT:', '\t:GT:')).join('');
    const at = records.slice(0, 900).join('').length;
    for (const cuts of [[0], [0, at - 3, at + 4], [0, at], [0, 100, at + 700], [0, at + 10, at + 20]])
      expect(faultOf(() => joined(broken, cuts))?.place.line).toBe(lines + 901);
  });
});
