import { buildGeneTable, buildOf, geneSymbol, tumorSampleOf } from '@consilium/domain';
import type { CaseFile, KnowledgeSnapshot, VariantReader } from '@consilium/domain';
import { indexHotspots, readVcf } from '@consilium/genomics';
import type { ReadOptions } from '@consilium/genomics';

type Lookups = Pick<ReadOptions, 'geneAliases' | 'hotspots' | 'preferredTranscript'>;

const lookups = new WeakMap<KnowledgeSnapshot, Lookups>();

/** Reads uploaded files with the gene names, hotspots and transcripts of the case's own knowledge releases. */
export const variantReader: VariantReader = {
  read: (file, bytes, knowledge, assayed) => readVcf(bytes, { ...statementsOf(file), ...lookupsOf(knowledge), assayed }),
};

function statementsOf(file: CaseFile): Pick<ReadOptions, 'fileName' | 'statedBuild' | 'tumorSample' | 'fields'> {
  const build = buildOf(file);
  return {
    fileName: file.name,
    statedBuild: build === 'unknown' || build === 'mixed' ? file.statedBuild : build,
    tumorSample: tumorSampleOf(file),
    fields: file.fields,
  };
}

/** Built once for a set of releases: the knowledge port returns the same object for the same releases. */
function lookupsOf(knowledge: KnowledgeSnapshot): Lookups {
  const known = lookups.get(knowledge);
  if (known) return known;
  const genes = buildGeneTable(knowledge.genes);
  const transcripts = new Map(knowledge.genes.map(({ symbol, mane }) => [symbol, mane ?? null]));
  const built: Lookups = {
    geneAliases: (symbol) => geneSymbol(genes, symbol),
    hotspots: indexHotspots(knowledge.hotspots),
    preferredTranscript: (gene) => transcripts.get(gene) ?? null,
  };
  lookups.set(knowledge, built);
  return built;
}
