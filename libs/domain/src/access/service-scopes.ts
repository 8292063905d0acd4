import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { ok } from '../shared/result.ts';
import type { Action } from './access-matrix.ts';
import type { Actor } from './actor.ts';

/**
 * All that a token of a machine can ever be given (ACC-04): bringing cases and files in, reading what came of them. A closed list, so that a new
 * action is no machine's until somebody writes it here. No seat action, no signature, credential, user, policy, audit or break-glass action may
 * stand in it (SIG-15).
 */
export const SERVICE_SCOPES = [
  'case:submit',
  'case:list',
  'case:read',
  'file:add',
  'build:state',
  'consent:record',
  'report:read',
  'knowledge:read',
] as const satisfies readonly Action[];
export type ServiceScope = (typeof SERVICE_SCOPES)[number];

export const isServiceScope = (action: string): action is ServiceScope => SERVICE_SCOPES.some((scope) => scope === action);

/**
 * | service | action | answer |
 * |---------|--------|--------|
 * | any | outside the closed list | only people |
 * | without token, or token without the scope | in the list | scope missing |
 * | token with the scope | in the list | allowed |
 */
export function serviceMay({ scopes = [] }: Pick<Actor, 'scopes'>, action: Action): Outcome<null> {
  if (!isServiceScope(action)) return refuse('ACCESS.SERVICE_NOT_ALLOWED', { action });
  return scopes.includes(action) ? ok(null) : refuse('ACCESS.SCOPE_MISSING', { action, scopes });
}
