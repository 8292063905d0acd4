const LF = 10;
/** A line carries at most one document; longer ones are no bundle of ours and would fill the memory. */
export const MAX_LINE_BYTES = 256 * 1024 * 1024;

/** Bytes of one line, with its line feed unless the file ends without one. */
export interface RawLine {
  readonly bytes: Uint8Array;
  readonly isEnded: boolean;
}

/** Lines of a stream, in batches of one chunk, so that the caller's loop over them needs no promise for each line. */
export async function* readLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<readonly RawLine[]> {
  let rest: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    const lines: RawLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      const piece = chunk.subarray(from, at + 1);
      lines.push({ bytes: rest.length === 0 ? piece : joined([...rest, piece]), isEnded: true });
      if (rest.length > 0) [rest, held] = [[], 0];
      from = at + 1;
    }
    if (from < chunk.length) {
      rest.push(chunk.slice(from));
      held += chunk.length - from;
    }
    if (held > MAX_LINE_BYTES) throw new RangeError(`a line is longer than ${MAX_LINE_BYTES} bytes: this is no audit bundle`);
    yield lines;
  }
  if (rest.length > 0) yield [{ bytes: joined(rest), isEnded: false }];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
