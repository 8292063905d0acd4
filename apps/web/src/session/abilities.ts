import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import type { MongoAbility, MongoQuery } from '@casl/ability';
import { grantsOf } from '@consilium/domain';
import type { Action, Actor, CaseFacts, Grant } from '@consilium/domain';

/** What conditions are asked of: the facts of a case, and whether the actor has a glass of it open. */
export type CaseSubject = CaseFacts & { readonly glassOpen: boolean };
/** An ability of CASL; its rules are the domain's grants and nothing else (ACC-01). */
export type Ability = MongoAbility<[Action, 'site' | 'case' | (CaseSubject & { readonly __caslSubjectType__?: 'case' })]>;

export function abilityOf(actor: Actor): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const grant of grantsOf(actor)) {
    if (grant.about === 'case') can(grant.action, 'case', conditionsOf(grant, actor));
    else can(grant.action, 'site');
  }
  return build();
}

function conditionsOf({ boards, glassOpen, statuses, notRecused, beforeFirstIssue }: Grant, { id }: Actor): MongoQuery<CaseSubject> {
  return {
    ...(boards === 'every' ? {} : { board: boards.rule === 'in' ? { $in: [...boards.names] } : { $nin: [...boards.names] } }),
    ...(glassOpen ? { glassOpen: true } : {}),
    ...(statuses === null ? {} : { status: { $in: [...statuses] } }),
    ...(notRecused ? { recused: { $ne: id } } : {}),
    ...(beforeFirstIssue ? { revision: 0 } : {}),
  };
}

/** CASL marks what it is asked about, so each question gets a copy. */
export const aCase = (facts: CaseSubject) => subject('case', { ...facts });
