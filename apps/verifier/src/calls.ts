import type { z } from 'zod';
import type { SIGNING_CALLS, SigningCall } from '@consilium/contracts';
import type { Outcome, SigningContext, SigningDesk } from '@consilium/domain';

type Said<C extends SigningCall> = z.infer<(typeof SIGNING_CALLS)[C]>;
type Calls = { readonly [C in SigningCall]: (desk: SigningDesk, said: Said<C>, context: SigningContext) => Promise<Outcome<unknown>> };

const TYPED: Calls = {
  challenge: (desk, { caseId, statement }, context) => desk.challenge(caseId, statement, context),
  cast: (desk, { caseId, ballot }, context) => desk.castBallot(caseId, ballot, context),
  keys: (desk, { which }, context) => desk.keys(which, context),
  'begin-enrolment': (desk, { proof }, context) => desk.beginEnrolment(proof, context),
  enrol: (desk, { enrolment }, context) => desk.enrol(enrolment, context),
  confirm: (desk, { id, identity, proof }, context) => desk.confirmKey(id, identity, proof, context),
  revoke: (desk, { id, reason }, context) => desk.revokeKey(id, reason, context),
};

/** By name; the body was checked by the schema of the same name. */
export const CALLS = TYPED as Readonly<
  Record<SigningCall, (desk: SigningDesk, said: unknown, context: SigningContext) => Promise<Outcome<unknown>>>
>;
