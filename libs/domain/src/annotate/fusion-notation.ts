import type { GeneSymbol } from '../shared/primitives.ts';
import type { GeneTable } from './gene-table.ts';
import { geneSymbol, geneSymbolOr } from './gene-table.ts';

/** Partners in 5′→3′ order as written; null is "any partner" (`v`). */
export interface FusionPair {
  readonly fivePrime: GeneSymbol | null;
  readonly threePrime: GeneSymbol | null;
}

/**
 * `EML4::ALK`, `EML4-ALK`, `EML4--ALK`, `EML4/ALK` are one notation (2-domain-rules §1.8). A single hyphen is ambiguous with symbols such as
 * `HLA-A` or `NKX2-1`: the split at which both partners are known genes wins, else the only hyphen.
 *
 * @param table when given, both partners become approved symbols
 * @returns null when the text is not a pair of partners
 */
export function parseFusion(text: string, table: GeneTable | null = null): FusionPair | null {
  const written = text
    .trim()
    .replace(/\s+(?:gene\s+)?(?:fusion|rearrangement|translocation)s?$/i, '')
    .replace(/\s+/g, '');
  const split = /::|--|\//.exec(written);
  if (split) return pairOf(written.slice(0, split.index), written.slice(split.index + split[0].length), table);
  const hyphens = [...written.matchAll(/-/g)].map((match) => match.index);
  const known =
    table === null ? [] : hyphens.filter((at) => isPartner(written.slice(0, at), table) && isPartner(written.slice(at + 1), table));
  const at = known[0] ?? (hyphens.length === 1 ? hyphens[0] : undefined);
  return at === undefined ? null : pairOf(written.slice(0, at), written.slice(at + 1), table);
}

const isAny = (partner: string): boolean => partner === 'v' || partner === 'V' || partner === '?';
const isPartner = (partner: string, table: GeneTable): boolean => isAny(partner) || geneSymbol(table, partner) !== null;

function pairOf(five: string, three: string, table: GeneTable | null): FusionPair | null {
  if (![five, three].every((partner) => /^[A-Za-z0-9][A-Za-z0-9.@-]*$/.test(partner) || partner === '?')) return null;
  const approved = (partner: string): GeneSymbol | null =>
    isAny(partner) ? null : table === null ? partner : geneSymbolOr(table, partner);
  const pair = { fivePrime: approved(five), threePrime: approved(three) };
  return pair.fivePrime === null && pair.threePrime === null ? null : pair;
}
