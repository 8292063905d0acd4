import { Alert, Button, Group, PasswordInput, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeOwnPassword, sessionsQuery } from '../api/accounts.ts';
import { sessionQuery } from '../api/session.ts';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';

/** The old password is asked; all other sessions end. */
export function OwnPassword() {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const form = useForm({ initialValues: { current: '', next: '' } });
  const change = useMutation({
    mutationFn: changeOwnPassword,
    onSuccess: (next) => {
      client.setQueryData(sessionQuery.queryKey, next);
      form.reset();
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const toggle = { 'aria-label': t('password.show') };
  return (
    <Panel title={t('own.title')} hint={t('own.hint')}>
      <form onSubmit={form.onSubmit((body) => change.mutate(body))}>
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <PasswordInput
              label={t('own.current')}
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={toggle}
              {...form.getInputProps('current')}
            />
            <PasswordInput
              label={t('own.next')}
              autoComplete="new-password"
              minLength={12}
              required
              visibilityToggleButtonProps={toggle}
              {...form.getInputProps('next')}
            />
          </SimpleGrid>
          {change.error ? <ProblemAlert error={change.error} /> : null}
          {change.isSuccess ? <Alert color="petrol" role="status" title={t('own.done')} /> : null}
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('own.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
