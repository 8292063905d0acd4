import type { KeyCategory, Profile, VariantKey } from '@consilium/domain';

/** What a knowledge source's name of a variant means, over the closed key table (2-domain-rules §1.5, §1.6). */
export interface ClassifiedName {
  readonly category: KeyCategory;
  /** All keys of the profile, the most specific first; several are alternatives unless the profile says `and`. */
  readonly keys: readonly VariantKey[];
  readonly profile: Profile;
}

export const TEXT: ClassifiedName = { category: 'text', keys: ['text'], profile: { op: 'key', key: 'text' } };

export const single = (category: KeyCategory, key: VariantKey, alternatives: readonly VariantKey[] = []): ClassifiedName => ({
  category,
  keys: [key, ...alternatives],
  profile: alternatives.length > 0 ? { op: 'key', key, alternatives } : { op: 'key', key },
});

export const isText = (classified: ClassifiedName): boolean => classified.category === 'text';

/** Joins parts under one operator; a part that is only text makes the whole text, so that nothing matches by half. */
export function joined(op: 'and' | 'or', parts: readonly ClassifiedName[]): ClassifiedName {
  const [first] = parts;
  if (first === undefined || parts.some(isText)) return TEXT;
  if (parts.length === 1) return first;
  const keys = [...new Set(parts.flatMap((part) => part.keys))];
  return { category: first.category, keys, profile: { op, of: parts.map((part) => part.profile) } };
}

/** Alternatives of one meaning, e.g. a fusion whose gene may stand on either side. */
export const anyOf = (category: KeyCategory, keys: readonly VariantKey[]): ClassifiedName =>
  joined(
    'or',
    keys.map((key) => single(category, key)),
  );
