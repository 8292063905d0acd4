import type { Profile } from '@consilium/domain';
import { wordsOfKey } from '../facets.ts';
import { phraseOf } from '../words.ts';

/** Phrases of a profile's keys, those under a `not` left out: `p:BRAF:V600E` → `v600e`. */
export function keysOfProfileForSearch(profile: Profile): readonly string[] {
  return [...new Set(keysOf(profile).map((key) => phraseOf(wordsOfKey(key))))].filter((phrase) => phrase !== '');
}

function keysOf(profile: Profile): readonly string[] {
  if (profile.op === 'key') return [profile.key, ...(profile.alternatives ?? [])];
  return profile.op === 'not' ? [] : profile.of.flatMap(keysOf);
}
