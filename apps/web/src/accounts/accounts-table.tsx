import { Badge, Group, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '@consilium/contracts';
import { useFormat } from '../shared/use-format.ts';
import { AccountMenu } from './account-menu.tsx';

interface Props {
  readonly accounts: readonly AccountView[];
  readonly hasProvider: boolean;
}

export function AccountsTable({ accounts, hasProvider }: Props) {
  const { t } = useTranslation('accounts');
  return (
    <Paper className="scroll-x" tabIndex={0} role="region" aria-label={t('table')}>
      <Table className="stack-table" miw={{ base: 0, sm: 860 }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('account')}</Table.Th>
            <Table.Th scope="col">{t('for')}</Table.Th>
            <Table.Th scope="col">{t('state')}</Table.Th>
            <Table.Th scope="col">{t('lastSeen')}</Table.Th>
            <Table.Th scope="col">{t('change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} hasProvider={hasProvider} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function AccountRow({ account, hasProvider }: { readonly account: AccountView; readonly hasProvider: boolean }) {
  const { t } = useTranslation(['accounts', 'terms']);
  const format = useFormat();
  const { name, login, kind, roles, specialty, boards, lastSeenAt } = account;
  const does = kind === 'service' ? [t('kind.service')] : roles.map((role) => t(`terms:role.${role}`));
  return (
    <Table.Tr>
      <Table.Th scope="row" data-label={t('account')}>
        <div>
          {name}
          <Text fz="xs" c="dimmed" fw={400}>
            {login}
          </Text>
        </div>
      </Table.Th>
      <Table.Td data-label={t('for')}>
        <div>
          {[...new Set([...does, ...(specialty === null ? [] : [t(`terms:specialty.${specialty}`)])])].join(', ')}
          <Text fz="xs" c="dimmed">
            {format.list(boards)}
          </Text>
        </div>
      </Table.Td>
      <Table.Td data-label={t('state')}>
        <Group gap={6}>
          {statesOf(account).map((state) => (
            <Badge key={state} variant="quiet">
              {t(`is.${state}`)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td data-label={t('lastSeen')}>{lastSeenAt === null ? t('none') : format.instant(lastSeenAt)}</Table.Td>
      <Table.Td data-label={t('change')}>
        <AccountMenu account={account} hasProvider={hasProvider} />
      </Table.Td>
    </Table.Tr>
  );
}

const statesOf = ({ active, demo, linked, hold, hasPassword, kind }: AccountView): readonly string[] => [
  active ? 'active' : 'closed',
  ...(demo ? ['demo'] : []),
  ...(linked ? ['linked'] : []),
  ...(hold === null ? [] : [hold]),
  ...(kind === 'person' && !hasPassword ? ['noPassword'] : []),
];
