import type { FindingFacts } from '../annotate/finding-facts.ts';
import { assessItem } from './assess-item.ts';
import type { AssessmentContext, ItemAssessment, ItemMatch } from './assess-item.ts';
import { lookupKey } from './case-facts.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText } from './ordering.ts';

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

export function collectEvidence(facts: FindingFacts, knowledge: KnowledgeIndex, context: AssessmentContext): Evidence {
  const met = itemsMet(facts, knowledge);
  const assessed = [...met]
    .sort((a, b) => byText(a.id, b.id))
    .flatMap((item) => assessItem(item, facts, context, facts.isFiltered ? facts : null) ?? []);
  const [gene] = facts.genes;
  const residue =
    facts.protein === null || gene === undefined
      ? []
      : (knowledge.byResidue.get(`${gene}:${facts.protein.residue}${facts.protein.from}`) ?? []);
  const counted = new Set(assessed.map(({ item }) => item));
  const sameResidue = residue.filter((item) => !counted.has(item));
  const ofGenes = facts.genes.reduce((sum, symbol) => sum + (knowledge.byGene.get(symbol)?.length ?? 0), 0);
  return {
    matched: assessed.flatMap((assessment) => (assessment.kind === 'matched' ? [assessment] : [])),
    pending: assessed.flatMap((assessment) => (assessment.kind === 'pending' ? [assessment] : [])),
    rejected: assessed.flatMap((assessment) => (assessment.kind === 'rejected' ? [assessment] : [])),
    sameResidue,
    geneOnly: Math.max(0, ofGenes - counted.size - sameResidue.length),
  };
}

function itemsMet(facts: FindingFacts, knowledge: KnowledgeIndex): ReadonlySet<EvidenceItem> {
  const met = new Set<EvidenceItem>();
  for (const key of facts.keys) for (const item of knowledge.byKey.get(lookupKey(key)) ?? []) met.add(item);
  for (const gene of facts.genes) for (const item of knowledge.computedByGene.get(gene) ?? []) met.add(item);
  return met;
}
