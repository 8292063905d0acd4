import { queryOptions } from '@tanstack/react-query';
import { demoUsers, me, signedOut } from '@consilium/contracts';
import type { LoginBody, Me, SignedOut } from '@consilium/contracts';
import { read, write } from './http.ts';
import { isStatus } from './problem-error.ts';

/** Who is signed in, or null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<Me | null> =>
    read('/session', me, signal).catch((error: unknown) => {
      if (isStatus(error, 401)) return null;
      throw error;
    }),
  staleTime: 60_000,
});

export const demoUsersQuery = queryOptions({
  queryKey: ['demo-users'],
  queryFn: ({ signal }) => read('/demo-users', demoUsers, signal),
  staleTime: Infinity,
});

export const signIn = (body: LoginBody): Promise<Me> => write({ method: 'POST', path: '/session', body }, me);
export const signInAsDemo = (login: string): Promise<Me> => write({ method: 'POST', path: '/session/demo', body: { login } }, me);
/** Signed out here; with an address where the session at the identity provider is ended as well. */
export const signOut = (): Promise<SignedOut | null> => write({ method: 'DELETE', path: '/session' }, signedOut.nullable());
