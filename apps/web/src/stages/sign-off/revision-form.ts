import type { DecisionVersionBody, ReviseBody } from '@consilium/contracts';
import type { DraftSentence, OverrideReason, RecommendationKind } from '@consilium/domain';

export interface OptionRow {
  readonly key: string;
  /** Names joined with `+`. */
  readonly therapies: string;
  readonly rationale: string;
  readonly findings: readonly string[];
}

export interface RevisionForm {
  readonly recommendation: RecommendationKind;
  readonly options: readonly OptionRow[];
  readonly boardText: string;
  readonly keep: readonly string[];
  readonly reason: OverrideReason | null;
  readonly reasonText: string;
}

/** A changed version starts from the shown one; one written by hand starts empty. */
export function startRevision(
  { content }: DecisionVersionBody,
  origin: ReviseBody['origin'],
  sentences: readonly DraftSentence[],
): RevisionForm {
  const isChange = origin === 'changed';
  const kept = new Set(content.sentences.map(({ id }) => id));
  return {
    recommendation: content.recommendation,
    options: isChange
      ? content.options.map((option, index) => ({
          key: `o${index}`,
          therapies: option.therapies.join(' + '),
          rationale: option.rationale,
          findings: option.findings,
        }))
      : [],
    boardText: isChange ? content.boardText : '',
    keep: isChange ? sentences.filter(({ id }) => kept.has(id)).map(({ id }) => id) : [],
    reason: null,
    reasonText: '',
  };
}

const namesOf = (text: string): readonly string[] =>
  text
    .split('+')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);

/** The body the server judges; options of a recommendation without therapy are left out, as the form hides them. */
export function revisionBody(form: RevisionForm, origin: ReviseBody['origin'], { content }: DecisionVersionBody): ReviseBody {
  const rows = form.recommendation === 'therapy' ? form.options.filter(({ therapies }) => namesOf(therapies).length > 0) : [];
  const options = rows.map(({ therapies, rationale, findings }, index) => ({
    rank: index + 1,
    therapies: namesOf(therapies),
    tier: null,
    level: null,
    findings,
    rationale: rationale.trim(),
  }));
  const field = changedField(
    form,
    options.map(({ therapies }) => therapies.join(' + ')),
    content,
  );
  return {
    origin,
    recommendation: form.recommendation,
    options,
    boardText: form.boardText.trim(),
    keepSentences: form.keep,
    overrides: form.reason === null ? [] : [{ field, reason: form.reason, text: form.reasonText.trim() }],
  };
}

/** The first field that the reason speaks of. */
function changedField(form: RevisionForm, therapies: readonly string[], content: DecisionVersionBody['content']): string {
  if (form.recommendation !== content.recommendation) return 'recommendation';
  if (therapies.join('|') !== content.options.map((option) => option.therapies.join(' + ')).join('|')) return 'options';
  return form.boardText.trim() === content.boardText ? 'sentences' : 'boardText';
}

export const isSendable = (form: RevisionForm): boolean =>
  form.reason !== null &&
  (form.reason !== 'other' || form.reasonText.trim() !== '') &&
  (form.recommendation !== 'therapy' || form.options.some(({ therapies }) => namesOf(therapies).length > 0));
