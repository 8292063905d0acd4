import { AppShell, Box, Burger, Drawer, Group, Stack } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GlassBanner } from '../break-glass/glass-banner.tsx';
import { sessionQuery } from '../api/session.ts';
import { GivenPasswordPage } from '../session/given-password-page.tsx';
import { SessionContext } from '../session/session-context.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { NavLinks } from './nav-links.tsx';
import { Preferences } from './preferences.tsx';
import { ProductName } from './product-name.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { UserMenu } from './user-menu.tsx';

/** Frame of every screen; without a session it is the sign-in page, and the address stays. */
export function Shell() {
  const { t } = useTranslation('shell');
  useDocumentTitle(t('product'));
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Loading label={t('starting')} fullHeight />;
  if (session.isError)
    return (
      <Box p="xl">
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </Box>
    );
  if (session.data === null) return <SignInPage />;
  return (
    <SessionContext value={session.data}>{session.data.mustChangePassword ? <GivenPasswordPage /> : <SignedInShell />}</SessionContext>
  );
}

function SignedInShell() {
  const { t } = useTranslation('shell');
  const [isMenuOpen, menu] = useDisclosure(false);
  const shortcuts = useShortcuts();
  return (
    <AppShell header={{ height: 60 }} padding={{ base: 'md', sm: 'lg' }}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px={{ base: 'md', sm: 'lg' }} justify="space-between" wrap="nowrap" maw={1440} mx="auto">
          <Group gap="lg" wrap="nowrap">
            <Burger hiddenFrom="md" size="sm" opened={isMenuOpen} onClick={menu.toggle} aria-label={t('menu')} aria-expanded={isMenuOpen} />
            <ProductName />
            <Group component="nav" gap={4} wrap="nowrap" visibleFrom="md" aria-label={t('navigation')}>
              <NavLinks />
            </Group>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Box visibleFrom="sm">
              <Preferences onHelp={shortcuts.help.open} />
            </Box>
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <Drawer
        opened={isMenuOpen}
        onClose={menu.close}
        position="left"
        size="xs"
        title={t('product')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack component="nav" gap="xs" aria-label={t('navigation')} onClick={menu.close}>
          <NavLinks />
        </Stack>
        <Box mt="xl" hiddenFrom="sm">
          <Preferences onHelp={shortcuts.help.open} />
        </Box>
      </Drawer>
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <Box maw={1440} mx="auto">
          <GlassBanner />
          <Outlet />
        </Box>
      </AppShell.Main>
      <HelpDialog shortcuts={shortcuts} />
    </AppShell>
  );
}
