import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@consilium/contracts';
import { sessionQuery, signIn, signInAsDemo, signOut } from '../api/session.ts';

/** A change of person empties all that the former one had read. */
export function useSignIn() {
  const client = useQueryClient();
  const changed = (next: Me | null): void => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'demo-users' });
    client.setQueryData(sessionQuery.queryKey, next);
  };
  return {
    withPassword: useMutation({ mutationFn: signIn, onSuccess: changed }),
    asDemo: useMutation({ mutationFn: signInAsDemo, onSuccess: changed }),
    out: useMutation({
      mutationFn: signOut,
      onSuccess: (ended) => {
        if (ended !== null) return window.location.assign(ended.providerUrl);
        changed(null);
      },
    }),
  };
}
