import type { FileRefusal } from '../bytes/file-refusal.ts';
import { MAX_FINDINGS } from '../bytes/refuse-many.ts';
import { readFile } from './read-file.ts';
import { bytesOf } from './read-with.builder.ts';

async function refusalOf(content: string): Promise<FileRefusal> {
  const read = await readFile(bytesOf(content, 64 * 1024), { fileName: 'a', statedBuild: 'GRCh38' });
  if (read.ok) throw new Error('the file was accepted');
  return read.refusal;
}
const rows = (header: string, row: (at: number) => string): string =>
  `${header}\n${Array.from({ length: MAX_FINDINGS + 1 }, (_, at) => row(at)).join('\n')}\n`;

describe('files made to take all memory or time', () => {
  it.each<[string, string, RegExp]>([
    ['more findings than a tumor can have', rows('gene,change', (at) => `G${at},p.A9V`), /^a, line 100002: .* more than 100000 findings/],
    [
      'more segments than a tumor can have',
      rows('ID\tchrom\tloc.start\tloc.end\tseg.mean', (at) => `S\t1\t${at}1\t${at}9\t0.1`),
      /^a, line 100002: .* more than 100000 findings/,
    ],
    ['a quote that is never closed', `gene,change\n"${'a\n'.repeat(200_000)}`, /^a, line 2: a quoted cell does not end\.$/],
    [
      'elements without end inside one another',
      `<r><variant-report>${'<a>'.repeat(500_000)}`,
      /^a, line 1: the elements of the XML lie more than 200 deep/,
    ],
    ['tags without end', `<?xml version="1.0"?>\n<r><variant-report>${'<a/>'.repeat(600_000)}`, /^a: the XML has more than 500000 tags/],
    [
      'header lines without end',
      `##fileformat=VCFv4.2\n${'##x=y\n'.repeat(60_000)}`,
      /^a, line 20001: the header has more than 20000 lines/,
    ],
    ['empty lines without end before a header', '\n'.repeat(60_000), /^a, line 20001: the header has more than 20000 lines/],
    [
      'a header of a few endless lines',
      `##fileformat=VCFv4.2\n${`##x=${'y'.repeat(3 << 20)}\n`.repeat(3)}`,
      /^a, line 4: the header is longer than 8388608/,
    ],
    [
      'a JSON report beyond its bound',
      `{"metaData":{"referenceGenome":{"grcRelease":"GRCh38"}},"sequencingSamples":[],"variants":{"shortVariants":[],"x":"${'A'.repeat(33 * 1024 * 1024)}"}}`,
      /larger than 8 MB/,
    ],
  ])('refuses %s by name', async (_what, content, message) => {
    expect((await refusalOf(content)).detail.message).toMatch(message);
  });

  it('reads a cell of a few lines', async () => {
    const read = await readFile(bytesOf('gene,change,comment\nBRAF,V600E,"one\ntwo\nthree"\n'), { fileName: 'a' });
    expect(read).toMatchObject({ ok: true, value: { findings: [{ gene: 'BRAF' }] } });
  });
});
