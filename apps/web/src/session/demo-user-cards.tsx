import { Avatar, Code, Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { demoUsersQuery } from '../api/session.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useSignIn } from './use-sign-in.ts';

/** One click each; the list is empty outside a demo, and then nothing shows. */
export function DemoUserCards() {
  const { t } = useTranslation(['session', 'terms']);
  const { data } = useQuery(demoUsersQuery);
  const { asDemo } = useSignIn();
  if (!data || data.users.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('demo.title')}</Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {data.users.map((user) => (
          <UnstyledButton key={user.id} className="user-card" disabled={asDemo.isPending} onClick={() => asDemo.mutate(user.login)}>
            <Group wrap="nowrap" gap="md">
              <Avatar name={user.name.replace(/^Dr\. /, '')} color="petrol" aria-hidden />
              <div>
                <Text fw={600}>{user.name}</Text>
                <Text fz="sm" c="dimmed">
                  {user.roles.map((role) => t(`terms:role.${role}`)).join(', ')}
                </Text>
              </div>
            </Group>
          </UnstyledButton>
        ))}
      </SimpleGrid>
      {asDemo.isError ? <ProblemAlert error={asDemo.error} /> : null}
      {data.signingPassword ? (
        <Text fz="sm" c="dimmed">
          {t('demo.password')} <Code>{data.signingPassword}</Code>
        </Text>
      ) : null}
    </Stack>
  );
}
