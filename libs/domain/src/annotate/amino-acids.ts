/** Three-letter → one-letter amino-acid codes (IUPAC-IUB 1983); a stop is `*` however it is written. */
const ONE_LETTER: Readonly<Record<string, string>> = {
  Ala: 'A',
  Arg: 'R',
  Asn: 'N',
  Asp: 'D',
  Cys: 'C',
  Gln: 'Q',
  Glu: 'E',
  Gly: 'G',
  His: 'H',
  Ile: 'I',
  Leu: 'L',
  Lys: 'K',
  Met: 'M',
  Phe: 'F',
  Pro: 'P',
  Ser: 'S',
  Thr: 'T',
  Trp: 'W',
  Tyr: 'Y',
  Val: 'V',
  Sec: 'U',
  Pyl: 'O',
  Asx: 'B',
  Glx: 'Z',
  Ter: '*',
  Xaa: '?',
};

/** Regular-expression source of one residue: three letters, all capitals too, or one letter; `X` is a stop. */
export const RESIDUE = `(?:${Object.keys(ONE_LETTER)
  .flatMap((code) => [code, code.toUpperCase()])
  .join('|')}|[ACDEFGHIKLMNPQRSTVWYUOBZX*])`;

export function oneLetter(residue: string): string {
  if (residue === 'X' || residue === '*') return '*';
  if (residue.length === 1) return residue;
  return ONE_LETTER[residue.charAt(0).toUpperCase() + residue.slice(1).toLowerCase()] ?? residue;
}

const TITLE_OR_LETTER = `(?:${Object.keys(ONE_LETTER).join('|')}|[ACDEFGHIKLMNPQRSTVWYUOBZX*])`;
/** Regular-expression source of a residue sequence or its length. Capitals are one-letter codes here: `insASP` is Ala-Ser-Pro, not Asp. */
export const SEQUENCE = `(?:(?:${TITLE_OR_LETTER})+|\\d+)`;
const RESIDUES = new RegExp(TITLE_OR_LETTER, 'g');

/** `AsnProGly`, `NPG` → `NPG`; a bare length (`3`) stays. */
export const oneLetterSequence = (written: string): string =>
  /^\d*$/.test(written) ? written : [...written.matchAll(RESIDUES)].map(([residue]) => oneLetter(residue)).join('');
