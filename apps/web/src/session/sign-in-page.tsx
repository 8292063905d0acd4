import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signInOptionsQuery } from '../api/accounts.ts';
import { DemoUserCards } from './demo-user-cards.tsx';
import { DoorPage } from './door-page.tsx';
import { LoginForm } from './login-form.tsx';
import { ProviderButton, ProviderRefusal } from './provider-sign-in.tsx';

export function SignInPage() {
  const { t } = useTranslation(['session', 'shell']);
  const { data: options } = useQuery(signInOptionsQuery);
  return (
    <DoorPage gap="xl">
      <Stack gap={6} ta="center">
        <Title order={1} fz={34} lts="-0.02em">
          {t('shell:product')}
        </Title>
        <Text c="dimmed" fz="lg">
          {t('claim')}
        </Text>
      </Stack>
      <ProviderRefusal />
      <DemoUserCards />
      {options?.provider ? <ProviderButton name={options.provider.name} /> : null}
      {options?.local === false ? null : (
        <Paper p="xl">
          <LoginForm />
        </Paper>
      )}
      <Text ta="center" fz="sm" c="dimmed">
        {t('notADevice')}
      </Text>
    </DoorPage>
  );
}
