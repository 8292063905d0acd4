import { buildGeneTable, geneSymbol } from '@consilium/domain';
import type { KnowledgeSnapshot } from '@consilium/domain';
import { indexHotspots } from './hotspot-index.ts';
import type { ReadOptions } from './read-options.ts';

export type KnowledgeLookups = Required<Pick<ReadOptions, 'geneAliases' | 'hotspots' | 'preferredTranscript'>>;

const built = new WeakMap<object, KnowledgeLookups>();

/** Gene names, hotspots and transcripts of a set of releases, as the reader asks for them. Built once a snapshot. */
export function lookupsOf(knowledge: Pick<KnowledgeSnapshot, 'genes' | 'hotspots'>): KnowledgeLookups {
  const known = built.get(knowledge);
  if (known) return known;
  const genes = buildGeneTable(knowledge.genes);
  const lookups: KnowledgeLookups = {
    geneAliases: (symbol) => geneSymbol(genes, symbol),
    hotspots: indexHotspots(knowledge.hotspots),
    preferredTranscript: (gene) => genes.roles.get(gene)?.mane ?? null,
  };
  built.set(knowledge, lookups);
  return lookups;
}
