import { ACT_STATUSES } from '../case/transitions.ts';
import type { CaseStatus } from '../case/case-record.ts';
import { ACT_KINDS } from '../ports/human-acts.ts';
import { ACTIONS, ACTION_OF_ACT, PATIENT_ACTIONS, SEAT_ACTIONS } from './access-matrix.ts';
import type { Action } from './access-matrix.ts';

/** What an action asks for beside the role. */
export interface ActionRule {
  /** One case, a list of those in reach, or no patient at all. */
  readonly about: 'case' | 'cases' | 'no-patient';
  /** Held with a specialty only. */
  readonly needsSeat: boolean;
  /** A declared conflict of interest takes it away: it takes the vote, not the voice (2-domain-rules §11). */
  readonly lostByRecusal: boolean;
  /** Through a broken glass one sees and does not act (ACC-06). */
  readonly glass: 'closed' | 'seen-through' | 'opens' | 'ends';
  /** Statuses of the case in which the action makes sense; null: any. */
  readonly statuses: readonly CaseStatus[] | null;
  /** Impossible once a report is out. */
  readonly beforeFirstIssue: boolean;
}

const LISTS: readonly Action[] = [
  'case:list',
  'case:submit',
  'audit:read',
  'audit:export',
  'audit:sample',
  'audit:review',
  'break-glass:list',
];
const LOST_BY_RECUSAL: readonly Action[] = ['decision:revise', 'ballot:cast', 'amendment:open'];
const SEEN_THROUGH_GLASS: readonly Action[] = ['case:read', 'report:read', 'audit:read-case'];
const BEFORE_FIRST_ISSUE: readonly Action[] = ['case:reject', 'case:cancel'];

function statusesOf(action: Action): readonly CaseStatus[] | null {
  const acts = ACT_KINDS.filter((act) => act !== 'case-submitted' && ACTION_OF_ACT[act] === action);
  return acts.length === 0 ? null : [...new Set(acts.flatMap((act) => ACT_STATUSES[act]))];
}

const glassOf = (action: Action): ActionRule['glass'] => {
  if (action === 'break-glass:open') return 'opens';
  if (action === 'break-glass:end') return 'ends';
  return SEEN_THROUGH_GLASS.includes(action) ? 'seen-through' : 'closed';
};

const aboutOf = (action: Action): ActionRule['about'] => {
  if (LISTS.includes(action)) return 'cases';
  return PATIENT_ACTIONS.includes(action) ? 'case' : 'no-patient';
};

/** The third side of the matrix: action × state of the case. */
export const ACTION_RULES = Object.fromEntries(
  ACTIONS.map((action): [Action, ActionRule] => [
    action,
    {
      about: aboutOf(action),
      needsSeat: SEAT_ACTIONS.includes(action),
      lostByRecusal: LOST_BY_RECUSAL.includes(action),
      glass: glassOf(action),
      statuses: statusesOf(action),
      beforeFirstIssue: BEFORE_FIRST_ISSUE.includes(action),
    },
  ]),
) as Readonly<Record<Action, ActionRule>>;
