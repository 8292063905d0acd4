/**
 * A second reading of annotation strings, written apart from the product's and on other means: fields by counting bars from the front, terms by
 * rules of spelling, residues by trying every way to place the change. Used only to compare.
 */
export interface SecondReading {
  readonly gene: string | null;
  readonly transcript: string | null;
  readonly terms: readonly string[];
  readonly cdna: string | null;
  readonly protein: string | null;
}

const at = (text: string, bar: number): string => {
  let start = 0;
  for (let i = 0; i < bar; i += 1) start = text.indexOf('|', start) + 1;
  const end = text.indexOf('|', start);
  return text.substring(start, end < 0 ? text.length : end);
};
const some = (text: string): string | null => text || null;
const sorted = (text: string): readonly string[] => text.split('&').filter(Boolean).sort();

/** Allele, Annotation, impact, gene, gene id, feature type, feature, biotype, rank, HGVS.c, HGVS.p. */
export function readAnn(text: string): SecondReading {
  const coding = at(text, 9);
  return {
    gene: some(at(text, 3)),
    transcript: at(text, 5) === 'transcript' ? some(at(text, 6)) : null,
    terms: sorted(at(text, 1)),
    cdna: coding.charAt(0) === 'c' ? coding : null,
    protein: some(at(text, 10)),
  };
}

/** Consequence, codons, residues, gene id, symbol, feature, exon, PolyPhen, SIFT, position, biotype. */
export function readCsq(text: string): SecondReading {
  const terms = sorted(at(text, 0));
  const [before = '', after = null] = at(text, 2).replaceAll('-', '').split('/');
  const first = parseInt(at(text, 9), 10);
  const isInsertion = at(text, 2).startsWith('-');
  return {
    gene: some(at(text, 4)),
    transcript: some(at(text, 5)),
    terms,
    cdna: null,
    protein:
      Number.isNaN(first) || at(text, 2) === ''
        ? null
        : proteinOf(before, after, first + (isInsertion ? 1 : 0), terms, before + (after ?? '')),
  };
}

function proteinOf(before: string, after: string | null, first: number, terms: readonly string[], all: string): string | null {
  if (after === null) return before.length === 1 ? `p.${before}${first}=` : null;
  if (terms.some((term) => term.startsWith('frameshift')))
    return before === '' || before === 'X' ? null : `p.${before.charAt(0)}${first}fs`;
  if (terms.some((term) => /^(?:stop|start)_lost$/.test(term)) || all.includes('X')) return null;
  return smallest(before, after, first);
}

/** Consequence, gene, transcript, biotype, strand, residues, DNA. */
export function readBcsq(text: string): SecondReading | null {
  if (text.charAt(0) === '@') return null;
  const terms = at(text, 0).split('&').map(spelled).sort();
  const residues = text.split('|').length > 5 ? at(text, 5) : '';
  return { gene: some(at(text, 1)), transcript: some(at(text, 2)), terms, cdna: null, protein: bcsqProtein(residues, terms) };
}

const spelled = (term: string): string =>
  /^(?:stop_(?:gained|lost)|start_lost|inframe_(?:insertion|deletion))$/.test(term)
    ? term
    : `${term.replace('utr', 'UTR').replace('non_coding', 'non_coding_transcript')}_variant`;

function bcsqProtein(residues: string, terms: readonly string[]): string | null {
  if (residues === '') return null;
  const first = parseInt(residues, 10);
  const [before = '', after = null] = residues.split('>').map((side) => side.replace(/^\d+/, ''));
  if (after === null) return `p.${before}${first}=`;
  if (!terms.includes('frameshift_variant')) return smallest(before, after, first);
  for (let i = 0; i < Math.min(before.length, after.length); i += 1)
    if (before.charAt(i) !== after.charAt(i)) return `p.${before.charAt(i)}${first + i}${after.charAt(i) === '*' ? '*' : 'fs'}`;
  return null;
}

/** Of all ways to cut the same ends off both, the one that leaves least; of these, the one farthest right. */
function smallest(before: string, after: string, first: number): string | null {
  if (before === after) return null;
  let best = { left: 0, from: before, to: after };
  for (let left = 0; left <= Math.min(before.length, after.length); left += 1)
    for (let right = 0; left + right <= Math.min(before.length, after.length); right += 1) {
      const [from, to] = [before.slice(left, before.length - right), after.slice(left, after.length - right)];
      const isSame = before.startsWith(after.slice(0, left)) && before.endsWith(after.slice(after.length - right));
      if (isSame && from.length + to.length <= best.from.length + best.to.length) best = { left, from, to };
    }
  return named(best, before, first);
}

function named({ left, from, to }: { left: number; from: string; to: string }, before: string, first: number): string {
  const start = first + left;
  const end = start + from.length - 1;
  if (from === '') {
    const isCopy = before.slice(0, left).endsWith(to);
    const [a, b] = isCopy ? [start - to.length, start - 1] : [start - 1, start];
    if (isCopy) return a === b ? `p.${to}${a}dup` : `p.${to.charAt(0)}${a}_${to.charAt(to.length - 1)}${b}dup`;
    return `p.${before.charAt(left - 1) || 'Xaa'}${a}_${before.charAt(left) || 'Xaa'}${b}ins${to}`;
  }
  if (to.charAt(0) === '*') return `p.${from.charAt(0)}${start}*`;
  const where = start === end ? `${from}${start}` : `${from.charAt(0)}${start}_${from.charAt(from.length - 1)}${end}`;
  if (to === '') return `p.${where}del`;
  return from.length === 1 && to.length === 1 ? `p.${where}${to}` : `p.${where}delins${to}`;
}
