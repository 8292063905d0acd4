import type { ActKind } from '../ports/human-acts.ts';
import type { Role } from './actor.ts';

/** Everything a person can ask of the system. Nothing else exists; a role has only what the matrix gives it (ACC-01). */
export const ACTIONS = [
  'case:submit',
  'case:list',
  'case:read',
  'file:add',
  'build:state',
  'consent:record',
  'diagnosis:correct',
  'question:set',
  'note:add',
  'quality:waive',
  'criterion:enter',
  'case:reject',
  'case:cancel',
  'decision:revise',
  'ballot:cast',
  'signature:withdraw',
  'member:recuse',
  'follow-up:record',
  'amendment:open',
  'report:read',
  'audit:read-case',
  'audit:read',
  'audit:export',
  'audit:sample',
  'audit:review',
  'knowledge:read',
  'evidence:ask',
  'model:stop',
  'knowledge:manage',
  'configuration:read',
  'policy:manage',
  'user:manage',
  'system:operate',
  'credential:manage-own',
  'credential:confirm',
  'break-glass:open',
  'break-glass:end',
  'break-glass:list',
  'break-glass:review',
] as const;
export type Action = (typeof ACTIONS)[number];

const READ_CASE = ['case:list', 'case:read', 'report:read', 'audit:read-case', 'knowledge:read'] as const;
/** Emergency access to a case of another board: who treats may ask for it, who answers for the board or audits is told and judges (ACC-06). */
const BREAKS_GLASS = ['break-glass:open', 'break-glass:end'] as const;
const JUDGES_GLASS = ['break-glass:list', 'break-glass:review'] as const;
const BOARD = [
  ...READ_CASE,
  ...BREAKS_GLASS,
  'evidence:ask',
  'model:stop',
  'note:add',
  'diagnosis:correct',
  'question:set',
  'file:add',
  'build:state',
  'quality:waive',
  'criterion:enter',
  'decision:revise',
  'ballot:cast',
  'signature:withdraw',
  'member:recuse',
  'follow-up:record',
  'amendment:open',
  'credential:manage-own',
  'credential:confirm',
] as const;

/**
 * Role × action (ACC-01), deny by default; `ACTION_RULES` adds the state of the case, `REACH` the boards. Administrators see configuration, not
 * patients (ACC-07); auditors read and judge emergency accesses, and never touch a record; only seats of the board sign.
 */
export const ACCESS_MATRIX: Readonly<Record<Role, readonly Action[]>> = {
  oncologist: [...BOARD, 'case:submit', 'consent:record', 'case:reject', 'case:cancel'],
  pathologist: BOARD,
  geneticist: BOARD,
  coordinator: [
    ...READ_CASE,
    ...BREAKS_GLASS,
    ...JUDGES_GLASS,
    'evidence:ask',
    'case:submit',
    'file:add',
    'build:state',
    'consent:record',
    'diagnosis:correct',
    'question:set',
    'note:add',
    'case:reject',
    'case:cancel',
    'follow-up:record',
  ],
  auditor: [...READ_CASE, ...JUDGES_GLASS, 'audit:read', 'audit:export', 'audit:sample', 'audit:review', 'configuration:read'],
  administrator: [
    'knowledge:read',
    'model:stop',
    'knowledge:manage',
    'configuration:read',
    'policy:manage',
    'user:manage',
    'credential:confirm',
    'system:operate',
  ],
};

/** Actions that need a seat of the board: a specialty, held by a person. */
export const SEAT_ACTIONS: readonly Action[] = ['decision:revise', 'ballot:cast', 'signature:withdraw', 'member:recuse', 'amendment:open'];

const NO_RECORD: readonly Action[] = ['knowledge:read', 'evidence:ask', 'model:stop', 'credential:manage-own', 'credential:confirm'];
/** Actions that show or change a patient's record. */
export const PATIENT_ACTIONS: readonly Action[] = [...new Set<Action>([...BOARD, ...ACCESS_MATRIX.coordinator])].filter(
  (action) => !NO_RECORD.includes(action),
);

export const ACTION_OF_ACT: Readonly<Record<ActKind, Action>> = {
  'case-submitted': 'case:submit',
  'file-added': 'file:add',
  'build-stated': 'build:state',
  'consent-recorded': 'consent:record',
  'diagnosis-corrected': 'diagnosis:correct',
  'question-set': 'question:set',
  'note-added': 'note:add',
  'note-corrected': 'note:add',
  'quality-waived': 'quality:waive',
  'criterion-entered': 'criterion:enter',
  'criterion-withdrawn': 'criterion:enter',
  'case-rejected': 'case:reject',
  'case-cancelled': 'case:cancel',
  'decision-revised': 'decision:revise',
  'ballot-cast': 'ballot:cast',
  'signature-withdrawn': 'signature:withdraw',
  'member-recused': 'member:recuse',
  'follow-up-recorded': 'follow-up:record',
  'amendment-opened': 'amendment:open',
};

/** Roles that one person may not hold together (ACC-07, separation of duties): who keeps or checks the system has no hand in its cases. */
const APART: readonly Role[] = ['administrator', 'auditor'];

export const rolesConflict = (roles: readonly Role[]): boolean => new Set(roles).size > 1 && roles.some((role) => APART.includes(role));
