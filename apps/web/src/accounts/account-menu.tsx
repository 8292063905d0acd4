import { ActionIcon, Menu, Modal, Stack } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '@consilium/contracts';
import type { AccountChange } from '../api/accounts.ts';
import { ProblemOrProof } from '../session/confirm-identity.tsx';
import { useSession } from '../session/session-context.ts';
import { LinkDialog, ResetDialog } from './secret-dialogs.tsx';
import { SeatDialog } from './seat-dialog.tsx';
import { TokensDialog } from './tokens-dialog.tsx';
import { useAccountChange } from './use-account-change.ts';

type Asking = 'roles' | 'password' | 'link' | 'tokens';

/** What can be done with an account; what nobody may do to his own is left out. */
export function AccountMenu({ account, hasProvider }: { readonly account: AccountView; readonly hasProvider: boolean }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const { user } = useSession();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [wanted, setWanted] = useState<AccountChange | null>(null);
  const { change } = useAccountChange(() => setWanted(null));
  const close = (): void => setAsking(null);
  const act = (to: AccountChange): void => {
    setWanted(to);
    change.mutate({ account, to });
  };
  if (account.id === user.id) return null;
  const isPerson = account.kind === 'person';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('menu.open', { login: account.login })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isPerson ? <Menu.Item onClick={() => setAsking('roles')}>{t('menu.roles')}</Menu.Item> : null}
          {isPerson ? <Menu.Item onClick={() => setAsking('password')}>{t('menu.password')}</Menu.Item> : null}
          {account.hold === 'reset-changed' && account.resetBy !== user.id ? (
            <Menu.Item onClick={() => act({ kind: 'reset-confirmation' })}>{t('menu.confirmReset')}</Menu.Item>
          ) : null}
          {isPerson && hasProvider ? (
            <Menu.Item onClick={() => (account.linked ? act({ kind: 'unlink' }) : setAsking('link'))}>
              {t(account.linked ? 'menu.unlink' : 'menu.link')}
            </Menu.Item>
          ) : null}
          {isPerson ? (
            <Menu.Item onClick={() => act({ kind: 'sessions' })}>{t('menu.sessions')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAsking('tokens')}>{t('menu.tokens')}</Menu.Item>
          )}
          <Menu.Item onClick={() => act({ kind: 'active', body: { active: !account.active } })}>
            {t(account.active ? 'menu.close' : 'menu.reopen')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'roles' ? <SeatDialog account={account} onClose={close} /> : null}
      {asking === 'password' ? <ResetDialog account={account} onClose={close} /> : null}
      {asking === 'link' ? <LinkDialog account={account} onClose={close} /> : null}
      {asking === 'tokens' ? <TokensDialog account={account} onClose={close} /> : null}
      <Modal
        opened={change.error !== null}
        onClose={change.reset}
        title={account.name}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <Stack>
          {change.error ? <ProblemOrProof error={change.error} onConfirmed={() => (wanted ? act(wanted) : undefined)} /> : null}
        </Stack>
      </Modal>
    </>
  );
}
