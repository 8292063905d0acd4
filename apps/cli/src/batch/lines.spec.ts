import fc from 'fast-check';
import { inPieces } from '../cli.builder.ts';
import { linesOf } from './lines.ts';

async function textsOf(source: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<readonly (string | null)[]> {
  const texts: (string | null)[] = [];
  for await (const { bytes, number } of linesOf(source, maxBytes)) {
    expect(number).toBe(texts.length + 1);
    texts.push(bytes === null ? null : Buffer.from(bytes).toString('utf8'));
  }
  return texts;
}

describe('linesOf', () => {
  it('yields the same lines wherever the bytes are cut', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n\uFEFF]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        expect(await textsOf(inPieces(lines.map((text) => `${text}\n`).join(''), size))).toEqual(lines);
      }),
    );
  });

  it.each([
    ['no end at the last line', 'a\nb', ['a', 'b']],
    ['an empty line between', 'a\n\nb\n', ['a', '', 'b']],
    ['ends of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['a byte-order mark', '\uFEFFa\nb', ['a', 'b']],
    ['nothing', '', []],
  ])('reads %s', async (_what, text, lines) => {
    expect(await textsOf(inPieces(text, 2))).toEqual(lines);
  });

  it('gives up only the line that is over the cap', async () => {
    expect(await textsOf(inPieces(`a\n${'x'.repeat(50)}\nb\n${'y'.repeat(50)}`, 3), 10)).toEqual(['a', null, 'b', null]);
  });
});
