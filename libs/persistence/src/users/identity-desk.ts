import type { DataSource } from 'typeorm';
import { freshProof, may, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import { auditTrail } from '../ledger/audit.ts';
import { withSql } from '../sql.ts';
import type { NewUser, Subject } from './account-rules.ts';
import type { Seat } from './change-account.ts';
import { sessionReader } from './session-reader.ts';
import type { OpenSession, OpenedSession, Proof, SessionRules } from './session-types.ts';
import { sessions } from './sessions.ts';
import { subjects } from './subjects.ts';
import { users } from './users.ts';

/** What is known of a request that opens a session. */
export interface SignInFrom {
  readonly requestId: string;
  readonly agent: string | null;
  /** The browser's former session, which ends. */
  readonly replaces: Uuid | null;
}

/** Who acts, by a session that is looked up and not taken from the caller's word. */
export interface SessionContext {
  readonly session: Uuid;
  readonly requestId: string;
}

/** A subject that the identity provider has just confirmed. */
export interface ProvedSubject extends Subject {
  readonly proof: Proof;
}

export type AccountOrder =
  | { readonly do: 'add'; readonly account: Omit<NewUser, 'demo' | 'passwordGiven'> }
  | { readonly do: 'set-seat'; readonly user: Uuid; readonly seat: Seat }
  | { readonly do: 'set-active'; readonly user: Uuid; readonly active: boolean }
  | { readonly do: 'reset-password'; readonly user: Uuid; readonly password: string }
  | { readonly do: 'confirm-reset'; readonly user: Uuid }
  | { readonly do: 'link'; readonly user: Uuid; readonly issuer: string; readonly subject: string }
  | { readonly do: 'unlink'; readonly user: Uuid; readonly issuer: string };

/** Who somebody is here: what opens sessions and changes accounts. Only the verification process can store any of it (SIG-09, SIG-20). */
export interface IdentityDesk {
  signIn(login: string, password: string, from: SignInFrom): Promise<Outcome<OpenedSession>>;
  signInDemo(login: string, from: SignInFrom): Promise<Outcome<OpenedSession>>;
  signInProved(proved: ProvedSubject, from: SignInFrom): Promise<Outcome<OpenedSession>>;
  /** The password asked again: the session goes on under a new token. */
  confirmPassword(password: string, context: SessionContext): Promise<Outcome<OpenedSession>>;
  confirmProved(proved: ProvedSubject, context: SessionContext): Promise<Outcome<OpenedSession>>;
  /** All sessions of the person end; a new one begins. */
  changePassword(
    change: { readonly current: string; readonly next: string; readonly agent: string | null },
    context: SessionContext,
  ): Promise<Outcome<OpenedSession>>;
  administer(order: AccountOrder, context: SessionContext): Promise<Outcome<unknown>>;
}

export interface IdentityRules extends SessionRules {
  /** Sign-in by password at all. */
  readonly localLogin: boolean;
}

/** @param dataSource of the role `signature_verifier`: under any other the database refuses every session and every account */
export function identityDesk(dataSource: DataSource, rules: IdentityRules): IdentityDesk {
  const [accounts, open, linked] = [users(dataSource, rules), sessions(dataSource, rules), subjects(dataSource)];
  const reader = sessionReader(rules);
  const sessionOf = ({ session }: SessionContext): Promise<OpenSession | null> => withSql(dataSource, (sql) => reader.byId(sql, session));
  const byPassword = (user: Uuid, { requestId, agent, replaces }: SignInFrom, amr = 'pwd') =>
    open.create(user, requestId, { amr: [amr], provedAt: 'now', agent, replaces });

  return {
    async signIn(login, password, from) {
      if (!rules.localLogin) return refuse('AUTH.LOCAL_LOGIN_OFF');
      const verified = await accounts.verifyPassword(login, password, from.requestId);
      return verified.ok ? byPassword(verified.value.id, from) : verified;
    },
    async signInDemo(login, from) {
      const user = (await accounts.demoUsers()).find((one) => one.login === login);
      return user ? byPassword(user.id, from, 'demo') : refuse('AUTH.CREDENTIALS_WRONG');
    },
    async signInProved({ proof, ...subject }, { requestId, agent, replaces }) {
      const user = await linked.find(subject);
      return user ? open.create(user.id, requestId, { ...proof, agent, replaces }) : refuse('AUTH.SUBJECT_UNKNOWN');
    },
    async confirmPassword(password, context) {
      const session = await sessionOf(context);
      if (!session) return refuse('ACCESS.INACTIVE');
      const checked = await accounts.confirmPassword(session.user.id, password, context.requestId);
      return checked.ok ? open.confirm(session.id, { amr: ['pwd'], provedAt: 'now' }, context.requestId) : checked;
    },
    async confirmProved({ proof, ...subject }, context) {
      const [session, user] = [await sessionOf(context), await linked.find(subject)];
      if (!session || session.user.id !== user?.id) return refuse('AUTH.SUBJECT_OTHER');
      return open.confirm(session.id, proof, context.requestId);
    },
    async changePassword({ current, next, agent }, context) {
      const { requestId } = context;
      const session = await sessionOf(context);
      if (!session) return refuse('ACCESS.INACTIVE');
      const changed = await accounts.changeOwnPassword({ id: session.user.id, current, next, requestId });
      return changed.ok ? byPassword(session.user.id, { requestId, agent, replaces: null }) : changed;
    },
    async administer(order, context) {
      const session = await sessionOf(context);
      if (!session) return refuse('ACCESS.INACTIVE');
      const allowed = mayAdminister(session, order);
      const { actor } = session;
      const { requestId } = context;
      if (allowed.ok) return carryOut(order, { accounts, linked }, { by: actor, requestId });
      await auditTrail(dataSource).recordDenial({ actor, action: 'user:manage', code: allowed.refusal.code, requestId });
      return allowed;
    },
  };
}

/** Closing and unlinking lend nobody a name; all else asks for a fresh proof of who orders it. */
function mayAdminister(session: OpenSession, order: AccountOrder): Outcome<unknown> {
  if (session.mustChangePassword) return refuse('AUTH.PASSWORD_GIVEN');
  const allowed = may(session.actor, 'user:manage');
  const isUrgent = order.do === 'unlink' || order.do === 'set-active';
  return !allowed.ok || isUrgent ? allowed : freshProof(session, new Date().toISOString());
}

interface Stores {
  readonly accounts: ReturnType<typeof users>;
  readonly linked: ReturnType<typeof subjects>;
}

function carryOut(
  order: AccountOrder,
  { accounts, linked }: Stores,
  changed: { readonly by: OpenSession['actor']; readonly requestId: string },
): Promise<Outcome<unknown>> {
  const { by, requestId } = changed;
  switch (order.do) {
    case 'add':
      return accounts.create({ ...order.account, demo: false, passwordGiven: true }, by, requestId);
    case 'set-seat':
      return accounts.setRoles(order.user, order.seat, by, requestId);
    case 'set-active':
      return accounts.setActive(order.user, order.active, by, requestId);
    case 'reset-password':
      return accounts.setPassword(order.user, order.password, by, requestId);
    case 'confirm-reset':
      return accounts.confirmReset(order.user, by, requestId);
    case 'link':
      return linked.link(order.user, { issuer: order.issuer, subject: order.subject }, changed);
    case 'unlink':
      return linked.unlink(order.user, order.issuer, changed);
  }
}
