import { identityProvider, keyText } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { apiTokens, recordSignInFailure, sessions, signInFlows, subjects, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { accountDesk } from '../accounts/account-desk.ts';
import type { ApiPorts } from '../platform/ports.ts';
import { identityClient } from './identity-client.ts';
import { providerSignIn } from './oidc/provider-sign-in.ts';
import type { Failure } from './oidc/provider-sign-in.ts';
import { localSignIn } from './sign-in.ts';

/** Who signs in, how, and who manages that. */
export function identityPorts(config: Config, database: Database): Pick<ApiPorts, 'signIn' | 'providerSignIn' | 'accounts'> {
  const demoAllowed = config.demo.enabled;
  const accounts = users(database, { demoAllowed });
  const open = sessions(database, { idleMinutes: config.sessions.idleMinutes, absoluteHours: config.sessions.maxHours, demoAllowed });
  const [linked, tokens] = [subjects(database), apiTokens(database)];
  const identity = identityClient({ url: config.verifierUrl, token: keyText(config.keys, 'verifierToken') });
  const { provider } = config.identity;
  return {
    signIn: localSignIn(identity, accounts, open, tokens),
    providerSignIn:
      provider &&
      providerSignIn({
        config: provider,
        provider: identityProvider(provider),
        flows: signInFlows(database),
        subjects: linked,
        identity,
        sessions: open,
        recordFailure: recordFailure(database),
      }),
    accounts: accountDesk({ identity, users: accounts, sessions: open, tokens, issuer: provider?.issuer ?? null }),
  };
}

const recordFailure =
  (database: Database) =>
  ({ act, refusal: { code, detail }, requestId }: Failure): Promise<void> => {
    const facts = Object.fromEntries(Object.entries(detail).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    return recordSignInFailure(database, { act, code, detail: facts, requestId });
  };
