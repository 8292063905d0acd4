import type { Uuid } from '../shared/primitives.ts';
import type { Specialty } from '../sign-off/review.ts';

export const ROLES = ['oncologist', 'pathologist', 'geneticist', 'coordinator', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Services have no login and can never sign. */
export interface Actor {
  readonly id: Uuid;
  readonly kind: 'person' | 'service';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
}
