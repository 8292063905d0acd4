import type { FindingFacts } from '../annotate/finding-facts.ts';
import { assessItem } from './assess-item.ts';
import type { AssessmentContext, ItemAssessment, ItemMatch } from './assess-item.ts';
import { lookupKey } from './case-facts.ts';
import { assertedMatch } from './match-key.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText } from './ordering.ts';
import { isRnaLevel, isSingleCopyLoss } from './weak-assertion.ts';

type Pending = Extract<ItemAssessment, { kind: 'pending' }>;
type Rejected = Extract<ItemAssessment, { kind: 'rejected' }>;

/** Everything the knowledge says of one finding, by how it counted. */
export interface Evidence {
  readonly matched: readonly ItemMatch[];
  readonly pending: readonly Pending[];
  readonly rejected: readonly Rejected[];
  /** Items on another change of the same residue. */
  readonly sameResidue: readonly EvidenceItem[];
  /** Number of further items of the gene, on other alterations. */
  readonly geneOnly: number;
}

/** What of the evidence is the same for every finding that asserts the same keys of the knowledge, under the same gates. */
export type SharedEvidence = Omit<Evidence, 'sameResidue' | 'geneOnly'>;

export function assessEvidence(facts: FindingFacts, knowledge: KnowledgeIndex, context: AssessmentContext): SharedEvidence {
  const assessed = [...itemsMet(facts, knowledge)]
    .sort((a, b) => byText(a.id, b.id))
    .flatMap((item) => assessItem(item, facts, context, facts.isFiltered ? facts : null) ?? []);
  return {
    matched: assessed.flatMap((assessment) => (assessment.kind === 'matched' ? [assessment] : [])),
    pending: assessed.flatMap((assessment) => (assessment.kind === 'pending' ? [assessment] : [])),
    rejected: assessed.flatMap((assessment) => (assessment.kind === 'rejected' ? [assessment] : [])),
  };
}

/** Adds what is only near: other changes of the residue, other alterations of the gene. */
export function withContext(facts: FindingFacts, shared: SharedEvidence, knowledge: KnowledgeIndex): Evidence {
  const [gene] = facts.genes;
  const residue =
    facts.protein === null || gene === undefined
      ? []
      : (knowledge.byResidue.get(`${gene}:${facts.protein.residue}${facts.protein.from}`) ?? []);
  const counted = shared.matched.length + shared.pending.length + shared.rejected.length;
  const isCounted = (item: EvidenceItem): boolean =>
    [shared.matched, shared.pending, shared.rejected].some((list) => list.some((entry) => entry.item === item));
  const sameResidue = residue.filter((item) => !isCounted(item));
  const ofGenes = facts.genes.reduce((sum, symbol) => sum + (knowledge.byGene.get(symbol)?.length ?? 0), 0);
  return { ...shared, sameResidue, geneOnly: Math.max(0, ofGenes - counted - sameResidue.length) };
}

/**
 * Findings with the same signature meet the same items at the same levels: of ten thousand mutations of TP53 most are known to the knowledge only as
 * "TP53 mutation". Null for a filtered finding, which is tried alone.
 */
export function signatureOf(facts: FindingFacts, knowledge: KnowledgeIndex, context: AssessmentContext): string | null {
  if (facts.isFiltered) return null;
  const known = facts.keys.filter((key) => knowledge.byKey.has(lookupKey(key)));
  const computed = facts.genes
    .flatMap((gene) => knowledge.computedKeysByGene.get(gene) ?? [])
    .filter((key) => assertedMatch(facts, key) !== null);
  const gates = [
    context.countsAsOncogenic(facts),
    context.isNullInOncogene(facts),
    context.isKnownResidue(facts),
    facts.isInFrame,
    isSingleCopyLoss(facts),
    isRnaLevel(facts),
    facts.protein !== null,
  ];
  return [facts.finding.kind, facts.origin, facts.genes, known, facts.oneOf ?? [], computed, gates].join('|');
}

function itemsMet(facts: FindingFacts, knowledge: KnowledgeIndex): ReadonlySet<EvidenceItem> {
  const met = new Set<EvidenceItem>();
  for (const key of [...facts.keys, ...(facts.oneOf ?? [])]) for (const item of knowledge.byKey.get(lookupKey(key)) ?? []) met.add(item);
  for (const gene of facts.genes) for (const item of knowledge.computedByGene.get(gene) ?? []) met.add(item);
  return met;
}
