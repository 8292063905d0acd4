/** A line without its end, or why it cannot be one. Numbers start at 1. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/** A case of a large panel has under 10 MB; beyond this a line is refused while the rest goes on. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const MARK = [0xef, 0xbb, 0xbf];

/** Cuts bytes into lines; holds one line at a time. `bytes` is null for a line over the cap. */
export async function* linesOf(source: AsyncIterable<Uint8Array>, maxBytes = MAX_LINE_BYTES): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (piece: Uint8Array): void => {
    size += piece.byteLength;
    if (size <= maxBytes) parts.push(piece);
    else parts = [];
  };
  const line = (): Line => ({ number, bytes: size > maxBytes ? null : trimmed(Buffer.concat(parts), number) });
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      yield line();
      [parts, size, from, number] = [[], 0, at + 1, number + 1];
    }
    if (from < chunk.byteLength) take(Uint8Array.from(chunk.subarray(from)));
  }
  if (size > 0) yield line();
}

/** Without a carriage return at the end, and without a byte-order mark at the start of the file. */
function trimmed(bytes: Uint8Array, number: number): Uint8Array {
  const end = bytes.at(-1) === RETURN ? bytes.byteLength - 1 : bytes.byteLength;
  const start = number === 1 && MARK.every((value, index) => bytes[index] === value) ? MARK.length : 0;
  return bytes.subarray(start, end);
}
