import type { FindingExplanation, KnowledgeSnapshot, Prioritization, RetrievedPassage, Retrieval, Stance } from '@consilium/domain';
import { planNarration, plannedItems } from './draft/narration-plan.ts';
import { SEARCHED_FINDINGS, hasEvidence } from './draft/run-figures.ts';
import type { DocumentIndex, Hit } from './search/document-index.ts';
import { EvidenceRetriever } from './search/evidence-retriever.ts';
import type { SearchFacets } from '@consilium/domain/evidence';
import { diseaseNames, facetsOfFinding } from './search/facets.ts';
import { selectPassages } from './select/select-passages.ts';
import type { Candidate } from './select/select-passages.ts';
import { stanceOfRecord, stancesOfFinding } from './select/stance.ts';

const PASSAGES_PER_FINDING = 8;
const HITS_CONSIDERED = 60;
/** An item that the explanation names outranks every hit that it does not name. */
const NAMED_IN_EXPLANATION = 1;

type Gathered = Map<string, { readonly stance: Stance; readonly score: number; readonly findings: readonly string[] }>;

/**
 * Passages for the findings that have something to say, for and against, and every item that the draft will cite. Warns where the loaded knowledge has
 * no regulatory source (2-domain-rules §4) and where findings were left out.
 */
export async function retrieveEvidence(
  prioritization: Prioritization,
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
): Promise<Retrieval> {
  const diseases = diseaseNames(prioritization.tumorType.code, prioritization.tumorType.name, knowledge.tumorTypes);
  const speaking = prioritization.findings.filter(hasEvidence);
  const planned = plannedItems(planNarration(prioritization));
  const searched = speaking
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => rankOf(a.finding) - rankOf(b.finding) || a.order - b.order);
  const gathered: Gathered = new Map();
  for (const [position, { finding }] of searched.entries()) {
    const stances = stancesOfFinding(finding, (id) => index.item(id));
    const selected = position < SEARCHED_FINDINGS ? await passagesOf(facetsOfFinding(finding, diseases), stances, index) : [];
    const pinned = [...stances].flatMap(([id, stance]) =>
      planned.has(id) ? hitOf(index, id, NAMED_IN_EXPLANATION).map((hit) => ({ ...hit, stance })) : [],
    );
    for (const entry of [...selected, ...pinned]) gather(gathered, entry, finding.finding);
  }
  for (const id of planned)
    if (!gathered.has(id)) hitOf(index, id, 0).forEach((hit) => gather(gathered, { ...hit, stance: stanceOfRecord(hit.item) }, null));
  return { schema: 'consilium/retrieval/1', passages: ranked(gathered, index), warnings: warningsOf(knowledge, searched.length) };
}

async function passagesOf(facets: SearchFacets, stances: ReadonlyMap<string, Stance>, index: DocumentIndex): Promise<readonly Candidate[]> {
  const found = await new EvidenceRetriever({ index, facets, limit: HITS_CONSIDERED }).invoke('');
  const hits = new Map(found.flatMap(({ metadata }) => hitOf(index, metadata.id, metadata.score)).map((hit) => [hit.item.id, hit]));
  for (const id of stances.keys()) if (!hits.has(id)) hitOf(index, id, 0).forEach((hit) => hits.set(id, hit));
  const candidates = [...hits.values()].map(({ item, score }) => {
    const stance = stances.get(item.id);
    return { item, stance: stance ?? ('context' as const), score: stance ? score + NAMED_IN_EXPLANATION : score };
  });
  return selectPassages(candidates, PASSAGES_PER_FINDING);
}

function hitOf(index: DocumentIndex, id: string, score: number): readonly Hit[] {
  const item = index.item(id);
  return item ? [{ item, score }] : [];
}

/** A passage keeps its best score, and stays against once any finding makes it so. */
function gather(gathered: Gathered, { item, stance, score }: Candidate, finding: string | null): void {
  const before = gathered.get(item.id);
  const stances: readonly Stance[] = [stance, ...(before ? [before.stance] : [])];
  gathered.set(item.id, {
    stance: stances.includes('against') ? 'against' : stances.includes('for') ? 'for' : 'context',
    score: Math.max(score, before?.score ?? 0),
    findings: [...new Set([...(before?.findings ?? []), ...(finding === null ? [] : [finding])])],
  });
}

function ranked(gathered: Gathered, index: DocumentIndex): readonly RetrievedPassage[] {
  return [...gathered]
    .sort(([idA, a], [idB, b]) => b.score - a.score || (idA < idB ? -1 : 1))
    .flatMap(([id, rest]) => {
      const document = index.document(id);
      return document ? [{ document, ...rest }] : [];
    })
    .map((passage, position) => ({ rank: position + 1, ...passage }));
}

const rankOf = ({ tier, level }: FindingExplanation): number =>
  (tier ? ['I', 'II', 'III', 'IV'].indexOf(tier) : 4) * 5 + (level ? 'ABCD'.indexOf(level) : 4);

function warningsOf(knowledge: KnowledgeSnapshot, speaking: number): readonly string[] {
  const regulatory = knowledge.items.some(({ kind }) => kind === 'label');
  return [
    ...(regulatory ? [] : ['No regulatory source is loaded: approvals were not checked.']),
    ...(speaking > SEARCHED_FINDINGS
      ? [`Literature was searched for the ${SEARCHED_FINDINGS} highest-ranked of ${speaking} findings with evidence.`]
      : []),
  ];
}
