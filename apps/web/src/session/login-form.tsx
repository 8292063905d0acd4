import { Button, Group, PasswordInput, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useSignIn } from './use-sign-in.ts';

export function LoginForm() {
  const { t } = useTranslation('session');
  const { withPassword } = useSignIn();
  const form = useForm({ initialValues: { login: '', password: '' } });
  return (
    <form onSubmit={form.onSubmit((body) => withPassword.mutate(body))}>
      <Stack>
        <Title order={2}>{t('password.title')}</Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('password.login')} autoComplete="username" required {...form.getInputProps('login')} />
          <PasswordInput
            label={t('password.password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            {...form.getInputProps('password')}
          />
        </SimpleGrid>
        {withPassword.isError ? <ProblemAlert error={withPassword.error} /> : null}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={withPassword.isPending}>
            {t('password.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
