import type { AccountList, NewTokenBody, NewUserBody, SeatBody, SessionList, TokenList, TokenMade, UserView } from '@consilium/contracts';
import type { Actor, Instant, Result, Uuid } from '@consilium/domain';

export interface SignedInUser {
  /** Null for a machine with a token. */
  readonly id: Uuid | null;
  readonly user: UserView;
  readonly actor: Actor;
  readonly expiresAt: Instant;
  readonly provedAt: Instant | null;
  /** ID token of the identity provider, for the sign-out there. */
  readonly logoutHint: string | null;
  /** Somebody else has set the password that the session rests on: it may change it, and nothing else. */
  readonly mustChangePassword: boolean;
}

/** Token for the cookie, and who it stands for. */
export interface OpenedSession {
  readonly token: string;
  readonly session: SignedInUser;
}

/** What is known of a request that opens a session. */
export interface SignInRequest {
  readonly requestId: string;
  /** As the browser names itself. */
  readonly agent: string | null;
  /** The browser's former session, which ends. */
  readonly replaces: Uuid | null;
}

/** Server-side sessions and tokens of machines. Every sign-in and every failed one is an entry. */
export interface SignIn {
  withPassword(login: string, password: string, from: SignInRequest): Promise<Result<OpenedSession>>;
  asDemoUser(login: string, from: SignInRequest): Promise<Result<OpenedSession>>;
  /** The password asked again of a person who is signed in; the session goes on under a new token. */
  confirm(session: Uuid, password: string, requestId: string): Promise<Result<OpenedSession>>;
  /** All sessions of the person end; a new one begins here. */
  changePassword(
    session: Uuid,
    change: { readonly current: string; readonly next: string },
    from: SignInRequest,
  ): Promise<Result<OpenedSession>>;
  /** Null for an unknown, idle, expired or revoked session. */
  find(token: string): Promise<SignedInUser | null>;
  /** Null for an unknown, expired or revoked token. */
  findMachine(token: string): Promise<SignedInUser | null>;
  end(token: string, requestId: string): Promise<void>;
  list(actor: Actor, current: Uuid): Promise<SessionList>;
  endOne(actor: Actor, session: Uuid, requestId: string): Promise<Result<null>>;
  endOthers(actor: Actor, current: Uuid, requestId: string): Promise<void>;
  demoUsers(): Promise<readonly UserView[]>;
}

/** Sign-in through the identity provider of the house. */
export interface ProviderSignIn {
  /** @returns where to send the browser, and the secret that binds it to this sign-in */
  begin(wish: {
    readonly returnTo: string;
    readonly confirms: boolean;
    readonly session: Uuid | null;
  }): Promise<Result<{ readonly url: string; readonly browser: string }>>;
  complete(
    query: URLSearchParams,
    browser: string,
    from: Omit<SignInRequest, 'replaces'>,
  ): Promise<Result<OpenedSession & { readonly returnTo: string }>>;
  logoutUrl(hint: string): Promise<string | null>;
}

/** Who administers, and by which session: the verification process looks it up itself. */
export interface Administering {
  readonly by: Actor;
  readonly session: Uuid;
  readonly requestId: string;
}

/** Who may sign in and as what; each change is an entry. */
export interface AccountDesk {
  list(): Promise<AccountList>;
  add(account: NewUserBody, context: Administering): Promise<Result<unknown>>;
  setSeat(user: Uuid, seat: SeatBody, context: Administering): Promise<Result<unknown>>;
  setActive(user: Uuid, active: boolean, context: Administering): Promise<Result<unknown>>;
  resetPassword(user: Uuid, password: string, context: Administering): Promise<Result<unknown>>;
  confirmReset(user: Uuid, context: Administering): Promise<Result<unknown>>;
  endSessions(user: Uuid, context: Administering): Promise<Result<unknown>>;
  link(user: Uuid, subject: string, context: Administering): Promise<Result<unknown>>;
  unlink(user: Uuid, context: Administering): Promise<Result<unknown>>;
  tokens(user: Uuid): Promise<TokenList>;
  addToken(user: Uuid, token: NewTokenBody, context: Administering): Promise<Result<TokenMade>>;
  revokeToken(user: Uuid, token: Uuid, context: Administering): Promise<Result<unknown>>;
}
