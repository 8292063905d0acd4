import { useMutation, useQueryClient } from '@tanstack/react-query';

/** An act on keys; afterwards the lists are read again. */
export function useKeyAct<V>(act: (input: V) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient();
  return useMutation<unknown, Error, V>({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['signing-keys'] });
      done?.();
    },
  });
}
