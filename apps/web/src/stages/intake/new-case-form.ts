import { submissionBody } from '@consilium/contracts';
import type { ConsentBody, SubmissionInput } from '@consilium/contracts';

/** What the form holds; the contract's schema judges it before anything is sent. */
export interface NewCase {
  readonly pseudonym: string;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly question: string;
  readonly code: string;
  readonly diagnosisText: string;
  readonly consent: ConsentBody;
  readonly specimen: string;
  readonly assay: string;
  /** Per cent, as people write it. */
  readonly purity: number | null;
  readonly callability: number | null;
  readonly line: number | null;
  readonly prior: readonly string[];
  /** As the browser's date field gives it: YYYY-MM-DD. */
  readonly due: string;
}

export const EMPTY_CASE: NewCase = {
  pseudonym: '', sex: null, birthYear: null, question: '', code: '', diagnosisText: '',
  consent: { status: 'missing', version: null, scope: [], recordedOn: null },
  specimen: 'unknown', assay: 'unknown', purity: null, callability: null, line: null, prior: [], due: '',
}; // prettier-ignore

export type FieldErrors = Readonly<Record<string, string>>;
type Read = { readonly ok: true; readonly body: SubmissionInput } | { readonly ok: false; readonly errors: FieldErrors };

const share = (percent: number | null): number | null => (percent === null ? null : percent / 100);

/** Errors are keyed by the path in the submission, e.g. `patient.pseudonym`. */
export function readNewCase(form: NewCase): Read {
  const parsed = submissionBody.safeParse({
    patient: { pseudonym: form.pseudonym, sex: form.sex, birthYear: form.birthYear },
    question: form.question.trim() || null,
    diagnosis: { code: form.code, text: form.diagnosisText.trim() || null },
    consent: form.consent,
    sample: { specimen: form.specimen, assay: form.assay, purity: share(form.purity), callability: share(form.callability) },
    treatment: {
      line: form.line,
      prior: form.prior.map((text) => ({
        therapies: text
          .split('+')
          .map((name) => name.trim().toLowerCase())
          .filter(Boolean),
      })),
    },
    dueAt: form.due === '' ? null : new Date(`${form.due}T17:00:00`).toISOString(),
  });
  if (parsed.success) return { ok: true, body: parsed.data };
  return { ok: false, errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.slice(0, 2).join('.'), message])) };
}
