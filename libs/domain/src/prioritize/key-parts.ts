import type { GeneSymbol } from '../shared/primitives.ts';
import { KEY_CATEGORIES } from './variant-key.ts';
import type { KeyCategory, Profile, VariantKey } from './variant-key.ts';

const CATEGORIES: ReadonlySet<string> = new Set(KEY_CATEGORIES);
const isCategory = (text: string): text is KeyCategory => CATEGORIES.has(text);

/** Category of a key; anything that is not in the closed table is text, and text never forms a tier. */
export function categoryOf(key: VariantKey): KeyCategory {
  if (key.startsWith('not(') && key.endsWith(')')) return 'not';
  const category = key.slice(0, Math.max(key.indexOf(':'), 0));
  return isCategory(category) && category !== 'not' ? category : 'text';
}

/** The key inside `not(…)`, or null. */
export const negatedKey = (key: VariantKey): VariantKey | null => /^not\((.*)\)$/.exec(key)?.[1] ?? null;

/**
 * Markers that say a change is absent: wild type, a negative or normal biomarker. A label names them to select patients of its tumor type; nothing
 * follows from them in another (a melanoma with KRAS wild type has no claim on cetuximab), so they count in class only. AMP/ASCO/CAP 2017 (Li et al.,
 * PMID 27993330) gives Tier II-C to a variant with evidence in another tumor, and an absence is no variant.
 */
export const isAbsence = (key: VariantKey): boolean => /^wt:|^bio:(?:MSS|MSI-L|pMMR|TMB-L|HRP|.*-negative)$/.test(key);

/** Genes that a key speaks of; none for a biomarker or a genomic allele. */
export function genesOfKey(key: VariantKey): readonly GeneSymbol[] {
  const category = categoryOf(key);
  if (category === 'not') return genesOfKey(negatedKey(key) ?? '');
  if (category === 'bio' || category === 'g' || category === 'text') return [];
  const subject = key.slice(key.indexOf(':') + 1);
  if (category === 'fusion') return subject.split('::').filter((partner) => partner !== 'v');
  return [subject.split(':')[0] ?? subject];
}

/** Every key at the leaves of a profile, equivalents included. */
export function keysOfProfile(profile: Profile): readonly VariantKey[] {
  if (profile.op === 'key') return [profile.key, ...(profile.alternatives ?? [])];
  return profile.op === 'not' ? keysOfProfile(profile.of) : profile.of.flatMap(keysOfProfile);
}

/** Keys that a finding must assert for the profile to hold: the leaves that are not under a `not`. */
export function positiveKeysOf(profile: Profile): readonly VariantKey[] {
  if (profile.op === 'not') return [];
  return profile.op === 'key' ? [profile.key, ...(profile.alternatives ?? [])] : profile.of.flatMap(positiveKeysOf);
}
