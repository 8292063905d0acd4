import type { GeneSymbol } from '../shared/primitives.ts';
import type { GeneRole } from '../prioritize/knowledge-snapshot.ts';

/** Approved symbols and their aliases, ready for look-up. Built once a knowledge release. */
export interface GeneTable {
  readonly roles: ReadonlyMap<GeneSymbol, GeneRole>;
  /** Symbol or alias in capitals → approved symbols; more than one is ambiguous. */
  readonly names: ReadonlyMap<string, readonly GeneSymbol[]>;
  /** The names without hyphens, dots and spaces, for spellings that are no name of the table (`ERBB-2`, `B.RAF`). */
  readonly foldedNames: ReadonlyMap<string, readonly GeneSymbol[]>;
}

export type GeneLookup =
  | { readonly kind: 'approved'; readonly symbol: GeneSymbol }
  | { readonly kind: 'alias'; readonly symbol: GeneSymbol }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly GeneSymbol[] }
  | { readonly kind: 'unknown'; readonly written: string };

/** A symbol that is approved for one gene and an alias of another means the approved one. */
export function buildGeneTable(genes: readonly GeneRole[]): GeneTable {
  const roles = new Map(genes.map((gene) => [gene.symbol, gene]));
  const names = new Map<string, GeneSymbol[]>();
  for (const gene of roles.values()) {
    for (const alias of gene.aliases) {
      const known = names.get(folded(alias)) ?? [];
      if (!known.includes(gene.symbol)) names.set(folded(alias), [...known, gene.symbol].sort());
    }
  }
  for (const symbol of roles.keys()) names.set(folded(symbol), [symbol]);
  return { roles, names, foldedNames: withoutSigns(names) };
}

function withoutSigns(names: ReadonlyMap<string, readonly GeneSymbol[]>): ReadonlyMap<string, readonly GeneSymbol[]> {
  const found = new Map<string, readonly GeneSymbol[]>();
  for (const [name, symbols] of names) {
    const bare = name.replace(SIGNS, '');
    const known = found.get(bare);
    found.set(bare, known === undefined ? symbols : [...new Set([...known, ...symbols])].sort());
  }
  return found;
}

/**
 * What a written gene name stands for (2-domain-rules §1.1).
 *
 * | written | stands for |
 * |---|---|
 * | a symbol, an alias, in any case | as the table says; an exact name is never looked up otherwise |
 * | `ERBB-2`, `B.RAF`, `HER 2` | the name without hyphens, dots and spaces, when it stands for one gene only |
 * | `c-MET`, `c-RET` | the proto-oncogene without `c-` |
 * | `MET-K`, `EML4-ALK` | unknown: a hyphen between two names joins a pair, it is no spelling |
 */
export function lookupGene(table: GeneTable, written: string): GeneLookup {
  const name = written.trim();
  const symbols = table.names.get(folded(name)) ?? spelledOtherwise(table, folded(name));
  const [symbol] = symbols;
  if (symbol === undefined) return { kind: 'unknown', written: name };
  if (symbols.length > 1) return { kind: 'ambiguous', candidates: symbols };
  return { kind: folded(symbol) === folded(name) ? 'approved' : 'alias', symbol };
}

/** The approved symbol, or null when the name is unknown or ambiguous. */
export function geneSymbol(table: GeneTable, written: string): GeneSymbol | null {
  const found = lookupGene(table, written);
  return found.kind === 'approved' || found.kind === 'alias' ? found.symbol : null;
}

/** The approved symbol; a name the table does not know stays as written, an ambiguous one too. */
export const geneSymbolOr = (table: GeneTable, written: string): GeneSymbol => geneSymbol(table, written) ?? written.trim();

export const geneRoleOf = (table: GeneTable, symbol: GeneSymbol): GeneRole | null => table.roles.get(symbol) ?? null;

const SIGNS = /[-.\s]/g;

/** Only a spelling of one gene; what could be two names side by side is none. */
function spelledOtherwise(table: GeneTable, name: string): readonly GeneSymbol[] {
  const parts = name.split(SIGNS);
  const bare = parts.join('');
  if (bare.length < 3) return [];
  const proto = /^C-(?<symbol>[A-Z0-9]+)$/.exec(name)?.groups?.['symbol'];
  if (proto !== undefined && table.roles.has(proto)) return [proto];
  if (parts.length > 1 && parts.every((part) => table.names.has(part))) return [];
  const symbols = table.foldedNames.get(bare) ?? [];
  return symbols.length === 1 ? symbols : [];
}

const folded = (name: string): string => name.trim().toUpperCase();
