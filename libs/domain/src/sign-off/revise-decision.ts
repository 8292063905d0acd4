import type { Actor } from '../access/actor.ts';
import type { DraftRecommendation } from '../draft/draft.ts';
import type { DraftSentence } from '../draft/sentence.ts';
import type { DecisionRevision } from '../ports/human-acts.ts';
import type { Prioritization } from '../prioritize/explanation.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { DecisionContent, DecisionOption } from './decision.ts';

export interface RevisionSource {
  readonly current: DecisionContent;
  readonly draft: Pick<DraftRecommendation, 'sentences' | 'options'>;
  readonly prioritization: Pick<Prioritization, 'findings' | 'options'>;
  readonly author: Actor;
  readonly recused: boolean;
}

/**
 * A person's new version of a decision: changed from the shown one, or written by hand. It voids every signature of the version before; its author
 * can't approve it.
 *
 * | case | answer |
 * |------|--------|
 * | author is recused | RECUSED |
 * | based on another version than the current | VERSION_SUPERSEDED |
 * | therapy without an option, or one without a therapy | OPTIONS_REQUIRED |
 * | other recommendation with options | OPTIONS_NOT_ALLOWED |
 * | a rescission that recommends anything | RESCISSION_RECOMMENDS |
 * | an addendum with another recommendation, or without the options it adds to | ADDENDUM_CHANGES |
 * | keeps a sentence that is not in version or draft | SENTENCE_UNKNOWN |
 * | an option names a finding the case lacks | FINDING_UNKNOWN |
 * | written by hand, or another recommendation or other options, without a coded reason; `other` without text | REASON_REQUIRED |
 * | by hand, or no recommendation, without the board's words | TEXT_REQUIRED |
 * | otherwise | next version |
 *
 * Rules tier, people choose: tier and level of an option are the engine's for the same therapies on findings that the engine tiered them for, and null
 * for any other; what a person typed there is not taken over.
 */
export function reviseDecision(source: RevisionSource, revision: DecisionRevision): Outcome<DecisionContent> {
  const { current, author } = source;
  if (source.recused) return refuse('SIGN_OFF.RECUSED', { voter: author.id });
  if (revision.basedOn !== current.version) return refuse('SIGN_OFF.VERSION_SUPERSEDED', { current: current.version });
  const flaw = kindFlaw(current, revision) ?? flawOf(source, revision);
  if (flaw) return flaw;
  return ok({
    ...current,
    version: current.version + 1,
    origin: revision.origin,
    author: { kind: 'person', ref: author.id, name: author.name },
    recommendation: revision.recommendation,
    options: revision.options.map((option, index) => tiered(option, index, source.prioritization)),
    boardText: revision.boardText,
    sentences: sentencesOf(source).filter(({ id }) => revision.keepSentences.includes(id)),
    overrides: revision.overrides,
  });
}

/** Sentences a new version may carry: those of the version, then those of the draft that an earlier version left out. */
const sentencesOf = ({ current, draft }: RevisionSource): readonly DraftSentence[] => {
  const kept = new Set(current.sentences.map(({ id }) => id));
  return [...current.sentences, ...draft.sentences.filter(({ id }) => !kept.has(id))];
};

/** Amendments differ by what they may change (2-domain-rules §12): an addendum only adds, a rescission only takes back. */
function kindFlaw(current: DecisionContent, { recommendation, options }: DecisionRevision): Outcome<never> | null {
  if (current.kind === 'rescission' && recommendation !== 'no-recommendation')
    return refuse('SIGN_OFF.RESCISSION_RECOMMENDS', { recommendation });
  if (current.kind !== 'addendum') return null;
  const keepsOptions = therapiesIn(options.slice(0, current.options.length)) === therapiesIn(current.options);
  return recommendation === current.recommendation && keepsOptions ? null : refuse('SIGN_OFF.ADDENDUM_CHANGES', { recommendation });
}

function flawOf(source: RevisionSource, revision: DecisionRevision): Outcome<never> | null {
  const { recommendation, options } = revision;
  const known = new Set(sentencesOf(source).map(({ id }) => id));
  const unknownSentence = revision.keepSentences.find((id) => !known.has(id));
  const findings = new Set(source.prioritization.findings.map(({ finding }) => finding));
  const unknownFinding = options.flatMap((option) => option.findings).find((id) => !findings.has(id));
  const needsText = revision.origin === 'hand-written' || recommendation === 'no-recommendation';
  if (recommendation === 'therapy' && (options.length === 0 || options.some(({ therapies }) => therapies.length === 0)))
    return refuse('SIGN_OFF.OPTIONS_REQUIRED', { recommendation });
  if (recommendation !== 'therapy' && options.length > 0) return refuse('SIGN_OFF.OPTIONS_NOT_ALLOWED', { recommendation });
  if (unknownSentence !== undefined) return refuse('SIGN_OFF.SENTENCE_UNKNOWN', { sentence: unknownSentence });
  if (unknownFinding !== undefined) return refuse('SIGN_OFF.FINDING_UNKNOWN', { finding: unknownFinding });
  if (lacksReason(source.current, revision)) return refuse('SIGN_OFF.REASON_REQUIRED', { act: 'revise' });
  if (needsText && !revision.boardText.trim()) return refuse('SIGN_OFF.TEXT_REQUIRED', { recommendation });
  return null;
}

function lacksReason(current: DecisionContent, revision: DecisionRevision): boolean {
  if (revision.overrides.some(({ reason, text }) => reason === 'other' && !text.trim())) return true;
  const changesAdvice =
    revision.recommendation !== current.recommendation || therapiesIn(revision.options) !== therapiesIn(current.options);
  return (
    (revision.origin === 'hand-written' || changesAdvice || revision.recommendation === 'no-recommendation') &&
    revision.overrides.length === 0
  );
}

const therapyKey = (therapies: readonly string[]): string =>
  therapies
    .map((name) => name.trim().toLowerCase())
    .sort()
    .join(' + ');
const therapiesIn = (options: readonly { readonly therapies: readonly string[] }[]): string =>
  options.map(({ therapies }) => therapyKey(therapies)).join(' | ');

function tiered(option: DecisionOption, index: number, { options }: Pick<Prioritization, 'options'>): DecisionOption {
  const engine = options.find(
    ({ therapies, findings }) =>
      therapyKey(therapies) === therapyKey(option.therapies) && option.findings.every((finding) => findings.includes(finding)),
  );
  const therapies = option.therapies.map((name) => name.trim().toLowerCase());
  return { ...option, rank: index + 1, therapies, tier: engine?.tier ?? null, level: engine?.level ?? null };
}
