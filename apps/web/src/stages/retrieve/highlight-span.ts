export interface Parts {
  readonly before: string;
  readonly span: string;
  readonly after: string;
}

/** A text as the citation check compares it, and for each of its characters where it came from. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A run of white space, or a character with its combining marks. */
const UNIT = /\s+|\P{M}\p{M}*|\p{M}/gu;
const DASHES = /[‐‑‒–—―−﹘﹣－]/g;

/** Where a quoted span stands in its source, found with NFKC, white space, dashes and case folded; null when it does not stand there. */
export function highlightSpan(text: string, quote: string): Parts | null {
  const wanted = folded(quote.trim()).text;
  if (wanted === '') return null;
  const source = folded(text);
  const at = source.text.indexOf(wanted);
  const [start, end] = [source.starts[at], source.ends[at + wanted.length - 1]];
  if (start === undefined || end === undefined) return null;
  return { before: text.slice(0, start), span: text.slice(start, end), after: text.slice(end) };
}

function folded(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let joined = '';
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const plain = /^\s/u.test(unit) ? ' ' : unit.normalize('NFKC').replace(DASHES, '-').toLowerCase();
    for (let at = 0; at < plain.length; at += 1) {
      starts.push(index);
      ends.push(index + unit.length);
    }
    joined += plain;
  }
  return { text: joined, starts, ends };
}
