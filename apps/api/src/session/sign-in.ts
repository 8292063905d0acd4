import { ok } from '@consilium/domain';
import type { Outcome } from '@consilium/domain';
import type { ApiTokens, IdentityDesk, OpenSession, Sessions, User, Users } from '@consilium/persistence';
import type { OpenedSession, SignIn, SignedInUser } from '../platform/identity-ports.ts';

/** Local accounts, their server-side sessions, and tokens of machines. */
export function localSignIn(identity: IdentityDesk, users: Users, sessions: Sessions, tokens: ApiTokens): SignIn {
  return {
    withPassword: async (login, password, from) => openedOf(await identity.signIn(login, password, from)),
    asDemoUser: async (login, from) => openedOf(await identity.signInDemo(login, from)),
    confirm: async (session, password, requestId) => openedOf(await identity.confirmPassword(password, { session, requestId })),
    changePassword: async (session, change, { agent, requestId }) =>
      openedOf(await identity.changePassword({ ...change, agent }, { session, requestId })),
    async find(token) {
      const session = await sessions.read(token);
      return session ? signedIn(session) : null;
    },
    async findMachine(token) {
      const found = await tokens.actorOf(token);
      return (
        found && {
          id: null,
          user: viewOf(found.user),
          actor: found.actor,
          expiresAt: found.expiresAt,
          provedAt: null,
          logoutHint: null,
          mustChangePassword: false,
        }
      );
    },
    end: (token, requestId) => sessions.revoke(token, requestId),
    async list(actor, current) {
      return { sessions: (await sessions.list(actor.id)).map((one) => ({ ...one, current: one.id === current })) };
    },
    endOne: (actor, session, requestId) => sessions.revokeOne(actor.id, session, actor, requestId),
    endOthers: async (actor, current, requestId) => void (await sessions.revokeAll(actor.id, actor, requestId, current)),
    demoUsers: async () => (await users.demoUsers()).map(viewOf),
  };
}

const viewOf = ({ id, login, name, roles, specialty, boards }: User) => ({ id, login, name, roles, specialty, boards });
const signedIn = ({ id, user, actor, expiresAt, provedAt, logoutHint, mustChangePassword }: OpenSession): SignedInUser => ({
  id,
  user: { ...viewOf(user), roles: actor.roles },
  actor,
  expiresAt,
  provedAt,
  logoutHint,
  mustChangePassword,
});

export function openedOf(opened: Outcome<{ readonly token: string; readonly session: OpenSession }>): Outcome<OpenedSession> {
  return opened.ok ? ok({ token: opened.value.token, session: signedIn(opened.value.session) }) : opened;
}
