import { buildGeneTable } from '../annotate/gene-table.ts';
import type { GeneTable } from '../annotate/gene-table.ts';
import { comparableGenomicKey, genomicKey } from '../annotate/genomic-key.ts';
import { parseProtein } from '../annotate/protein-change.ts';
import type { GeneSymbol } from '../shared/primitives.ts';
import { buildDiseaseGraph } from './disease-graph.ts';
import type { DiseaseGraph } from './disease-graph.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { ReleaseRef } from './explanation.ts';
import { categoryOf, genesOfKey, keysOfProfile, positiveKeysOf } from './key-parts.ts';
import type { Hotspot, KnowledgeSnapshot, TumorType } from './knowledge-snapshot.ts';
import { byText } from './ordering.ts';
import type { VariantKey } from './variant-key.ts';

/** A knowledge snapshot with its look-up tables. Built once for many cases; linear in the number of items. */
export interface KnowledgeIndex {
  readonly releases: readonly ReleaseRef[];
  readonly items: readonly EvidenceItem[];
  readonly tumorTypes: readonly TumorType[];
  readonly diseases: DiseaseGraph;
  readonly genes: GeneTable;
  /** Items by each key that a finding can meet; genomic keys in their comparable form. */
  readonly byKey: ReadonlyMap<VariantKey, readonly EvidenceItem[]>;
  /** Items whose keys a finding does not assert by name: ranges and negations, by gene. */
  readonly computedByGene: ReadonlyMap<GeneSymbol, readonly EvidenceItem[]>;
  /** The ranges and negations themselves, by gene. */
  readonly computedKeysByGene: ReadonlyMap<GeneSymbol, readonly VariantKey[]>;
  readonly byGene: ReadonlyMap<GeneSymbol, readonly EvidenceItem[]>;
  /** Items on an exact change, by `GENE:V600`: the near misses at a residue. */
  readonly byResidue: ReadonlyMap<string, readonly EvidenceItem[]>;
  /** Genes of which some item asks for the wild type. */
  readonly wildTypeGenes: readonly GeneSymbol[];
  readonly hotspotsByAllele: ReadonlyMap<VariantKey, Hotspot>;
  readonly hotspotsByGene: ReadonlyMap<GeneSymbol, readonly Hotspot[]>;
  /** Residues, as `GENE:V600`, that a hotspot fact or a tier-forming record names, by a change of them or as a codon. */
  readonly knownResidues: ReadonlySet<string>;
  /** A label of any region is loaded; if not, screens and reports say so. */
  readonly hasRegulatorySource: boolean;
}

export function indexKnowledge(snapshot: KnowledgeSnapshot): KnowledgeIndex {
  const items = distinctItems(snapshot.items);
  const byKey = new Map<VariantKey, EvidenceItem[]>();
  const computedByGene = new Map<GeneSymbol, EvidenceItem[]>();
  const computedKeysByGene = new Map<GeneSymbol, VariantKey[]>();
  const byGene = new Map<GeneSymbol, EvidenceItem[]>();
  const byResidue = new Map<string, EvidenceItem[]>();
  const wildTypeGenes = new Set<GeneSymbol>();
  for (const item of items) {
    const keys = new Set(positiveKeysOf(item.profile));
    for (const gene of new Set([...item.genes, ...keysOfProfile(item.profile).flatMap(genesOfKey)])) push(byGene, gene, item);
    for (const residue of new Set([...keys].flatMap(residueOf))) push(byResidue, residue, item);
    for (const gene of new Set([...keys].filter(isComputed).flatMap(genesOfKey))) push(computedByGene, gene, item);
    for (const key of [...keys].filter(isComputed))
      for (const gene of genesOfKey(key)) if (!computedKeysByGene.get(gene)?.includes(key)) push(computedKeysByGene, gene, key);
    for (const key of keys) {
      push(byKey, comparableGenomicKey(key) ?? key, item);
      if (categoryOf(key) === 'wt') genesOfKey(key).forEach((gene) => wildTypeGenes.add(gene));
    }
  }
  return {
    releases: [...snapshot.releases].map(({ id, sha256 }) => ({ id, sha256 })).sort((a, b) => byText(a.id, b.id)),
    items,
    tumorTypes: snapshot.tumorTypes,
    diseases: buildDiseaseGraph(snapshot.tumorTypes),
    genes: buildGeneTable(snapshot.genes),
    byKey,
    computedByGene,
    computedKeysByGene,
    byGene,
    byResidue,
    wildTypeGenes: [...wildTypeGenes].sort(byText),
    ...hotspotTables(snapshot.hotspots),
    knownResidues: knownResidues(items, snapshot.hotspots),
    hasRegulatorySource: items.some((item) => item.kind === 'label'),
  };
}

/**
 * Items in a fixed order. Where two pinned releases of a source hold the same record, the later release id counts; within a release, a record whose
 * therapies are substitutes is several items under one document id, and all of them stay.
 */
function distinctItems(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  const latest = new Map<string, string>();
  for (const { id, release } of items) if (byText(latest.get(id) ?? release, release) <= 0) latest.set(id, release);
  const nameOf = (item: EvidenceItem): string => [item.id, item.significance, item.direction, ...item.therapies].join('|');
  const byName = new Map(items.filter((item) => latest.get(item.id) === item.release).map((item) => [nameOf(item), item]));
  return [...byName].sort(([a], [b]) => byText(a, b)).map(([, item]) => item);
}

const isComputed = (key: VariantKey): boolean => categoryOf(key) === 'range' || categoryOf(key) === 'not';

function residueOf(key: VariantKey): readonly string[] {
  if (categoryOf(key) !== 'p') return [];
  const change = parseProtein(key.slice(key.lastIndexOf(':') + 1));
  return change === null ? [] : genesOfKey(key).map((gene) => `${gene}:${change.residue}${change.from}`);
}

function knownResidues(items: readonly EvidenceItem[], hotspots: readonly Hotspot[]): ReadonlySet<string> {
  const told = items.filter((item) => item.tierForming && item.supports && !item.flagged).flatMap((item) => positiveKeysOf(item.profile));
  const codons = told.flatMap((key) => (categoryOf(key) === 'codon' ? [key.slice('codon:'.length)] : []));
  const established = hotspots.flatMap(({ gene, protein }) => (protein === null ? [] : residueOf(`p:${gene}:${protein}`)));
  return new Set([...told.flatMap(residueOf), ...codons, ...established]);
}

function hotspotTables(hotspots: readonly Hotspot[]): Pick<KnowledgeIndex, 'hotspotsByAllele' | 'hotspotsByGene'> {
  const hotspotsByAllele = new Map<VariantKey, Hotspot>();
  const hotspotsByGene = new Map<GeneSymbol, Hotspot[]>();
  for (const hotspot of hotspots) {
    push(hotspotsByGene, hotspot.gene, hotspot);
    for (const position of hotspot.positions) {
      const key = comparableGenomicKey(genomicKey(position));
      if (key !== null) hotspotsByAllele.set(key, hotspot);
    }
  }
  return { hotspotsByAllele, hotspotsByGene };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
