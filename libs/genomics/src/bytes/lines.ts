import { FileFault } from './file-refusal.ts';
import type { ReadLimits } from './read-limits.ts';

/** Consecutive lines without their line ends; `first` is the 1-based number of the first. */
export interface LineBatch {
  readonly first: number;
  readonly lines: readonly string[];
  /** True on the last batch when the file does not end with a line end. */
  readonly unterminated?: boolean;
}

const FIXED_COLUMNS = 9;

/**
 * Splits UTF-8 text into lines.
 * 1. Each byte is looked at once: a line that spans chunks is kept as parts and joined when its end is seen.
 * 2. A line is refused as soon as its length crosses the cap, or its tabs the column cap; what follows is never buffered.
 * 3. LF and CRLF end a line; a byte order mark is dropped.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, limits: ReadLimits): AsyncGenerator<LineBatch> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  let length = 0;
  let tabs = 0;
  let next = 1;
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    const head = lines[0];
    if (head !== undefined) {
      refuseLong(length + head.length, next, limits);
      lines[0] = pending.length > 0 ? pending.join('') + head : head;
      yield { first: next, lines: lines.map(withoutReturn) };
      next += lines.length;
      pending = [];
      length = 0;
      tabs = 0;
    }
    if (rest === '') continue;
    pending.push(rest);
    length += rest.length;
    refuseLong(length, next, limits);
    tabs = (pending[0] ?? '').startsWith('##') ? 0 : tabs + countTabs(rest);
    refuseWide(tabs + 1, next, limits);
  }
  const last = pending.join('') + decoder.decode();
  if (last !== '') yield { first: next, lines: [withoutReturn(last)], unterminated: true };
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

export function refuseLong(length: number, line: number, limits: ReadLimits): void {
  if (length > limits.maxLine) throw new FileFault('FILE.LINE_TOO_LONG', `the line is longer than ${limits.maxLine} characters`, { line });
}

/** Also asked for whole lines, whose columns are known without counting. */
export function refuseWide(columns: number, line: number, limits: ReadLimits): void {
  if (columns > FIXED_COLUMNS + limits.maxSamples)
    throw new FileFault(
      'FILE.TOO_MANY_COLUMNS',
      `the line has more than ${limits.maxSamples} sample columns; select the tumor and normal samples first`,
      { line },
    );
}

function countTabs(text: string): number {
  let tabs = 0;
  for (let at = text.indexOf('\t'); at !== -1; at = text.indexOf('\t', at + 1)) tabs += 1;
  return tabs;
}
