import { SIGNING_CALLS } from '@consilium/contracts';
import type { SigningCall } from '@consilium/contracts';
import type { Outcome, SigningContext, SigningDesk } from '@consilium/domain';
import { problem } from '../platform/problem-error.ts';
import { verifierCalls } from '../platform/verifier-calls.ts';
import type { VerifierAddress } from '../platform/verifier-calls.ts';

/** Signatures and the keys they are made with, through the verification process. */
export function verifierClient(verifier: VerifierAddress): SigningDesk {
  const calls = verifierCalls(verifier);
  const ask = async <T>(call: SigningCall, said: Readonly<Record<string, unknown>>, context: SigningContext): Promise<Outcome<T>> => {
    if (context.session === null) throw problem('SESSION.REQUIRED');
    const { session, requestId, idempotencyKey } = context;
    return calls<T>(call, SIGNING_CALLS[call].parse({ ...said, context: { session, requestId, idempotencyKey } }));
  };
  return {
    challenge: (caseId, statement, context) => ask('challenge', { caseId, statement }, context),
    castBallot: (caseId, ballot, context) => ask('cast', { caseId, ballot }, context),
    keys: (which, context) => ask('keys', { which }, context),
    beginEnrolment: (proof, context) => ask('begin-enrolment', { proof }, context),
    enrol: (enrolment, context) => ask('enrol', { enrolment }, context),
    confirmKey: (id, identity, proof, context) => ask('confirm', { id, identity, proof }, context),
    revokeKey: (id, reason, context) => ask('revoke', { id, reason }, context),
  };
}
