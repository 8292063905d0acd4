/** Exons or introns from the first to the last, of how many; `of` is null when not stated. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly of: number | null;
}

/** `14/21`, `2-7/28`, `14` → a span; null when the text is none. */
export function parseSpan(text: string): Span | null {
  const [, first, last, of] = /^(\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  return { first: Number(first), last: Number(last ?? first), of: of === undefined ? null : Number(of) };
}

export const spanText = ({ first, last, of }: Span): string =>
  `${first === last ? first : `${first}-${last}`}${of === null ? '' : `/${of}`}`;
