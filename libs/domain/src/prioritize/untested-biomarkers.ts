import { categoryOf, genesOfKey, positiveKeysOf } from './key-parts.ts';
import type { CaseFindings } from './case-facts.ts';
import { diseaseRelation, isInClass } from './disease-relation.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { DISEASE_RELATIONS } from './explanation.ts';
import type { DiseaseRelation, UntestedBiomarker } from './explanation.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText } from './ordering.ts';
import type { PrioritizePolicy } from './policy.ts';
import { tierOf } from './tier-of.ts';
import type { VariantKey } from './variant-key.ts';
import { isRnaLevel } from './weak-assertion.ts';

/** A short list serves the board; what is beyond it is in the knowledge. */
export const MAX_UNTESTED = 15;

/** A gene or biomarker with therapies of Tier I-A in one tumor type. */
interface Marker {
  readonly name: string;
  readonly relation: DiseaseRelation;
  readonly therapies: readonly string[];
  readonly items: readonly string[];
}

const KNOWN = new WeakMap<KnowledgeIndex, Map<string, readonly Marker[]>>();

/**
 * Genes and biomarkers with a therapy of Tier I-A in this tumor type of which the case says nothing, the nearest to the tumor type first.
 *
 * | the case | a gene | a biomarker (MSI, PD-L1, …) |
 * |---|---|---|
 * | has a finding of it, wild type included | tested | tested |
 * | lists what was assayed, the gene among it | tested | – |
 * | lists what was assayed, the gene not among it | not assayed | not known whether tested |
 * | does not list it | not known whether tested | not known whether tested |
 */
export function untestedBiomarkers(
  kase: CaseFindings,
  tumorType: string,
  knowledge: KnowledgeIndex,
  policy: PrioritizePolicy,
): readonly UntestedBiomarker[] {
  const tested = kase.findings.filter((facts) => !isRnaLevel(facts));
  const seen = new Set(tested.flatMap(({ genes, keys }) => [...genes, ...keys.flatMap((key) => markersOf(key, knowledge))]));
  const open = markersFor(tumorType, knowledge, policy).filter(({ name }) => !seen.has(name) && !kase.assayed?.has(name));
  return representativesFirst(open)
    .slice(0, MAX_UNTESTED)
    .map(({ name, therapies, items }) => ({
      biomarker: name,
      status: kase.assayed !== null && knowledge.byGene.has(name) ? 'not-assayed' : 'not-known',
      therapies,
      items,
    }));
}

/** Of genes that the very same records name (the fifteen of one label), the first stands for them; the others come last, so that they crowd out no other test. */
function representativesFirst(markers: readonly Marker[]): readonly Marker[] {
  const shown = new Set<string>();
  const [first, others]: readonly [Marker[], Marker[]] = [[], []];
  for (const marker of markers) {
    const records = marker.items.join();
    (shown.has(records) ? others : first).push(marker);
    shown.add(records);
  }
  return [...first, ...others];
}

function markersFor(tumorType: string, knowledge: KnowledgeIndex, policy: PrioritizePolicy): readonly Marker[] {
  const known = KNOWN.get(knowledge) ?? new Map<string, readonly Marker[]>();
  KNOWN.set(knowledge, known);
  const name = [tumorType, policy.weakLevelB, ...policy.regions].join('|');
  const markers = known.get(name) ?? collectMarkers(tumorType, knowledge, policy);
  known.set(name, markers);
  return markers;
}

function collectMarkers(tumorType: string, knowledge: KnowledgeIndex, policy: PrioritizePolicy): readonly Marker[] {
  const markers = new Map<string, { relation: DiseaseRelation; therapies: Set<string>; items: Set<string> }>();
  for (const item of knowledge.items) {
    const relation = diseaseRelation(knowledge.diseases, tumorType, item.disease).relation;
    if (!givesTherapy(item, relation, policy)) continue;
    for (const name of new Set(positiveKeysOf(item.profile).flatMap((key) => markersOf(key, knowledge)))) {
      const marker = markers.get(name) ?? { relation, therapies: new Set<string>(), items: new Set<string>() };
      if (byRelation(relation, marker.relation) < 0) marker.relation = relation;
      marker.therapies.add([...item.therapies].sort(byText).join(' + '));
      marker.items.add(item.id);
      markers.set(name, marker);
    }
  }
  const sorted = (names: ReadonlySet<string>): readonly string[] => [...names].sort(byText);
  return [...markers]
    .map(([name, { relation, therapies, items }]) => ({ name, relation, therapies: sorted(therapies), items: sorted(items) }))
    .sort((a, b) => byRelation(a.relation, b.relation) || b.therapies.length - a.therapies.length || byText(a.name, b.name));
}

const byRelation = (a: DiseaseRelation, b: DiseaseRelation): number => DISEASE_RELATIONS.indexOf(a) - DISEASE_RELATIONS.indexOf(b);

function givesTherapy(item: EvidenceItem, relation: DiseaseRelation, policy: PrioritizePolicy): boolean {
  if (!isInClass(relation) || item.significance !== 'therapeutic' || item.direction !== 'sensitivity' || !item.supports) return false;
  const verdict = tierOf({ item, relation, isGated: false, publications: item.publications.length }, policy);
  return item.therapies.length > 0 && verdict?.tierLevel.tier === 'I' && verdict.tierLevel.level === 'A';
}

/** Tests that answer for several keys. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^bio:(?:MS[IS]|[dp]MMR)|^expression:(?:MLH1|MSH2|MSH6|PMS2):/, 'MSI or MMR'],
  [/^bio:TMB/, 'TMB'],
  [/^bio:HR[DP]/, 'HRD'],
  [/^bio:HER2|^(?:cna|expression):ERBB2:/, 'HER2 status'],
  [/^bio:PD-L1|^expression:CD274/, 'PD-L1'],
];

function markersOf(key: VariantKey, knowledge: KnowledgeIndex): readonly string[] {
  const family = FAMILIES.find(([pattern]) => pattern.test(key))?.[1];
  if (family !== undefined) return [family];
  if (categoryOf(key) === 'bio') return [key.slice('bio:'.length).replace(/-(?:positive|negative)$/, '')];
  return categoryOf(key) === 'text' ? [] : driverOf(genesOfKey(key), knowledge);
}

/** Of two fusion partners the one that the knowledge says more of: an ETV6::NTRK3 is found by a test of NTRK3. */
function driverOf(genes: readonly string[], { byGene }: KnowledgeIndex): readonly string[] {
  const items = (gene: string): number => byGene.get(gene)?.length ?? 0;
  return genes.length < 2 ? genes : [...genes].sort((a, b) => items(b) - items(a) || byText(a, b)).slice(0, 1);
}
