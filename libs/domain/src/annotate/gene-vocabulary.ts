import type { GeneRole } from '../prioritize/knowledge-snapshot.ts';
import type { GeneSymbol } from '../shared/primitives.ts';

const upper = (name: string): string => name.toUpperCase();

/**
 * Genes of the built-in pack and of imported tables. An imported table adds names; it takes none away.
 *
 * | an imported gene | is |
 * |---|---|
 * | whose symbol the pack knows, as symbol or alias | left out: the pack's symbol, role and aliases stand |
 * | with a synonym that the pack knows | taken without it |
 * | with a synonym under which evidence is filed | taken without it: a finding renamed away from its evidence is a missed variant |
 */
export function geneVocabulary(
  packed: readonly GeneRole[],
  imported: readonly GeneRole[],
  filed: Iterable<GeneSymbol>,
): readonly GeneRole[] {
  if (imported.length === 0) return packed;
  const names = new Set(packed.flatMap(({ symbol, aliases }) => [symbol, ...aliases]).map(upper));
  const kept = new Set([...names, ...[...filed].map(upper)]);
  const seen = new Set<GeneSymbol>();
  const added = imported.flatMap((gene) => {
    if (names.has(upper(gene.symbol)) || seen.has(gene.symbol)) return [];
    seen.add(gene.symbol);
    const aliases = gene.aliases.filter((alias) => !kept.has(upper(alias)));
    return [aliases.length === gene.aliases.length ? gene : { ...gene, aliases }];
  });
  return [...packed, ...added];
}
