import { geneSymbol, lookupGene } from '@consilium/domain';
import type { GeneSymbol, GeneTable } from '@consilium/domain';

/** Words for several genes. "RAS" is KRAS and NRAS, as the labels of EGFR antibodies mean it; "H3" are the histone genes of diffuse midline glioma (WHO 2021). */
const FAMILIES: Readonly<Record<string, readonly GeneSymbol[]>> = {
  NTRK: ['NTRK1', 'NTRK2', 'NTRK3'],
  RAS: ['KRAS', 'NRAS'],
  IDH: ['IDH1', 'IDH2'],
  BRCA: ['BRCA1', 'BRCA2'],
  FGFR: ['FGFR1', 'FGFR2', 'FGFR3'],
  GNAQ11: ['GNAQ', 'GNA11'],
  H3: ['H3-3A', 'H3C2', 'H3C3'],
};

/** Words that stand for several genes: no gene bears one as its name. */
export const FAMILY_WORDS: readonly string[] = Object.keys(FAMILIES);

export interface GeneList {
  readonly genes: readonly GeneSymbol[];
  /** What is said of each of them. */
  readonly said: string;
  readonly op: 'and' | 'or';
}

const SEPARATOR = /\s*(?:\/|,|&|\+|\bor\b|\band\b|\bund\b|\boder\b)\s*/i;

/**
 * | written | genes |
 * |---|---|
 * | `IDH1/2 mutation`, `IDH1 or IDH2 mutation`, `IDH mutation` | IDH1 or IDH2 |
 * | `NTRK fusion`, `NTRK1/2/3 fusion` | NTRK1, NTRK2 or NTRK3 |
 * | `CDKN2A/B deletion` | CDKN2A or CDKN2B |
 * | `RAS/BRAF wild type`, `wildtype RAS` | KRAS and NRAS (and BRAF): a wild type is said of each |
 *
 * @returns null where the text does not begin with two genes or with a word for several
 */
export function geneList(text: string, table: GeneTable): GeneList | null {
  const turned = text.replace(/^(wild-? ?type|wt) (\S+)$/i, '$2 $1');
  const spread = turned
    .replace(/\b([A-Za-z][A-Za-z0-9]*?)(\d)((?:\/\d)+)\b/g, spell(table))
    .replace(/\b([A-Z][A-Z0-9]*\d)([A-Z])((?:\/[A-Z])+)\b/g, spell(table));
  const words = spread.replace(SEPARATORS, ' $1 ').split(/\s+/);
  const genes: GeneSymbol[] = [];
  const joints: string[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const named = genesOf(words[at] ?? '', table);
    if (named.length === 0) break;
    genes.push(...named);
    if (named.length > 1) joints.push('/');
    if (!SEPARATOR.test(` ${words[at + 1] ?? ''} `) || genesOf(words[at + 2] ?? '', table).length === 0) {
      at += 1;
      break;
    }
    at += 1;
    joints.push(words[at] ?? '');
  }
  const said = words.slice(at).join(' ');
  if (new Set(genes).size < 2 || said === '') return null;
  const isWild = /^(?:wild-? ?type|wt|unmutated)\b/i.test(said);
  return { genes: [...new Set(genes)], said, op: isWild || joints.every((joint) => /^(?:and|und|&|\+)$/i.test(joint)) ? 'and' : 'or' };
}

const SEPARATORS = /(?<=[A-Za-z0-9])\s*(\/|,|&|\+)\s*(?=[A-Za-z])/g;

const genesOf = (word: string, table: GeneTable): readonly GeneSymbol[] => {
  const family = lookupGene(table, word).kind === 'unknown' ? FAMILIES[word.toUpperCase()] : undefined;
  const symbol = geneSymbol(table, word);
  return family ?? (symbol === null ? [] : [symbol]);
};

/** `IDH1/2` → `IDH1/IDH2`, only where all of them are genes: `V600E/K` stays. */
const spell =
  (table: GeneTable) =>
  (whole: string, stem: string, first: string, others: string): string => {
    const names = [first, ...others.slice(1).split('/')].map((end) => `${stem}${end}`);
    return names.every((name) => geneSymbol(table, name) !== null) ? names.join('/') : whole;
  };
