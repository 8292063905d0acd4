import { geneSymbol, lookupGene } from '@consilium/domain';
import type { GeneRoleName, GeneTable } from '@consilium/domain';
import { geneOfAccession, isAccession } from './transcript-genes.ts';

export type Reading = readonly [gene: string, name: string];

const GLUED =
  /^(?<gene>[A-Za-z][A-Za-z0-9.-]*?)[-_ ]?(?<name>(?:ITD|PTD|TKD|vIII|ex(?:on)? ?\d+.*|[A-Z]\d{2,4}(?:[A-Z*]|fs)|amp|amplified|wt|V7|mut|abn|\*\d+[A-Z]?(?:\/\*\d+[A-Z]?)?))$/;

/** Ways to read a text as gene and change, the likeliest first. */
export function readings(text: string, table: GeneTable): readonly Reading[] {
  const transcript = fromAccession(text, table);
  if (transcript !== null) return transcript;
  const spaced = text
    .replace(/^([A-Za-z][A-Za-z0-9-]*)\(([^()]+)\)(?=$| )/, '$1 $2')
    .replace(/^(\S+) \(([^()\s]+)\) (?=\S)/, withoutSynonym(table))
    .replace(/^([^\s/]+)\/([^\s/]+) (?=\S)/, withoutSynonym(table))
    .replace(/^([A-Za-z]\w*) (\w+)(?= \S)/, spelledApart(table));
  const words = /^(?<gene>[A-Za-z][\w.-]*?)(?:[\s:]+|[,;]\s*|_(?=[A-Za-z]\d|ex))(?<name>\S.*)$/.exec(spaced)?.groups;
  const first: readonly Reading[] =
    words && isSymbol(words['gene'] ?? '', table) ? [[words['gene'] ?? '', (words['name'] ?? '').replace(/^gene /i, '')]] : [];
  const hyphenated = /^(?<gene>[A-Za-z][A-Za-z0-9]*)-(?<name>[A-Za-z]\S* .+)$/.exec(spaced)?.groups;
  const split: readonly Reading[] =
    hyphenated && geneSymbol(table, hyphenated['gene'] ?? '') !== null ? [[hyphenated['gene'] ?? '', hyphenated['name'] ?? '']] : [];
  const glued = GLUED.exec(spaced)?.groups;
  const joined: readonly Reading[] =
    glued && geneSymbol(table, glued['gene'] ?? '') !== null
      ? [[glued['gene'] ?? '', gluedName(glued['gene'] ?? '', glued['name'] ?? '')]]
      : [];
  return [...first, ...joined, ...split, ...anywhere(spaced, table)].map(([gene, name]) => [gene, capitalized(name)]);
}

/** `NM_005228.5(EGFR):c.2573T>G`, `ENST00000275493.2:c.2573T>G`; an accession that is not known, without a gene, is read as nothing. */
function fromAccession(text: string, table: GeneTable): readonly Reading[] | null {
  const parts = /^(?<accession>[A-Za-z_]+\d+(?:[tp]\d+)?(?:\.\d+)?)(?:\((?<gene>[^()]+)\))?:\s*(?<name>.+)$/.exec(text)?.groups;
  if (!parts || !isAccession(parts['accession'] ?? '')) return null;
  const gene = parts['gene'] ?? geneOfAccession(parts['accession'] ?? '', table);
  return gene === null ? [] : [[gene, parts['name'] ?? '']];
}

/** `ERBB2 (HER2) amplification`, `CDKN2A/p16 loss`: two names of one gene. */
const withoutSynonym =
  (table: GeneTable) =>
  (whole: string, gene: string, other: string): string => {
    const symbol = geneSymbol(table, gene);
    return symbol !== null && symbol === geneSymbol(table, other) ? `${gene} ` : whole;
  };

/** `HER 2 amplification`, `K RAS G12D`: a gene of which neither word is a name. */
const spelledApart =
  (table: GeneTable) =>
  (whole: string, first: string, second: string): string =>
    [first, second].some((word) => lookupGene(table, word).kind !== 'unknown') ? whole : (geneSymbol(table, `${first} ${second}`) ?? whole);

const gluedName = (gene: string, name: string): string => (/^V7$/i.test(name) ? `${gene}-${name}` : name);

/** `l858r` → `L858R`: a change of one residue in small letters. */
const capitalized = (name: string): string => (/^(?:p\.)?[a-z]\d+[a-z*]?$/.test(name) ? name.replace(/^p\./, '').toUpperCase() : name);

/** A first word that is in the table, or at least has the look of a symbol and is not ambiguous. */
function isSymbol(word: string, table: GeneTable): boolean {
  const found = lookupGene(table, word);
  if (found.kind === 'unknown' && geneSymbol(table, word.replace(/-[^-]+$/, '')) !== null) return false;
  return found.kind === 'unknown' ? /^[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,3})?$/.test(word) : found.kind !== 'ambiguous';
}

/** The only known gene among the words. A gene of no role in cancer counts only where no other is named, and only as it is written (`REST`, not `rest`). */
function anywhere(text: string, table: GeneTable): readonly Reading[] {
  const words = text.split(' ');
  const known = words.filter((word) => geneSymbol(table, word) !== null);
  const cancer = known.filter((word) => roleOf(word, table) !== 'other');
  const named = cancer.length > 0 ? cancer : known.filter((word) => geneSymbol(table, word) === word);
  const [only] = named;
  if (only === undefined || new Set(named).size > 1) return [];
  const rest = words.filter((word) => word !== only && !/^(?:of|in|the|gene|for|with)$/i.test(word)).join(' ');
  return [[only, rest]];
}

const roleOf = (word: string, table: GeneTable): GeneRoleName | null => table.roles.get(geneSymbol(table, word) ?? '')?.role ?? null;
