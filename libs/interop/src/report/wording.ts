import type { DraftSection, Instant, OverrideReason, RecommendationKind, Sha256, Specialty } from '@consilium/domain';

export const NOT_REPORTED = 'not reported';

export const OUR_WORDING = "our wording, not the source's";

/** Missing is said, never blank (screen conventions). */
export const orNotReported = (text: string | null | undefined): string =>
  text === null || text === undefined || text.trim() === '' ? NOT_REPORTED : text.trim();

export const tierText = (tier: string | null, level: string | null): string =>
  tier === null ? 'no tier' : level ? `${tier}-${level}` : tier;

/** First twelve characters: enough to compare by eye, the full hash stands once in the report. */
export const shortHash = (sha256: Sha256): string => sha256.slice(0, 12);

export const SECTION_TITLES: Readonly<Record<DraftSection, string>> = {
  resistance: 'Resistance in detail',
  options: 'Options in detail',
  diagnostic: 'Diagnostic',
  prognostic: 'Prognostic',
  'evidence-against': 'Evidence against',
  'not-checked': 'What could not be checked',
  'additional-tests': 'Additional tests',
  safety: 'Safety',
};

export const RECOMMENDATION_TEXT: Readonly<Record<RecommendationKind, string>> = {
  therapy: 'Therapy',
  'further-testing': 'Further testing first',
  'no-recommendation': 'No recommendation',
};

export const REASON_TEXT: Readonly<Record<OverrideReason, string>> = {
  'patient-preference': "patient's preference",
  comorbidity: 'comorbidity',
  'prior-therapy': 'prior therapy',
  availability: 'availability',
  'evidence-weighed-differently': 'evidence weighed differently',
  'finding-not-credible': 'finding not credible',
  'further-testing-first': 'further testing first',
  'trial-preferred': 'trial preferred',
  other: 'other',
};

export const reasonText = (reason: OverrideReason | null): string => (reason === null ? NOT_REPORTED : REASON_TEXT[reason]);

export const specialtyText = (specialty: Specialty): string => specialty.replace('-', ' ');

/** `2026-03-01 09:05 GMT+1 (Europe/Berlin)`; a zone that the runtime does not know prints as UTC. */
export function timeWithZone(at: Instant, timeZone: string): string {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} ${part('timeZoneName').replace(/^GMT$/, 'GMT+0')} (${zone})`;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const dateOf = (at: Instant): string => at.slice(0, 10);
