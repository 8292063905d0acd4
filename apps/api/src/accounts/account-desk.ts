import { ok, refuse } from '@consilium/domain';
import type { AccountOrder, ApiTokens, IdentityDesk, Sessions, Users } from '@consilium/persistence';
import type { AccountDesk, Administering } from '../platform/identity-ports.ts';

export interface AccountParts {
  /** Changes accounts; everything else here reads them, or takes rights away. */
  readonly identity: IdentityDesk;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  /** Of the site's identity provider, or null. */
  readonly issuer: string | null;
}

export function accountDesk({ identity, users, sessions, tokens, issuer }: AccountParts): AccountDesk {
  const administer = (order: AccountOrder, { session, requestId }: Administering) => identity.administer(order, { session, requestId });
  return {
    async list() {
      const accounts = await users.accounts();
      return {
        accounts: accounts.map(({ issuers, ...account }) => ({ ...account, linked: issuer !== null && issuers.includes(issuer) })),
        provider: issuer,
      };
    },
    async add({ subject, ...account }, context) {
      if (subject !== null && issuer === null) return refuse('AUTH.PROVIDER_OFF');
      const { boards, ...rest } = account;
      const linked = subject === null || issuer === null ? null : { issuer, subject };
      return administer({ do: 'add', account: { ...rest, ...(boards ? { boards } : {}), subject: linked } }, context);
    },
    setSeat: (user, { boards, ...seat }, context) =>
      administer({ do: 'set-seat', user, seat: { ...seat, ...(boards ? { boards } : {}) } }, context),
    setActive: (user, active, context) => administer({ do: 'set-active', user, active }, context),
    resetPassword: (user, password, context) => administer({ do: 'reset-password', user, password }, context),
    confirmReset: (user, context) => administer({ do: 'confirm-reset', user }, context),
    async endSessions(user, { by, requestId }) {
      if (!(await users.byId(user))) return refuse('USER.NOT_FOUND', { user });
      return ok(await sessions.revokeAll(user, by, requestId));
    },
    link: async (user, subject, context) =>
      issuer === null ? refuse('AUTH.PROVIDER_OFF') : administer({ do: 'link', user, issuer, subject }, context),
    unlink: async (user, context) => (issuer === null ? refuse('AUTH.PROVIDER_OFF') : administer({ do: 'unlink', user, issuer }, context)),
    tokens: async (user) => ({ tokens: await tokens.list(user) }),
    addToken: (user, token, { by, requestId }) => tokens.create({ ...token, user }, { by, requestId }),
    revokeToken: (user, token, { by, requestId }) => tokens.revoke(user, token, { by, requestId }),
  };
}
