import type { NormalizedLine, NormalizeLine } from '@consilium/contracts';
import { buildGeneTable, categoryOf, comparableGenomicKey, genesOfKey, genomicKey, keysOfFinding, parseAllele } from '@consilium/domain';
import type { Hotspot, KnowledgeSnapshot, VariantKey } from '@consilium/domain';
import { classifyText } from '@consilium/knowledge';

const EXACT: ReadonlySet<string> = new Set(['g', 'p', 'c']);

/** What a text means: the classifier of the engine; an allele at a known position gets the gene and change that are known there. */
export function normalizer({ genes, hotspots }: KnowledgeSnapshot): (line: NormalizeLine) => Omit<NormalizedLine, 'schema'> {
  const table = buildGeneTable(genes);
  const known = hotspotsByAllele(hotspots);
  return ({ id, text, gene, build }) => {
    const written = build && parseAllele(text)?.build === null ? `${build} ${text}` : text;
    const named = classifyText(written, table, gene);
    if (named.category !== 'g') return { id, gene: named.gene, category: named.category, keys: named.keys };
    const asserted = keysOfFinding({ id: 'text', kind: 'text', text: written }, null, {
      genes: table,
      hotspotAt: (key) => known.get(key) ?? null,
    });
    const keys = asserted.filter((key) => EXACT.has(categoryOf(key)));
    return { id, gene: keys.flatMap(genesOfKey)[0] ?? null, category: 'g', keys: keys.length > 0 ? keys : named.keys };
  };
}

function hotspotsByAllele(hotspots: readonly Hotspot[]): ReadonlyMap<VariantKey, Hotspot> {
  return new Map(
    hotspots.flatMap((hotspot) =>
      hotspot.positions.flatMap((position) => {
        const key = comparableGenomicKey(genomicKey(position));
        return key === null ? [] : [[key, hotspot] as const];
      }),
    ),
  );
}
