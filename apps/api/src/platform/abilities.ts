import { createMongoAbility, subject } from '@casl/ability';
import type { MongoAbility } from '@casl/ability';
import { abilityRules } from '@consilium/domain';
import type { Action, Actor, CaseSubject } from '@consilium/domain';

/** An ability of CASL over the domain's rules. */
export type Ability = MongoAbility<[Action, 'site' | 'case' | (CaseSubject & { readonly __caslSubjectType__?: 'case' })]>;

export const abilityOf = (actor: Actor): Ability => createMongoAbility<Ability>(abilityRules(actor));

/** CASL marks what it is asked about, so each question gets a copy. */
export const aCase = (facts: CaseSubject) => subject('case', { ...facts });
