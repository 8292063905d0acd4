import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { AddAccountDialog } from './add-account-dialog.tsx';

/** Who may sign in and as what; for administrators. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const { permissions } = useSession();
  if (permissions['user:manage']) return <Accounts />;
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <EmptyState icon={IconLock} title={t('notYours.title')} text={t('notYours.text')} />
    </>
  );
}

function Accounts() {
  const { t } = useTranslation(['accounts', 'shell']);
  const { data, error, refetch } = useQuery(accountsQuery);
  const [isAdding, adding] = useDisclosure(false);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <Button onClick={adding.open}>{t('add')}</Button>
      </PageHead>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data ? <AccountsTable accounts={data.accounts} hasProvider={data.provider !== null} /> : null}
      {!data && !error ? <Loading label={t('shell:loading')} /> : null}
      {isAdding ? <AddAccountDialog hasProvider={data?.provider !== null && data !== undefined} onClose={adding.close} /> : null}
    </>
  );
}
