const DIGIT = /\d/;
const AMINO_ACIDS: ReadonlyMap<string, string> = new Map(Object.entries({
  ala: 'a', arg: 'r', asn: 'n', asp: 'd', cys: 'c', gln: 'q', glu: 'e', gly: 'g', his: 'h', ile: 'i', leu: 'l', lys: 'k', met: 'm', phe: 'f',
  pro: 'p', ser: 's', thr: 't', trp: 'w', tyr: 'y', val: 'v', ter: '*',
})); // prettier-ignore
/** `val600glu`, `val600` and `trp24ter`, with or without `p.`. */
const THREE_LETTERS = /^(?:p\.)?([a-z]{3})(\d+)(?:([a-z]{3})|([*=]))?$/;

/** Ways of writing one word of a variant's name, on the query's side and on the record's. */
const SAME_WORD: ReadonlyMap<string, string> = new Map(Object.entries({
  del: 'deletion', deletions: 'deletion', ins: 'insertion', insertions: 'insertion', dup: 'duplication', amp: 'amplification', amplified: 'amplification',
  mut: 'mutation', muts: 'mutation', mutated: 'mutation', mutant: 'mutation', mutations: 'mutation', fusions: 'fusion', ex: 'exon', exons: 'exon',
  rearranged: 'rearrangement', rearrangements: 'rearrangement', translocation: 'rearrangement', overexpressed: 'overexpression', tumour: 'tumor', tumours: 'tumor',
  tumors: 'tumor', cancers: 'cancer', carcinomas: 'carcinoma', leukaemia: 'leukemia', oesophageal: 'esophageal', haematologic: 'hematologic',
})); // prettier-ignore

const WORD = /[\p{L}\p{N}]+(?:[._>+][\p{L}\p{N}*]+)*\*?/gu;

/**
 * Words of a name or a text as the indexes compare them, in order.
 *
 * | written | words |
 * |---|---|
 * | `EML4::ALK Fusion`, `EML4-ALK fusions` | eml4 alk fusion |
 * | `p.Val600Glu`, `V600E` | v600e |
 * | `ex19del`, `exon 19 deletion` | exon 19 deletion |
 * | `Non‑small cell` (any dash) | non small cell |
 */
export function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bex(?:on)?\s?(\d+)\s?(del|ins|dup|skipping)?(?![\p{L}\p{N}])/gu, ' exon $1 $2 ');
  return (folded.match(WORD) ?? []).map(oneWord);
}

function oneWord(word: string): string {
  const same = SAME_WORD.get(word);
  if (same !== undefined || !DIGIT.test(word)) return same ?? word;
  const [, from, position, to, sign] = THREE_LETTERS.exec(word) ?? [];
  const before = AMINO_ACIDS.get(from ?? '');
  const after = to === undefined ? (sign ?? '') : AMINO_ACIDS.get(to);
  if (before !== undefined && position !== undefined && after !== undefined) return `${before}${position}${after}`;
  return word.replace(/^p\.(?=[a-z]\d)/, '');
}

export const phraseOf = (text: string): string => wordsOf(text).join(' ');
