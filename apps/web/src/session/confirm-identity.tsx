import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmIdentity, providerHref } from '../api/accounts.ts';
import { ProblemError } from '../api/problem-error.ts';
import { sessionQuery } from '../api/session.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useSession } from './session-context.ts';

interface Props {
  readonly error: Error;
  /** Does again what was refused. */
  readonly onConfirmed: () => void;
}

/** What went wrong; where a fresh proof of identity is missing, the way to give it. */
export function ProblemOrProof({ error, onConfirmed }: Props) {
  const isStale = error instanceof ProblemError && error.problem.code === 'AUTH.PROOF_STALE';
  return isStale ? <ConfirmIdentity onConfirmed={onConfirmed} /> : <ProblemAlert error={error} />;
}

function ConfirmIdentity({ onConfirmed }: Pick<Props, 'onConfirmed'>) {
  const { t } = useTranslation('session');
  const { signedInBy } = useSession();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: () => confirmIdentity(password),
    onSuccess: (next) => {
      client.setQueryData(sessionQuery.queryKey, next);
      onConfirmed();
    },
  });
  if (signedInBy.includes('oidc'))
    return (
      <Stack gap="xs" role="alert">
        <Text fz="sm">{t('confirm.explains')}</Text>
        <Button component="a" href={providerHref(window.location.pathname, true)} variant="default">
          {t('confirm.atProvider')}
        </Button>
      </Stack>
    );
  return (
    <Stack gap="xs" role="alert">
      <Text fz="sm">{t('confirm.explains')}</Text>
      <PasswordInput
        label={t('confirm.password')}
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      />
      {confirm.error ? <ProblemAlert error={confirm.error} /> : null}
      <Group justify="flex-end">
        <Button loading={confirm.isPending} disabled={password === ''} onClick={() => confirm.mutate()}>
          {t('confirm.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
