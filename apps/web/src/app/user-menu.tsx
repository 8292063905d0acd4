import { Avatar, Box, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconKey, IconLogout, IconUser, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { demoUsersQuery } from '../api/session.ts';
import { useSession } from '../session/session-context.ts';
import { useSignIn } from '../session/use-sign-in.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';

/** Who is signed in; in the demo the other users are one click away. */
export function UserMenu() {
  const { t } = useTranslation(['shell', 'terms']);
  const { user, demo, permissions } = useSession();
  const others = useQuery({ ...demoUsersQuery, enabled: demo });
  const { asDemo, out } = useSignIn();
  const role = (roles: readonly string[]) => roles.map((one) => t(`terms:role.${one}`)).join(', ');
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <VisuallyHidden>{t('user.menu', { name: user.name })}</VisuallyHidden>
          <Avatar name={user.name.replace(/^Dr\. /, '')} color="petrol" size={34} aria-hidden />
          <Box visibleFrom="sm" aria-hidden>
            <Text fz="sm" fw={600} lh={1.2}>
              {user.name}
            </Text>
            <Text fz="xs" c="dimmed" lh={1.2}>
              {role(user.roles)}
            </Text>
          </Box>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.data && others.data.users.length > 0 ? <Menu.Label c="dimmed">{t('user.switch')}</Menu.Label> : null}
        {others.data?.users.map((other) => (
          <Menu.Item
            key={other.id}
            disabled={other.id === user.id}
            leftSection={<IconUserCheck size={16} aria-hidden />}
            onClick={() => asDemo.mutate(other.login)}
          >
            {other.name}{' '}
            <Text span c="dimmed" fz="xs">
              {role(other.roles)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        {permissions['credential:manage-own'] || permissions['credential:confirm'] ? (
          <Menu.Item component={Link} to="/signing-keys" leftSection={<IconKey size={16} aria-hidden />}>
            {t('user.keys')}
          </Menu.Item>
        ) : null}
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} aria-hidden />}>
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => out.mutate()}>
          {t('user.out')}
        </Menu.Item>
        {asDemo.isError ? <ProblemAlert error={asDemo.error} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
