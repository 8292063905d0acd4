import type { Profile, VariantKey } from '@consilium/domain';
import { otherNumbering } from './isoform-numbering.ts';
import { sameChange } from './same-change.ts';

/**
 * Other keys of the very same change: in the other numbering, in the other notation. Every knowledge side (starter pack, CIViC, label files) takes this one
 * function; a finding takes none, so that a difference of numbering never makes two changes one by going there and back.
 */
export const equivalentKeys = (key: VariantKey): readonly VariantKey[] => [...otherNumbering(key), ...sameChange(key)];

/** A key as a fact states it, with all that is the same change; `written` are equivalents that the fact itself names. */
export function keyProfile(key: VariantKey, written: readonly VariantKey[] = []): Profile {
  const alternatives = [...new Set([...written, ...equivalentKeys(key)])].filter((other) => other !== key);
  return alternatives.length === 0 ? { op: 'key', key } : { op: 'key', key, alternatives };
}

/** The profile of a fact that was read as a finding is read, with the equivalents that a finding does not get. */
export function withEquivalents(profile: Profile): Profile {
  switch (profile.op) {
    case 'key':
      return keyProfile(profile.key, profile.alternatives);
    case 'not':
      return { op: 'not', of: withEquivalents(profile.of) };
    default:
      return { op: profile.op, of: profile.of.map(withEquivalents) };
  }
}
