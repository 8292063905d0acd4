import { ok, refused } from '@consilium/domain';
import type { Profile, Result } from '@consilium/domain';
import { tokenizeProfile } from './tokenize-profile.ts';
import type { ProfileToken } from './tokenize-profile.ts';

/** Turns one variant's full name (`BRAF V600E`, `EML4::ALK Fusion`) into its profile. */
export type LeafResolver = (name: string) => Profile;

interface Cursor {
  readonly tokens: readonly ProfileToken[];
  at: number;
}

/**
 * Parses a combined profile (`A AND (B OR C) AND NOT D`, 2-domain-rules §1.7). NOT binds stronger than AND, AND stronger than OR.
 *
 * @returns refusal `KNOWLEDGE.PROFILE_SYNTAX` naming the profile when operators and names do not fit
 */
export function parseProfile(text: string, leaf: LeafResolver): Result<Profile> {
  const cursor: Cursor = { tokens: tokenizeProfile(text), at: 0 };
  const profile = alternatives(cursor, leaf);
  return profile === null || cursor.at < cursor.tokens.length ? refused('KNOWLEDGE.PROFILE_SYNTAX', { profile: text }) : ok(profile);
}

const alternatives = (cursor: Cursor, leaf: LeafResolver): Profile | null => chain(cursor, 'or', () => conjunction(cursor, leaf));
const conjunction = (cursor: Cursor, leaf: LeafResolver): Profile | null => chain(cursor, 'and', () => term(cursor, leaf));

function chain(cursor: Cursor, op: 'and' | 'or', next: () => Profile | null): Profile | null {
  const parts: Profile[] = [];
  do {
    const part = next();
    if (part === null) return null;
    parts.push(part);
  } while (accept(cursor, op));
  return parts.length === 1 ? (parts[0] ?? null) : { op, of: parts };
}

function term(cursor: Cursor, leaf: LeafResolver): Profile | null {
  if (accept(cursor, 'not')) {
    const of = term(cursor, leaf);
    return of === null ? null : { op: 'not', of };
  }
  if (accept(cursor, 'open')) {
    const inner = alternatives(cursor, leaf);
    return inner !== null && accept(cursor, 'close') ? inner : null;
  }
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'name') return null;
  cursor.at += 1;
  return leaf(token.text);
}

function accept(cursor: Cursor, kind: 'and' | 'or' | 'not' | 'open' | 'close'): boolean {
  if (cursor.tokens[cursor.at]?.kind !== kind) return false;
  cursor.at += 1;
  return true;
}
