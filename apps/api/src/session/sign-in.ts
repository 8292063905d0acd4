import { ok, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import type { ApiTokens, NewSession, OpenSession, Sessions, User, Users } from '@consilium/persistence';
import type { OpenedSession, SignIn, SignInRequest, SignedInUser } from '../platform/identity-ports.ts';

/** Local accounts, their server-side sessions, and tokens of machines. */
export function localSignIn(users: Users, sessions: Sessions, tokens: ApiTokens): SignIn {
  const open = async (userId: Uuid, amr: string, { requestId, agent, replaces }: SignInRequest): Promise<Outcome<OpenedSession>> =>
    openedOf(await sessions.create(userId, requestId, { amr: [amr], provedAt: 'now', agent, replaces } satisfies NewSession));
  return {
    async withPassword(login, password, from) {
      const verified = await users.verifyPassword(login, password, from.requestId);
      return verified.ok ? open(verified.value.id, 'pwd', from) : verified;
    },
    async asDemoUser(login, from) {
      const user = (await users.demoUsers()).find((one) => one.login === login);
      return user ? open(user.id, 'demo', from) : refuse('AUTH.CREDENTIALS_WRONG');
    },
    async confirm(actor, session, password, requestId) {
      const checked = await users.confirmPassword(actor.id, password, requestId);
      return checked.ok ? openedOf(await sessions.confirm(session, { amr: ['pwd'], provedAt: 'now' }, requestId)) : checked;
    },
    async changePassword(actor, { current, next }, from) {
      const changed = await users.changeOwnPassword({ id: actor.id, current, next, requestId: from.requestId });
      return changed.ok ? open(actor.id, 'pwd', { ...from, replaces: null }) : changed;
    },
    async find(token) {
      const session = await sessions.read(token);
      return session ? signedIn(session) : null;
    },
    async findMachine(token) {
      const found = await tokens.actorOf(token);
      return (
        found && { id: null, user: viewOf(found.user), actor: found.actor, expiresAt: found.expiresAt, provedAt: null, logoutHint: null }
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
const signedIn = ({ id, user, actor, expiresAt, provedAt, logoutHint }: OpenSession): SignedInUser => ({
  id,
  user: { ...viewOf(user), roles: actor.roles },
  actor,
  expiresAt,
  provedAt,
  logoutHint,
});

export function openedOf(opened: Outcome<{ readonly token: string; readonly session: OpenSession }>): Outcome<OpenedSession> {
  return opened.ok ? ok({ token: opened.value.token, session: signedIn(opened.value.session) }) : opened;
}
