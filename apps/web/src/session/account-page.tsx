import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../shared/facts.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { Panel } from '../shared/panel.tsx';
import { useFormat } from '../shared/use-format.ts';
import { OwnPassword } from './own-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { useSession } from './session-context.ts';

/** Who one is here, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation(['session', 'terms']);
  const { user, signedInBy, provedAt } = useSession();
  const format = useFormat();
  return (
    <>
      <PageHead title={t('account.title')} hint={t('account.hint')} />
      <Stack gap="lg">
        <Panel title={t('account.person')}>
          <Facts
            of={[
              [t('account.name'), user.name],
              [t('password.login'), user.login],
              [t('account.roles'), format.list(user.roles.map((role) => t(`terms:role.${role}`)))],
              [t('account.specialty'), user.specialty === null ? null : t(`terms:specialty.${user.specialty}`)],
              [t('account.boards'), format.list(user.boards)],
              [t('account.proved'), provedAt === null ? null : format.instant(provedAt)],
            ]}
          />
        </Panel>
        {signedInBy.includes('oidc') ? null : <OwnPassword />}
        <OwnSessions />
      </Stack>
    </>
  );
}
