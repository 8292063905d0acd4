import { geneSymbol, lookupGene, parseFusion } from '@consilium/domain';
import type { GeneSymbol, GeneTable } from '@consilium/domain';
import { classifyName } from './classify-name.ts';
import type { ClassifiedName } from './classified-name.ts';
import { isText, single, TEXT } from './classified-name.ts';
import { spokenName, withoutJoiningHyphen } from './spoken-names.ts';
import { statedBiomarker } from './stated-biomarkers.ts';

export interface ClassifiedText extends ClassifiedName {
  /** Approved symbol, or null where the text names no gene, several, or an ambiguous one. */
  readonly gene: GeneSymbol | null;
}

/**
 * Classifies what a person wrote (`EGFR exon 19 deletion`, `HER2 amplification`, `EML4-ALK`, `MSI-High`, `NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)`).
 *
 * 1. A gene given beside the text wins.
 * 2. Biomarker statements, then fusions of two known genes.
 * 3. The gene is the first word, glued to the change (`FLT3-ITD`, `METex14`), or the only known gene of the text (`loss of PTEN`).
 * 4. An ambiguous alias is no gene: the text stays text.
 */
export function classifyText(text: string, table: GeneTable, gene?: string | null): ClassifiedText {
  const written = withoutJoiningHyphen(text.replace(/\s+/g, ' ').trim());
  const approve = (symbol: string): GeneSymbol | null => geneSymbol(table, symbol);
  const under = (symbol: string, name: string): ClassifiedText => ({
    ...classifyName({ gene: symbol, name: spokenName(approve(symbol) ?? symbol, name) }, approve),
    gene: approve(symbol) ?? symbol,
  });
  if (typeof gene === 'string' && gene.trim() !== '')
    return lookupGene(table, gene).kind === 'ambiguous' ? { ...TEXT, gene: null } : under(gene, written);
  const biomarker = statedBiomarker(written);
  if (biomarker) return { ...biomarker, gene: null };
  const fusion = statedFusion(written, table);
  if (fusion) return fusion;
  for (const [symbol, name] of readings(written, table)) {
    const classified = under(symbol, name);
    if (!isText(classified)) return classified;
  }
  return { ...TEXT, gene: readings(written, table).map(([symbol]) => approve(symbol))[0] ?? null };
}

/** Two partners, both known where only a hyphen or slash stands between them. */
function statedFusion(text: string, table: GeneTable): ClassifiedText | null {
  const pair =
    /\s/.test(text) && !/^\S+\s+(?:gene )?(?:fusion|rearrangement|translocation)s?$/i.test(text) ? null : parseFusion(text, table);
  if (pair === null) return null;
  const known = [pair.fivePrime, pair.threePrime].every((partner) => partner === null || geneSymbol(table, partner) !== null);
  if (!text.includes('::') && !known) return null;
  return { ...single('fusion', `fusion:${pair.fivePrime ?? 'v'}::${pair.threePrime ?? 'v'}`), gene: null };
}

/** Ways to read a text as gene and change, the likeliest first. */
function readings(text: string, table: GeneTable): readonly (readonly [gene: string, name: string])[] {
  const hgvs = /^[A-Z]{2}_[\d.]+\((?<gene>[^()]+)\):(?<name>.+)$/.exec(text)?.groups;
  if (hgvs) return [[hgvs['gene'] ?? '', hgvs['name'] ?? '']];
  const words = /^(?<gene>[A-Za-z][\w.-]*?)[\s:]+(?<name>.+)$/.exec(text)?.groups;
  const first: readonly (readonly [string, string])[] =
    words && isSymbol(words['gene'] ?? '', table) ? [[words['gene'] ?? '', (words['name'] ?? '').replace(/^gene /i, '')]] : [];
  const glued = /^(?<gene>[A-Za-z][A-Za-z0-9]*?)[- ]?(?<name>(?:ITD|PTD|vIII|ex(?:on)? ?\d+.*|[A-Z]\d{2,4}[A-Z*]|amp|wt))$/.exec(
    text,
  )?.groups;
  const joined: readonly (readonly [string, string])[] =
    glued && geneSymbol(table, glued['gene'] ?? '') !== null ? [[glued['gene'] ?? '', glued['name'] ?? '']] : [];
  return [...first, ...joined, ...anywhere(text, table)];
}

/** A first word that is in the table, or at least has the look of a symbol and is not ambiguous. */
function isSymbol(word: string, table: GeneTable): boolean {
  const found = lookupGene(table, word);
  return found.kind === 'unknown' ? /^[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,3})?$/.test(word) : found.kind !== 'ambiguous';
}

function anywhere(text: string, table: GeneTable): readonly (readonly [string, string])[] {
  const words = text.split(' ');
  const known = words.filter((word) => geneSymbol(table, word) !== null);
  const [only] = known;
  if (only === undefined || new Set(known).size > 1) return [];
  const rest = words.filter((word) => word !== only && !/^(?:of|in|the|gene|for|with)$/i.test(word)).join(' ');
  return [[only, rest]];
}
