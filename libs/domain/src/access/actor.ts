import type { Uuid } from '../shared/primitives.ts';
import type { Specialty } from '../sign-off/review.ts';

export const ROLES = ['oncologist', 'pathologist', 'geneticist', 'coordinator', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Services come with a scoped token or from inside, and can never sign. */
export interface Actor {
  readonly id: Uuid;
  readonly kind: 'person' | 'service';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  /** Boards whose cases are in reach (ACC-01). */
  readonly boards: readonly string[];
  /** What the token of a service allows it; a person has none. */
  readonly scopes?: readonly string[];
  /** How it was proved who acts (RFC 8176 and our own): `pwd`, `oidc`, `token`, …; goes into each entry. */
  readonly amr?: readonly string[];
}
