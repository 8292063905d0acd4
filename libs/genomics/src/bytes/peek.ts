/** The first bytes of a source, and the whole source again with those bytes in front. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads at least `size` bytes, or all there are, or as many as are `enough`: a sender that stalls does not delay a verdict already proved. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  size: number,
  enough: (head: Uint8Array) => boolean = () => false,
): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.byteLength;
    if (length < size && enough(Buffer.concat(parts))) break;
  }
  return { head: Buffer.concat(parts.map((part) => part.subarray(0, size))).subarray(0, size), bytes: again(parts, iterator) };
}

async function* again(parts: readonly Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (;;) {
    const next = await iterator.next();
    if (next.done) return;
    yield next.value;
  }
}

const SLICE = 256 * 1024;

/** The same bytes in pieces of bounded size, so that one huge buffer is never decoded at once. */
export async function* slices(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let at = 0; at < chunk.byteLength; at += SLICE) yield chunk.subarray(at, at + SLICE);
  }
}
