import type { CaseStatus } from '../case/case-record.ts';
import type { Action } from './access-matrix.ts';
import type { Actor } from './actor.ts';
import { grantsOf } from './grants.ts';
import type { Grant } from './grants.ts';
import type { CaseFacts } from './may.ts';

/** What conditions are asked of: the facts of a case, and whether the actor has a glass of it open. */
export type CaseSubject = CaseFacts & { readonly glassOpen: boolean };

/** In the operators of MongoDB's queries, which CASL reads. */
type CaseConditions = {
  board?: { $in: string[] } | { $nin: string[] };
  glassOpen?: true;
  status?: { $in: CaseStatus[] };
  recused?: { $ne: string };
  revision?: 0;
};

/** A grant as a rule of CASL, plain data; API and web make their abilities of these and of nothing else (ACC-01). */
export interface AbilityRule {
  action: Action;
  subject: 'site' | 'case';
  conditions?: CaseConditions;
}

export const abilityRules = (actor: Actor): AbilityRule[] =>
  grantsOf(actor).map((grant) =>
    grant.about === 'case'
      ? { action: grant.action, subject: 'case', conditions: conditionsOf(grant, actor) }
      : { action: grant.action, subject: 'site' },
  );

const conditionsOf = ({ boards, glassOpen, statuses, notRecused, beforeFirstIssue }: Grant, { id }: Actor): CaseConditions => ({
  ...(boards === 'every' ? {} : { board: boards.rule === 'in' ? { $in: [...boards.names] } : { $nin: [...boards.names] } }),
  ...(glassOpen ? { glassOpen: true } : {}),
  ...(statuses === null ? {} : { status: { $in: [...statuses] } }),
  ...(notRecused ? { recused: { $ne: id } } : {}),
  ...(beforeFirstIssue ? { revision: 0 } : {}),
});
