import type { ModelFailure } from '@consilium/domain/evidence';
import type { ModelAnswer } from './model-call.ts';
import type { Sighting } from './watched-fetch.ts';

const STOPPED: Readonly<Record<NonNullable<Sighting['stopped']>, ModelFailure>> = {
  destination: 'MODEL.DESTINATION_REFUSED',
  'not-recorded': 'MODEL.FAILED',
  'too-large': 'MODEL.OUTPUT_TOO_LARGE',
  network: 'MODEL.UNAVAILABLE',
};

/**
 * What a call that threw came to.
 *
 * | seen | failure |
 * |---|---|
 * | refused by us before or while it ran | the guard's own |
 * | the time of the case is over | MODEL.CAP_REACHED |
 * | any status, or a 200 whose body can't be read | MODEL.UNAVAILABLE |
 * | nothing was sent | MODEL.FAILED |
 */
export function failureOfError(sighting: Sighting, timeIsOver: boolean): ModelFailure {
  if (sighting.stopped !== null && sighting.stopped !== 'network') return STOPPED[sighting.stopped];
  if (timeIsOver) return 'MODEL.CAP_REACHED';
  return sighting.sent ? 'MODEL.UNAVAILABLE' : 'MODEL.FAILED';
}

/** A refusal in words, in place of the JSON that was asked for. */
const DECLINES = /^\W*(?:i(?:['\u2019]m| am) (?:sorry|unable)|i (?:can(?:not|['\u2019]t)|won['\u2019]t)|sorry,|as an ai)/i;

export function failureOfAnswer({ text, end }: ModelAnswer): ModelFailure | null {
  if (end === 'refused' || DECLINES.test(text)) return 'MODEL.REFUSED';
  return end === 'cut' ? 'MODEL.UNAVAILABLE' : null;
}
