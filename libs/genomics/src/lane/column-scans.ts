import { byteAt, COLON, COMMA, DELETE, DIGIT, DOT, isDigit, LINE_FEED, PIPE, RETURN, SEMICOLON, SLASH, SPACE, TAB } from './byte-class.ts';

/** What a scan answers instead of the place it came to. */
export const NOT_PLAIN = -1;
const G = 71;
const T = 84;

/** Past a column without white space and its tab. */
export function word(bytes: Buffer, at: number): number {
  let p = at;
  for (let c = byteAt(bytes, p); c > SPACE && c < DELETE; c = byteAt(bytes, p)) p += 1;
  return p > at && bytes[p] === TAB ? p + 1 : NOT_PLAIN;
}

/** Past `.` or a decimal number and the tab. */
export function quality(bytes: Buffer, at: number): number {
  if (bytes[at] === DOT && bytes[at + 1] === TAB) return at + 2;
  let p = at;
  while (DIGIT[byteAt(bytes, p)] === 1) p += 1;
  if (p > at && bytes[p] === DOT) for (p += 1; DIGIT[byteAt(bytes, p)] === 1;) p += 1;
  return p > at && bytes[p] === TAB ? p + 1 : NOT_PLAIN;
}

export function value(bytes: Buffer, at: number): number {
  let p = at;
  while (!isValueEnd(byteAt(bytes, p))) p += 1;
  return p;
}

/** Past a genotype: `.` or allele numbers, joined by `/` or `|`, none above the record's alleles. */
export function genotype(bytes: Buffer, at: number, alts: number): number {
  for (let p = at; ; p += 1) {
    const from = p;
    if (bytes[p] === DOT) p += 1;
    else {
      let allele = 0;
      for (; isDigit(byteAt(bytes, p)) && allele <= alts; p += 1) allele = allele * 10 + byteAt(bytes, p) - 48;
      if (p === from || allele > alts) return NOT_PLAIN;
    }
    const c = byteAt(bytes, p);
    if (c !== SLASH && c !== PIPE) return c === COLON || c < SPACE ? p : NOT_PLAIN;
  }
}

export const isValueEnd = (byte: number): boolean => byte < SPACE || byte === SEMICOLON;

/** Ends an entry: a comma, or what ends its value. */
export const ENTRY_END = 2;
/** Counts without a branch a byte: 0 within a value, 1 for the separator of values. */
const IN_ENTRY = Uint8Array.from({ length: 256 }, (_, byte) => (byte === PIPE ? 1 : byte === COMMA || isValueEnd(byte) ? ENTRY_END : 0));
export const inEntry = (bytes: Buffer, at: number): number => IN_ENTRY[byteAt(bytes, at)] ?? 0;

export const isLineEnd = (bytes: Buffer, at: number): boolean =>
  bytes[at] === LINE_FEED || (bytes[at] === RETURN && bytes[at + 1] === LINE_FEED);
export const isGenotypeKey = (bytes: Buffer, at: number): boolean =>
  bytes[at] === G && bytes[at + 1] === T && (bytes[at + 2] === COLON || byteAt(bytes, at + 2) < SPACE);
