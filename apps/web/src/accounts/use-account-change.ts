import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountList, AccountView, NewUserBody } from '@consilium/contracts';
import { accountsQuery, addAccount, changeAccount } from '../api/accounts.ts';
import type { AccountChange } from '../api/accounts.ts';

/** Changes of accounts answer with the new list, which is shown at once. */
export function useAccountChange(onDone: () => void = () => undefined) {
  const client = useQueryClient();
  const onSuccess = (list: AccountList): void => {
    client.setQueryData(accountsQuery.queryKey, list);
    onDone();
  };
  return {
    add: useMutation({ mutationFn: (body: NewUserBody) => addAccount(body), onSuccess }),
    change: useMutation({
      mutationFn: ({ account, to }: { readonly account: AccountView; readonly to: AccountChange }) => changeAccount(account.id, to),
      onSuccess,
    }),
  };
}
