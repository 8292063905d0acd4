import type { DraftRecommendation, DraftSentence, Prioritization, TherapyOption } from '@consilium/domain';
import type { DrugAnswer, QuestionKind } from '@consilium/domain/evidence';

const ALWAYS: ReadonlySet<string> = new Set(['resistance', 'evidence-against', 'safety', 'not-checked', 'additional-tests']);

/**
 * Sentences of the checked draft that speak of the answer. Resistance, evidence against, safety, what could not be checked and additional tests always
 * stay; of the options those that are shown, for a drug those with it; diagnosis and prognosis where they are asked for.
 */
export function answerSentences(
  draft: DraftRecommendation,
  prioritization: Prioritization,
  kind: QuestionKind,
  shown: readonly TherapyOption[],
  drugs: readonly DrugAnswer[],
): readonly DraftSentence[] {
  const asked = new Set(drugs.flatMap(({ therapies }) => therapies));
  const wanted = kind === 'drug' ? shown.filter(({ therapies }) => therapies.some((drug) => asked.has(drug))) : shown;
  const paths = new Set(
    wanted.map(
      ({ therapies }) => `/options/${prioritization.options.findIndex((option) => option.therapies.join('+') === therapies.join('+'))}`,
    ),
  );
  let isWanted = false;
  return draft.sentences.filter((sentence) => {
    if (ALWAYS.has(sentence.section)) return true;
    if (sentence.section === 'diagnostic') return kind === 'diagnosis' || kind === 'meaning';
    if (sentence.section === 'prognostic') return kind === 'prognosis' || kind === 'meaning';
    if (sentence.section !== 'options' || (kind !== 'therapy' && kind !== 'drug')) return false;
    const own = pathsOf(sentence).find((path) => /^\/options(?:\/|$)/.test(path));
    if (own !== undefined) isWanted = paths.has(own);
    return isWanted;
  });
}

const pathsOf = (sentence: DraftSentence): readonly string[] =>
  sentence.citations.flatMap((citation) => ('path' in citation && typeof citation.path === 'string' ? [citation.path] : []));
