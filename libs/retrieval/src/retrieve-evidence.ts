import type { FindingExplanation, KnowledgeSnapshot, Prioritization, Retrieval, Stance } from '@consilium/domain';
import type { RetrievalSources, SearchFacets } from '@consilium/domain/evidence';
import { planNarration, plannedItems } from './draft/narration-plan.ts';
import { SEARCHED_FINDINGS, hasEvidence } from './draft/run-figures.ts';
import { corpusPassages } from './search/corpus/corpus-passages.ts';
import { expandFacets, textNamesOf } from './search/corpus/expand-facets.ts';
import { ownPassages } from './search/corpus/own-passages.ts';
import type { DocumentIndex, Hit } from './search/document-index.ts';
import { EvidenceRetriever } from './search/evidence-retriever.ts';
import { diseaseNames, facetsOfFinding } from './search/facets.ts';
import type { LiveRanking } from './search/vector/search-judge.ts';
import { retrievalWarnings } from './retrieval-warnings.ts';
import { GatheredPassages } from './select/gathered-passages.ts';
import type { Gathering } from './select/gathered-passages.ts';
import { publicationOf, selectPassages } from './select/select-passages.ts';
import type { Candidate } from './select/select-passages.ts';
import { stanceOfRecord, stancesOfFinding } from './select/stance.ts';

const PASSAGES_PER_FINDING = 8;
const HITS_CONSIDERED = 60;
const HISTORY_PASSAGES = 12;
const DECISION_PASSAGES = 5;
/** An item that the explanation names outranks every hit that it does not name. */
const NAMED_IN_EXPLANATION = 1;

interface Searched {
  readonly explanation: FindingExplanation;
  readonly finding: string;
  readonly facets: SearchFacets;
}

interface Shelf {
  readonly index: DocumentIndex;
  readonly ranking: LiveRanking | null;
}

/**
 * Passages for the findings that have something to say, for and against, and every item that the draft will cite; guidelines and literature beside them in
 * places of their own; the patient's history and the board's former decisions in lists of their own. A ranking orders the records anew; what is promised
 * for evidence against, families and named items holds over any order.
 */
export async function retrieveEvidence(
  prioritization: Prioritization,
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  { corpora, history, decisions }: RetrievalSources = {},
  ranking: LiveRanking | null = null,
): Promise<Retrieval> {
  const speaking = speakingFindings(prioritization, knowledge);
  const searched = speaking.slice(0, SEARCHED_FINDINGS);
  const names = textNamesOf(knowledge);
  const inText = searched.map(({ finding, facets }) => ({ finding, facets: expandFacets(facets, names) }));
  const gathered = new GatheredPassages();
  await gatherRecords(prioritization, speaking, { index, ranking }, gathered);
  if (corpora)
    for (const { finding, facets } of inText) for (const passage of await corpusPassages(corpora, facets)) gathered.add(passage, finding);
  const models = ranking?.tookPart() ?? [];
  return {
    schema: 'consilium/retrieval/1',
    passages: gathered.ranked(),
    ...(history ? { history: ownPassages(history, inText, HISTORY_PASSAGES) } : {}),
    ...(decisions ? { decisions: ownPassages(decisions, inText, DECISION_PASSAGES) } : {}),
    ...(models.length > 0 ? { searchModels: models } : {}),
    warnings: await retrievalWarnings({ knowledge, speaking: speaking.length, corpora, asked: inText.map(({ facets }) => facets) }),
  };
}

/** Findings with evidence, best tier first. */
function speakingFindings({ findings, tumorType }: Prioritization, { tumorTypes }: KnowledgeSnapshot): readonly Searched[] {
  const diseases = diseaseNames(tumorType.code, tumorType.name, tumorTypes);
  return findings
    .filter(hasEvidence)
    .map((explanation, order) => ({ explanation, order }))
    .sort((a, b) => rankOf(a.explanation) - rankOf(b.explanation) || a.order - b.order)
    .map(({ explanation }) => ({ explanation, finding: explanation.finding, facets: facetsOfFinding(explanation, diseases) }));
}

async function gatherRecords(
  prioritization: Prioritization,
  speaking: readonly Searched[],
  shelf: Shelf,
  gathered: GatheredPassages,
): Promise<void> {
  const { index } = shelf;
  const planned = plannedItems(planNarration(prioritization));
  for (const [position, { explanation, finding, facets }] of speaking.entries()) {
    const stances = stancesOfFinding(explanation, (id) => index.item(id));
    const selected = position < SEARCHED_FINDINGS ? await recordsFor(facets, stances, shelf) : [];
    const pinned = [...stances].flatMap(([id, stance]) =>
      planned.has(id) ? hitOf(index, id, NAMED_IN_EXPLANATION).map((hit) => ({ ...hit, stance })) : [],
    );
    for (const entry of [...selected, ...pinned]) for (const one of gatheringOf(entry, index)) gathered.add(one, finding);
  }
  for (const id of planned)
    if (!gathered.has(id))
      for (const hit of hitOf(index, id, 0))
        for (const one of gatheringOf({ ...hit, stance: stanceOfRecord(hit.item) }, index)) gathered.add(one, null);
}

async function recordsFor(
  facets: SearchFacets,
  stances: ReadonlyMap<string, Stance>,
  { index, ranking }: Shelf,
): Promise<readonly Candidate[]> {
  const found = await new EvidenceRetriever({ index, facets, limit: HITS_CONSIDERED, ranking }).invoke('');
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

function gatheringOf({ item, stance, score }: Candidate, index: DocumentIndex): readonly Gathering[] {
  const document = index.document(item.id);
  return document ? [{ document, stance, score, publication: publicationOf(item) }] : [];
}

const rankOf = ({ tier, level }: FindingExplanation): number =>
  (tier ? ['I', 'II', 'III', 'IV'].indexOf(tier) : 4) * 5 + (level ? 'ABCD'.indexOf(level) : 4);
