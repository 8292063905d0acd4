import type { DraftRecommendation, KnowledgeSnapshot, Prioritization, ResistanceEntry, Retrieval } from '@consilium/domain';
import type { Abstention, DrugAnswer, EvidenceAnswer, MeaningAnswer, QuestionKind, UnderstoodQuestion } from '@consilium/domain/evidence';
import { noMatch } from './ask-abstention.ts';
import { answerSentences } from './answer-sentences.ts';
import { drugVerdict } from './drug-verdict.ts';
import { meaningsOf } from './meanings.ts';
import { sortOptions } from './sort-options.ts';

export interface AnswerParts {
  readonly understood: UnderstoodQuestion;
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
  readonly draft: DraftRecommendation;
  readonly knowledge: KnowledgeSnapshot;
  /** Reason of the case not to answer, or null. */
  readonly silence: Abstention | null;
}

/** What a question on the meaning of findings is answered with. */
const SIGNIFICANCES: Partial<Record<QuestionKind, readonly MeaningAnswer['significance'][]>> = {
  diagnosis: ['diagnostic'],
  prognosis: ['prognostic'],
  meaning: ['diagnostic', 'prognostic'],
};

/** Puts the answer to one question together from the run: the rules decide, the words choose what is shown. */
export function composeAnswer({ understood, prioritization, retrieval, draft, knowledge, silence }: AnswerParts): EvidenceAnswer {
  const { leading, further } = sortOptions(prioritization, understood, knowledge);
  const resistance = prioritization.resistance.filter((entry) => entry.inClass !== false && (entry.tier === 'I' || entry.tier === 'II'));
  const drugs = understood.drugs.map((drug) => drugVerdict(drug, prioritization, knowledge, understood));
  const meanings = SIGNIFICANCES[understood.kind]?.flatMap((significance) => meaningsOf(prioritization, significance)) ?? [];
  const abstained = silence ?? siteRule(draft) ?? nothingFound(understood, { leading: leading.length, resistance, drugs, meanings }, draft);
  const isOption = abstained === null && (understood.kind === 'therapy' || understood.kind === 'drug');
  const beside = abstained === null && understood.kind === 'meaning' ? [...leading, ...further] : [];
  const shown = isOption ? [...leading, ...further] : [];
  return {
    schema: 'consilium/answer/1',
    understood,
    abstained,
    options: isOption ? leading : [],
    further: isOption ? further : beside,
    resistance,
    drugs: abstained === null ? drugs : [],
    meanings: abstained === null ? meanings : [],
    sentences: answerSentences(draft, prioritization, understood.kind, shown, drugs),
    dropped: draft.dropped,
    passages: retrieval.passages,
    explanation: prioritization,
    warnings: [...new Set([...unknownWords(understood), ...prioritization.warnings, ...retrieval.warnings])],
    provenance: draft.provenance,
  };
}

/** Rules of the site hold for an answer as for a draft. Contested at the top is shown beside the option, for the question itself asks a person. */
const siteRule = ({ abstained, alsoAbstained = [] }: DraftRecommendation): Abstention | null =>
  [...(abstained === null ? [] : [abstained]), ...alsoAbstained].find(({ rule }) => rule === 'draft.knowledge-too-old') ?? null;

const unknownWords = ({ unknown }: UnderstoodQuestion): readonly string[] =>
  unknown.length === 0 ? [] : [`Not known to the loaded knowledge, or not told in full, and left out: ${unknown.join(', ')}.`];

interface Found {
  readonly leading: number;
  readonly resistance: readonly ResistanceEntry[];
  readonly drugs: readonly DrugAnswer[];
  readonly meanings: readonly MeaningAnswer[];
}

/** Silence where the evidence is silent, in the words of what was asked. */
function nothingFound({ kind, drugs: asked }: UnderstoodQuestion, found: Found, { abstained }: DraftRecommendation): Abstention | null {
  const wouldResolve = abstained?.wouldResolve ?? 'A knowledge release that has records of this question.';
  if (kind === 'therapy')
    return found.leading > 0
      ? null
      : noMatch('No therapy of Tier I or II matches these findings in this tumor type and line.', wouldResolve);
  if (kind === 'drug')
    return found.drugs.some(({ verdict }) => verdict !== 'no-evidence')
      ? null
      : noMatch(`No record speaks for or against ${asked.join(', ')} with these findings in this tumor type.`, wouldResolve);
  if (kind === 'meaning')
    return found.meanings.length + found.leading + found.resistance.length > 0
      ? null
      : noMatch('No record of Tier I or II tells what these findings mean for diagnosis, outcome or therapy.', wouldResolve);
  if (kind === 'resistance')
    return found.resistance.length > 0 ? null : noMatch('No record of resistance matches these findings in this tumor type.', wouldResolve);
  return found.meanings.length > 0 ? null : noMatch(`No record of Tier I or II tells what these findings mean for ${kind}.`, wouldResolve);
}
