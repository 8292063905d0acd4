import { ok, refuse } from '@consilium/domain';
import type { ApiTokens, Sessions, Subjects, Users } from '@consilium/persistence';
import type { AccountDesk } from '../platform/identity-ports.ts';

/** @param issuer of the site's identity provider, or null */
export function accountDesk(users: Users, sessions: Sessions, subjects: Subjects, tokens: ApiTokens, issuer: string | null): AccountDesk {
  return {
    async list() {
      const accounts = await users.accounts();
      return {
        accounts: accounts.map(({ issuers, ...account }) => ({ ...account, linked: issuer !== null && issuers.includes(issuer) })),
        provider: issuer,
      };
    },
    async add({ subject, ...account }, by, requestId) {
      if (subject !== null && issuer === null) return refuse('AUTH.PROVIDER_OFF');
      const { boards, ...rest } = account;
      const linked = subject === null || issuer === null ? null : { issuer, subject };
      return users.create({ ...rest, ...(boards ? { boards } : {}), subject: linked, passwordGiven: true }, by, requestId);
    },
    setSeat: (user, { boards, ...seat }, by, requestId) => users.setRoles(user, { ...seat, ...(boards ? { boards } : {}) }, by, requestId),
    setActive: (user, active, by, requestId) => users.setActive(user, active, by, requestId),
    resetPassword: (user, password, by, requestId) => users.setPassword(user, password, by, requestId),
    confirmReset: (user, by, requestId) => users.confirmReset(user, by, requestId),
    async endSessions(user, by, requestId) {
      if (!(await users.byId(user))) return refuse('USER.NOT_FOUND', { user });
      return ok(await sessions.revokeAll(user, by, requestId));
    },
    link: async (user, subject, by, requestId) =>
      issuer === null ? refuse('AUTH.PROVIDER_OFF') : subjects.link(user, { issuer, subject }, { by, requestId }),
    unlink: async (user, by, requestId) =>
      issuer === null ? refuse('AUTH.PROVIDER_OFF') : subjects.unlink(user, issuer, { by, requestId }),
    tokens: async (user) => ({ tokens: await tokens.list(user) }),
    addToken: (user, token, by, requestId) => tokens.create({ ...token, user }, { by, requestId }),
    revokeToken: (user, token, by, requestId) => tokens.revoke(user, token, { by, requestId }),
  };
}
