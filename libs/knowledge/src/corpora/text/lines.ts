/** A single line beyond this is no line of an export. */
export const LONGEST_LINE = 16_000_000;

/** Lines of a text that comes in pieces, without their ends. */
export async function* linesOf(text: AsyncIterable<string>, onTooLong: (line: number) => never): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of text) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      pieces.push(chunk.slice(from, end));
      yield withoutReturn(pieces.join(''));
      pieces = [];
      length = 0;
      number += 1;
      from = end + 1;
    }
    pieces.push(chunk.slice(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) onTooLong(number);
  }
  const last = withoutReturn(pieces.join(''));
  if (last !== '') yield last;
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
