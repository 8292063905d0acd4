import type { TextSpan } from '@consilium/domain/evidence';

/** A text of so many sentences is one window. */
const WHOLE = 5;
const SIZE = 4;
/** The last sentence of a window is the first of the next, so that a statement over two sentences is whole in one of them. */
const STEP = SIZE - 1;
/** Sentences of unusual length do not make a window longer than this, in UTF-16 units. */
const LONGEST = 4_000;

/** Windows of three to five sentences over a text, or the whole of a short one: what is indexed and found. Each sentence is in one at least. */
export function windowsOf(sentences: readonly TextSpan[]): readonly TextSpan[] {
  const windows: TextSpan[] = [];
  for (let from = 0; from < sentences.length;) {
    const to = endOf(sentences, from);
    windows.push(rangeOf(sentences, from, to));
    if (to === sentences.length) break;
    from = Math.max(from + 1, to - (SIZE - STEP));
  }
  return windows;
}

/** Index after the last sentence of the window. A rest of one or two sentences is not left for a window of its own. */
function endOf(sentences: readonly TextSpan[], from: number): number {
  const rest = sentences.length - from;
  let to = from + (rest <= WHOLE ? rest : SIZE);
  while (to > from + 1 && lengthOf(sentences, from, to) > LONGEST) to -= 1;
  return to;
}

function rangeOf(sentences: readonly TextSpan[], from: number, to: number): TextSpan {
  return [sentences[from]?.[0] ?? 0, sentences[to - 1]?.[1] ?? 0];
}

function lengthOf(sentences: readonly TextSpan[], from: number, to: number): number {
  const [start, end] = rangeOf(sentences, from, to);
  return end - start;
}
