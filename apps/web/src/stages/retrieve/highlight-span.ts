export interface Parts {
  readonly before: string;
  readonly span: string;
  readonly after: string;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .toLowerCase();

/** Where a quoted span stands in its source, found with white space, dashes and case folded; null when it does not stand there. */
export function highlightSpan(text: string, quote: string): Parts | null {
  const exact = text.indexOf(quote);
  const at = exact >= 0 ? exact : looseIndex(text, quote);
  if (at < 0 || quote === '') return null;
  return { before: text.slice(0, at), span: text.slice(at, at + quote.length), after: text.slice(at + quote.length) };
}

/** Folding may change the length; then positions would lie, and the whole text is shown unmarked instead. */
function looseIndex(text: string, quote: string): number {
  const [source, wanted] = [folded(text), folded(quote)];
  return source.length === text.length && wanted.length === quote.length ? source.indexOf(wanted) : -1;
}
