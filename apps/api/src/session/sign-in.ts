import { refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import type { OpenSession, Sessions, User, Users } from '@consilium/persistence';
import type { SignIn, SignedInUser } from '../platform/ports.ts';

/** Local accounts and their server-side sessions. */
export function localSignIn(users: Users, sessions: Sessions): SignIn {
  const open = async (userId: Uuid, requestId: string): Promise<Outcome<{ readonly token: string; readonly session: SignedInUser }>> => {
    const opened = await sessions.create(userId, requestId);
    return opened.ok ? { ok: true, value: { token: opened.value.token, session: signedIn(opened.value.session) } } : opened;
  };
  return {
    async withPassword(login, password, requestId) {
      const verified = await users.verifyPassword(login, password, requestId);
      return verified.ok ? open(verified.value.id, requestId) : verified;
    },
    async asDemoUser(login, requestId) {
      const user = (await users.demoUsers()).find((one) => one.login === login);
      return user ? open(user.id, requestId) : refuse('AUTH.CREDENTIALS_WRONG');
    },
    async find(token) {
      const session = await sessions.read(token);
      return session ? signedIn(session) : null;
    },
    end: (token, requestId) => sessions.revoke(token, requestId),
    demoUsers: async () => (await users.demoUsers()).map(viewOf),
  };
}

const viewOf = ({ id, login, name, roles, specialty }: User) => ({ id, login, name, roles, specialty });
const signedIn = ({ user, actor, expiresAt }: OpenSession): SignedInUser => ({ user: viewOf(user), actor, expiresAt });
