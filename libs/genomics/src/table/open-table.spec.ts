import { gzipSync } from 'node:zlib';
import { aBgzf } from '../bytes/bgzf.builder.ts';
import { asResult } from '../bytes/file-refusal.ts';
import type { Row } from './row.ts';
import { openTable } from './open-table.ts';
import type { TableOptions } from './open-table.ts';

async function* bytesOf(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
    await Promise.resolve();
  }
}

async function rowsOf<T>(content: string | Uint8Array, read: (row: Row) => T, options: TableOptions = {}): Promise<readonly T[]> {
  const table = await openTable(bytesOf(content), options);
  const rows: T[] = [];
  for await (const row of table.rows) rows.push(read(row));
  return rows;
}

async function refusalOf(content: string, read: (row: Row) => unknown = (row) => row.raw('a'), options: TableOptions = {}) {
  const result = await asResult('t.csv', () => rowsOf(content, read, options));
  if (result.ok) throw new Error('expected a refusal');
  const { code, detail } = result.refusal;
  return [code, detail.line, detail.column, detail.message] as const;
}

describe('openTable', () => {
  it.each([
    ['tab', 'a\tb\n1\tx,y\n', '1|x,y'],
    ['comma', 'a,b\n1,x\n', '1|x'],
    ['semicolon, though a cell has commas', 'a;b\n1;x,y,z\n', '1|x,y,z'],
    ['Windows line ends, a byte order mark, no last line end', '\uFEFFa,b\r\n1,x', '1|x'],
    ['line ends of old spreadsheets', 'a,b\r1,x\r', '1|x'],
    ['quotes with the delimiter, a doubled quote and a line end', 'a,b\n1,"x, ""y""\nz"\n', '1|x, "y"\nz'],
    ['a quote within an unquoted cell', 'a,b\n1,5" x\n', '1|5" x'],
    ['quotes around a cell of a tab-separated file', 'a\tb\n1\t"x ""y"""\n', '1|x "y"'],
    ['comments and empty lines', '#v 1\n\na,b\n# c\n\n1,x\n,\n', '1|x'],
    ['trailing empty cells beyond the header', 'a,b\n1,x,,\n', '1|x'],
  ])('reads %s', async (_, content, expected) => {
    expect(await rowsOf(content, (row) => `${row.raw('a')}|${row.raw('B')}`)).toEqual([expected]);
  });

  it.each([
    ['gzip', gzipSync('a,b\n1,x\n')],
    ['BGZF', aBgzf('a,b\n1,x\n')],
  ])('unpacks %s', async (_, packed) => {
    expect(await rowsOf(packed, (row) => row.count('a'))).toEqual([1]);
  });

  it('finds columns whatever their case and spacing, the first name that holds a value', async () => {
    const content = 'Start Position\tstart_position_2\tGene.Name\n.\t5\tTP53\n';
    expect(await rowsOf(content, (row) => [row.count('start_position', 'Start_Position_2'), row.text('gene_name')])).toEqual([[5, 'TP53']]);
  });

  it('keeps the line of a row behind a quoted line end, so that messages point at the right place', async () => {
    expect(await rowsOf('a,b\n1,"x\ny"\n2,z\n', (row) => row.line)).toEqual([2, 4]);
  });

  it('reads a header that begins with # when told which line it is', async () => {
    expect(await rowsOf('#a\tb\n1\t2\n', (row) => row.raw('a'), { isHeader: (line) => line.startsWith('#a\t') })).toEqual(['1']);
  });
});

describe('a broken table', () => {
  it.each([
    ['a row with too few cells', 'a,b\n1,2\n3\n', 'FILE.BAD_RECORD', 3],
    ['a row with too many', 'a,b\n1,2,3\n', 'FILE.BAD_RECORD', 2],
    ['a quote that never ends', 'a,b\n1,"2\n3,4\n', 'FILE.BAD_RECORD', 2],
    ['comments alone', '# x\n', 'FILE.NO_HEADER', null],
  ])('is refused by its line: %s', async (_, content, code, line) => {
    expect((await refusalOf(content)).slice(0, 2)).toEqual([code, line]);
  });

  it('is refused when a column that is read stands twice', async () => {
    expect((await refusalOf('A,a\n1,2\n')).slice(0, 3)).toEqual(['FILE.BAD_HEADER', 1, 'A']);
  });

  it('pads short rows only when asked', async () => {
    expect(await rowsOf('a,b\n1\n', (row) => row.raw('b'), { shortRows: 'pad' })).toEqual(['']);
  });

  it('refuses a quoted cell that swallows the file at the cap', async () => {
    const content = `a,b\n1,"${'x\n'.repeat(2000)}`;
    expect((await refusalOf(content, undefined, { limits: { maxLine: 1000 } })).slice(0, 2)).toEqual(['FILE.LINE_TOO_LONG', 2]);
  });
});

describe('cells', () => {
  const read = (content: string, cell: (row: Row) => unknown) => rowsOf(`v\tx\n${content}\t1\n`, cell);
  const readCsv = (content: string, cell: (row: Row) => unknown) => rowsOf(`v;x\n${content};\n`, cell);

  it.each(['', '.', 'NA', 'N/A', 'NaN', 'null'])('takes %p as no value', async (text) => {
    expect(await read(text, (row) => [row.text('v'), row.number('v'), row.count('v'), row.fraction('v'), row.build('v')])).toEqual([
      [null, null, null, null, null],
    ]);
  });

  it.each([
    ['0.12', 0.12],
    ['12 %', 0.12],
    ['12.5%', 0.125],
    ['1', 1],
    ['1e-4', 0.0001],
  ])('reads the fraction %s', async (text, value) => {
    const [fraction] = await read(text, (row) => row.fraction('v'));
    expect(fraction).toBeCloseTo(value, 9);
  });

  it('reads a decimal comma only between semicolons', async () => {
    expect(await readCsv('0,5', (row) => row.number('v'))).toEqual([0.5]);
    const refusal = await refusalOf('v\tx\n0,5\t\n', (row) => row.number('v'));
    expect(refusal.slice(0, 3)).toEqual(['FILE.BAD_RECORD', 2, 'v']);
    expect(refusal[3]).toContain('decimal comma');
  });

  it.each([
    ['37', 'GRCh37'],
    ['hg19', 'GRCh37'],
    ['GRCh37-lite', 'GRCh37'],
    ['38', 'GRCh38'],
    ['hg38', 'GRCh38'],
  ])('reads the build %s', async (text, build) => {
    expect(await read(text, (row) => row.build('v'))).toEqual([build]);
  });

  it.each([
    ['a word for a number', 'twelve', (row: Row) => row.number('v')],
    ['a thousands separator', '1.234,5', (row: Row) => row.number('v')],
    ['half a read', '3.5', (row: Row) => row.count('v')],
    ['a negative count', '-1', (row: Row) => row.count('v')],
    ['a percentage without its sign', '12', (row: Row) => row.fraction('v')],
    ['an older assembly', 'hg18', (row: Row) => row.build('v')],
    ['text that is not UTF-8', 'M\uFFFDller', (row: Row) => row.text('v')],
  ])('refuses %s by line and column without quoting it', async (_, text, cell) => {
    const refusal = await refusalOf(`v\tx\n${text}\t\n`, cell);
    expect(refusal.slice(0, 3)).toEqual(['FILE.BAD_RECORD', 2, 'v']);
    expect(refusal[3]).not.toContain(text);
  });
});
