import { IDENTITY_CALLS } from '@consilium/contracts';
import type { IdentityCall } from '@consilium/contracts';
import type { Outcome } from '@consilium/domain';
import type { IdentityDesk } from '@consilium/persistence';
import { verifierCalls } from '../platform/verifier-calls.ts';
import type { VerifierAddress } from '../platform/verifier-calls.ts';

/** Sessions and accounts, through the verification process: the API's own role in the database can store neither. */
export function identityClient(verifier: VerifierAddress): IdentityDesk {
  const calls = verifierCalls(verifier);
  const ask = <T>(call: IdentityCall, said: Readonly<Record<string, unknown>>): Promise<Outcome<T>> =>
    calls<T>(call, IDENTITY_CALLS[call].parse(said));
  return {
    signIn: (login, password, from) => ask('sign-in', { login, password, from }),
    signInDemo: (login, from) => ask('sign-in-demo', { login, from }),
    signInProved: (proved, from) => ask('sign-in-proved', { proved, from }),
    confirmPassword: (password, context) => ask('confirm-password', { password, context }),
    confirmProved: (proved, context) => ask('confirm-proved', { proved, context }),
    changePassword: (change, context) => ask('change-password', { ...change, context }),
    administer: (order, context) => ask('administer', { order, context }),
  };
}
