import { queryOptions } from '@tanstack/react-query';
import { accountList, me, sessionList, signInOptions, tokenList, tokenMade } from '@consilium/contracts';
import type { AccountList, Me, NewTokenBody, NewUserBody, OwnPasswordBody, SeatBody, TokenList, TokenMade } from '@consilium/contracts';
import { API, read, write } from './http.ts';

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => read('/sign-in-options', signInOptions, signal),
  staleTime: Infinity,
});

/** Where a browser goes to sign in at the identity provider, or to confirm there who it is. */
export const providerHref = (returnTo: string, confirm = false): string =>
  `${API}/session/oidc/start?${new URLSearchParams({ returnTo, ...(confirm ? { confirm: '1' } : {}) })}`;

export const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => read('/sessions', sessionList, signal),
});
const nothing = { parse: () => null };
export const endSession = (id: string): Promise<null> => write({ method: 'DELETE', path: `/sessions/${id}` }, nothing);
export const endOtherSessions = (): Promise<null> => write({ method: 'DELETE', path: '/sessions' }, nothing);
export const changeOwnPassword = (body: OwnPasswordBody): Promise<Me> => write({ method: 'PUT', path: '/session/password', body }, me);
export const confirmIdentity = (password: string): Promise<Me> =>
  write({ method: 'POST', path: '/session/confirmation', body: { password } }, me);

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => read('/users', accountList, signal),
});
export const addAccount = (body: NewUserBody): Promise<AccountList> => write({ method: 'POST', path: '/users', body }, accountList);

/** A change of one account, as its screen asks for it. */
export type AccountChange =
  | { readonly kind: 'roles'; readonly body: SeatBody }
  | { readonly kind: 'active'; readonly body: { readonly active: boolean } }
  | { readonly kind: 'password'; readonly body: { readonly password: string } }
  | { readonly kind: 'subject'; readonly body: { readonly subject: string } }
  | { readonly kind: 'reset-confirmation' }
  | { readonly kind: 'sessions' | 'unlink' };

export function changeAccount(user: string, change: AccountChange): Promise<AccountList> {
  const path = `/users/${user}/${change.kind === 'unlink' ? 'subject' : change.kind}`;
  if ('body' in change) return write({ method: 'PUT', path, body: change.body }, accountList);
  return write({ method: change.kind === 'reset-confirmation' ? 'POST' : 'DELETE', path }, accountList);
}

export const tokensQuery = (user: string) =>
  queryOptions({ queryKey: ['accounts', user, 'tokens'], queryFn: ({ signal }) => read(`/users/${user}/tokens`, tokenList, signal) });
export const addToken = (user: string, body: NewTokenBody): Promise<TokenMade> =>
  write({ method: 'POST', path: `/users/${user}/tokens`, body }, tokenMade);
export const revokeToken = (user: string, token: string): Promise<TokenList> =>
  write({ method: 'DELETE', path: `/users/${user}/tokens/${token}` }, tokenList);
