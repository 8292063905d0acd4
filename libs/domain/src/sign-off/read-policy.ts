import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { isSafePolicy } from './policy.ts';
import { SPECIALTIES } from './review.ts';
import type { QuorumPolicy, Specialty } from './review.ts';

const FIELDS = ['presence', 'minApprovals', 'minApprovingSpecialties', 'vetoSeats', 'allowAttested'];

/**
 * Reads the next version of a quorum policy from what an operator wrote.
 *
 * | written | answer |
 * |---------|--------|
 * | a field that no policy has, a seat that no board has, a count that is no whole number | POLICY.INVALID, with the field |
 * | a policy under which one person, or nobody, could publish | POLICY.UNSAFE |
 * | `allowAttested` left out | false: only signatures by security key count |
 */
export function readPolicy(written: unknown, { id, version }: Pick<QuorumPolicy, 'id' | 'version'>): Outcome<QuorumPolicy> {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return refuse('POLICY.INVALID', { field: 'policy' });
  const fields: Readonly<Record<string, unknown>> = { vetoSeats: [], allowAttested: false, ...written };
  const strange = Object.keys(fields).find((field) => !FIELDS.includes(field));
  if (strange !== undefined) return refuse('POLICY.INVALID', { field: strange });
  const { presence, minApprovals, minApprovingSpecialties, vetoSeats, allowAttested } = fields;
  if (!areSeats(presence)) return refuse('POLICY.INVALID', { field: 'presence', allowed: SPECIALTIES });
  if (!areSeats(vetoSeats)) return refuse('POLICY.INVALID', { field: 'vetoSeats', allowed: SPECIALTIES });
  if (!isCount(minApprovals)) return refuse('POLICY.INVALID', { field: 'minApprovals' });
  if (!isCount(minApprovingSpecialties)) return refuse('POLICY.INVALID', { field: 'minApprovingSpecialties' });
  if (typeof allowAttested !== 'boolean') return refuse('POLICY.INVALID', { field: 'allowAttested' });
  const policy: QuorumPolicy = { id, version, presence, minApprovals, minApprovingSpecialties, vetoSeats, allowAttested };
  return isSafePolicy(policy) ? ok(policy) : refuse('POLICY.UNSAFE');
}

const areSeats = (value: unknown): value is readonly Specialty[] =>
  Array.isArray(value) && value.every((seat) => SPECIALTIES.some((specialty) => specialty === seat));
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;
