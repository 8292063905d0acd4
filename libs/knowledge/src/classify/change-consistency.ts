interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a coding change can be the protein change it stands beside. A name or record whose two halves contradict each other must not yield an
 * exact protein key (a false exact match is a false tier).
 *
 * | protein | coding | fits |
 * |---|---|---|
 * | `L178P` | `c.533T>C` | codon of base 533 is 178: yes |
 * | `V600E` | `c.1799_1800delinsAA` | yes |
 * | `L129Q` | `c.386insAGA` | no: an insertion is not a substitution |
 * | `R79_S80del` | `c.236_241del` | 6 bases, 2 residues: yes |
 * | `V66del` | `c.197_220del` | 24 bases, 1 residue: no |
 */
export function cdnaFitsProtein(protein: string, cdna: string): boolean {
  const bases = codingSpan(cdna);
  const residues = residueSpan(protein);
  if (bases === null || residues === null) return false;
  const slack = protein.endsWith('fs') ? FRAMESHIFT_SLACK : 1;
  if (codon(bases.from) < residues.from - slack || codon(bases.from) > residues.to + slack) return false;
  if (isSubstitution(protein))
    return /[ACGT]>[ACGT]$|delins/.test(cdna) && codon(bases.from) <= residues.from && codon(bases.to) >= residues.from;
  const length = bases.to - bases.from + 1;
  if (/^[^_]+(?:_[^_]+)?(?:del|dup)$/.test(protein)) return length === 3 * (residues.to - residues.from + 1) || /ins/.test(cdna);
  return true;
}

/** The first residue that changes may lie some codons after the lost base. */
const FRAMESHIFT_SLACK = 5;

const codon = (base: number): number => Math.ceil(base / 3);
const isSubstitution = (protein: string): boolean => /^[A-Z]\d+[A-Z]$/.test(protein);

function residueSpan(protein: string): Span | null {
  const match = /^[A-Z*](\d+)(?:_[A-Z*](\d+))?/.exec(protein);
  return match ? { from: Number(match[1]), to: Number(match[2] ?? match[1]) } : null;
}

/** Null for intronic and untranslated positions: they have no codon. */
function codingSpan(cdna: string): Span | null {
  const match = /^c\.(\d+)(?:_(\d+))?(?=[A-Za-z])/.exec(cdna);
  return match ? { from: Number(match[1]), to: Number(match[2] ?? match[1]) } : null;
}
