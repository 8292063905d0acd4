import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Preferences } from '../app/preferences.tsx';
import { DemoUserCards } from './demo-user-cards.tsx';
import { LoginForm } from './login-form.tsx';

export function SignInPage() {
  const { t } = useTranslation(['session', 'shell']);
  return (
    <Box component="main" mih="100dvh">
      <Group justify="flex-end" p="md">
        <Preferences />
      </Group>
      <Center px="md" pb="xl">
        <Stack w="100%" maw={760} gap="xl">
          <Stack gap={6} ta="center">
            <Title order={1} fz={34} lts="-0.02em">
              {t('shell:product')}
            </Title>
            <Text c="dimmed" fz="lg">
              {t('claim')}
            </Text>
          </Stack>
          <DemoUserCards />
          <Paper p="xl">
            <LoginForm />
          </Paper>
          <Text ta="center" fz="sm" c="dimmed">
            {t('notADevice')}
          </Text>
        </Stack>
      </Center>
    </Box>
  );
}
