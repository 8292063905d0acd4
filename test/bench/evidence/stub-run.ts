import type { DraftRecommendation, DraftSentence, EvidenceDesk, Retrieval } from '@consilium/domain';
import type { Narration, Narrator } from '@consilium/domain/evidence';
import type { BenchCase } from './case-set.ts';
import type { LabelledSentence, WireSentence } from './stub/wire.ts';

export const BENCH_AT = '2026-01-15T08:00:00.000Z';
const BOARD = 'bench-board';

export interface StubRun {
  readonly template: DraftRecommendation;
  readonly narration: Narration;
  readonly draft: DraftRecommendation;
}

/** One case through narrator and desk, beside the draft without a model. */
export async function runCase(narrator: Narrator, desk: EvidenceDesk, given: BenchCase, question: string | null = null): Promise<StubRun> {
  const { prioritization, retrieval } = given;
  const request = { prioritization, retrieval, question, identifiers: [], board: BOARD, caseId: null, at: BENCH_AT };
  const narration = await narrator.narrate(request);
  const template = templates.get(retrieval) ?? (await desk.draft(prioritization, retrieval, BENCH_AT));
  templates.set(retrieval, template);
  return { template, narration, draft: await desk.draft(prioritization, retrieval, BENCH_AT, narration) };
}

/** The draft without a model is the same for every behaviour. */
const templates = new WeakMap<Retrieval, DraftRecommendation>();

/** Words and sources of a sentence, the same for what the stub sent and for what a reader gets. */
export const keyOf = ({ text, citations }: WireSentence | DraftSentence): string =>
  JSON.stringify([
    text,
    citations.map((citation) => [
      citation.document,
      'quote' in citation ? (citation.quote ?? '') : '',
      'path' in citation ? (citation.path ?? '') : '',
    ]),
  ]);

export const spoiledKeys = (labels: readonly LabelledSentence[]): ReadonlySet<string> =>
  new Set(labels.filter(({ spoiled }) => spoiled).map(({ sentence }) => keyOf(sentence)));

export const modelSentences = ({ sentences }: DraftRecommendation): readonly DraftSentence[] =>
  sentences.filter(({ author }) => author === 'model');

const NEVER_LOST = new Set(['resistance', 'evidence-against', 'safety']);

/** The template's sentences on resistance and evidence against that are not in the draft. */
export function lostSentences({ template, draft }: StubRun): readonly DraftSentence[] {
  const there = new Set(draft.sentences.map(({ section, text }) => `${section}|${text}`));
  return template.sentences.filter(({ section, text }) => NEVER_LOST.has(section) && !there.has(`${section}|${text}`));
}

/** What no model may change: options in order with tiers, resistance, abstention. */
export const verdictOf = ({ options, resistance, abstained, additionalTests, warnings }: DraftRecommendation): string =>
  JSON.stringify({ options, resistance, abstained, additionalTests, warnings });
