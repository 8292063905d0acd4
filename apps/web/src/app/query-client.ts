import { QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { ProblemError, isStatus } from '../api/problem-error.ts';

/** A session that has ended anywhere ends on the screen: the sign-in page comes up. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (isStatus(error, 401) && queryKey[0] !== 'session') queryClient.setQueryData(sessionQuery.queryKey, null);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5000,
      retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.problem.status < 500),
    },
    mutations: { retry: false },
  },
});
