import type { Actor, Instant, Outcome, Uuid } from '@consilium/domain';
import type { EntryActor } from '../ledger/append-entry.ts';
import type { User } from './user-row.ts';

/** What a session rests on. */
export interface Proof {
  /** `pwd`, `demo`, or `oidc` with what the provider names (RFC 8176). */
  readonly amr: readonly string[];
  /** When the person proved it: `now`, the provider's `auth_time`, or null where the provider does not say. */
  readonly provedAt: Instant | 'now' | null;
  /** Roles that the provider's claim leaves; null where none is asked for. */
  readonly roleLimit?: readonly string[] | null;
  /** ID token, shown to the provider at sign-out and forgotten then. */
  readonly logoutHint?: string | null;
}

export interface OpenSession {
  readonly id: Uuid;
  readonly user: User;
  readonly actor: Actor;
  /** The earlier of both time-outs, if nothing more is asked. */
  readonly expiresAt: Instant;
  readonly provedAt: Instant | null;
  readonly amr: readonly string[];
  readonly logoutHint: string | null;
  /** Somebody else knows the password that this session rests on: nothing is done with it but to change it. */
  readonly mustChangePassword: boolean;
}

/** One of a person's own sessions, as he sees it. */
export interface SessionView {
  readonly id: Uuid;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly amr: readonly string[];
  readonly agent: string | null;
}

export interface NewSession extends Proof {
  readonly agent?: string | null;
  /** The browser's former session, which ends with the sign-in. */
  readonly replaces?: Uuid | null;
}

export type OpenedSession = { readonly token: string; readonly session: OpenSession };

export interface Sessions {
  /** Opens a session for an account whose proof was checked; the token is shown once, only its hash is stored. */
  create(userId: Uuid, requestId: string, how?: NewSession): Promise<Outcome<OpenedSession>>;
  /** A new proof for an open session: the old token is worth nothing from now on, the absolute time-out stays. */
  confirm(id: Uuid, proof: Proof, requestId: string): Promise<Outcome<OpenedSession>>;
  /** The session of a token, or null when it is unknown, timed out, revoked, or its account no longer active. */
  read(token: string): Promise<OpenSession | null>;
  /** Whose open session this is, or null. */
  owner(id: Uuid): Promise<Uuid | null>;
  revoke(token: string, requestId: string): Promise<void>;
  list(userId: Uuid): Promise<readonly SessionView[]>;
  /** Ends one session of this person. */
  revokeOne(userId: Uuid, id: Uuid, by: EntryActor, requestId: string): Promise<Outcome<null>>;
  /** Ends all sessions of a person but the one excepted. */
  revokeAll(userId: Uuid, by: EntryActor, requestId: string, except?: Uuid): Promise<number>;
}

export interface SessionRules {
  readonly idleMinutes?: number;
  readonly absoluteHours?: number;
  /** False in production: a session that a demo account opened before is worth nothing there (ACC-03). */
  readonly demoAllowed: boolean;
}
