/** What a free-text change says exactly; a part that it does not give is null. */
export interface WrittenChange {
  readonly protein: string | null;
  readonly cdna: string | null;
  readonly transcript: string | null;
  readonly allele: WrittenAllele | null;
}

export interface WrittenAllele {
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

const RESIDUE = '(?:[ACDEFGHIKLMNPQRSTVWYX*]|Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter)';
const PROTEIN = new RegExp(`^${RESIDUE}\\d+(?:_${RESIDUE}\\d+)?(?:${RESIDUE}|=|\\?|del|dup|ins|fs|>|ext).*$`);

/**
 * | written | read as |
 * |---|---|
 * | `p.V600E`, `V600E`, `p.(Val600Glu)` | protein |
 * | `c.1799T>A` | coding |
 * | `NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)` | transcript, coding, protein |
 * | `chr7:g.140753336A>T`, `7-140753336-A-T` | genomic allele |
 * | anything else | nothing: it stays a text |
 */
export function writtenChange(text: string): WrittenChange {
  const cdna = /(?:^|[\s:;,(])(c\.[^\s;,)]+)/.exec(text)?.[1] ?? null;
  const named = /(?:^|[\s:;,(])(p\.\(?[^\s;,)]+\)?)/.exec(text)?.[1] ?? null;
  const bare = PROTEIN.test(text) && !/\s/.test(text) ? `p.${text}` : null;
  const transcript = /\b((?:NM|ENST|XM)_?\d+(?:\.\d+)?)/.exec(text)?.[1] ?? null;
  return { protein: closed(named ?? bare), cdna, transcript, allele: alleleOf(text) };
}

/** The bracket that closes `(p.V600E)` is none of the change. */
const closed = (protein: string | null): string | null =>
  protein !== null && protein.endsWith(')') && !protein.includes('(') ? protein.slice(0, -1) : protein;

function alleleOf(text: string): WrittenAllele | null {
  const parts = /^(?:chr)?(?<chrom>[0-9]{1,2}|[XYM]|MT)[:-](?:g\.)?(?<pos>\d+)[\s:-]?(?<ref>[ACGT]+)[>:/-](?<alt>[ACGT]+)$/i.exec(
    text.trim(),
  )?.groups;
  if (!parts) return null;
  const { chrom = '', pos = '', ref = '', alt = '' } = parts;
  return { chrom, pos: Number(pos), ref: ref.toUpperCase(), alt: alt.toUpperCase() };
}
