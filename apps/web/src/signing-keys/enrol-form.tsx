import { Alert, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrolKey } from '../api/signing-keys.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useKeyAct } from './use-key-act.ts';

/** Enrols a key: who one is, proved now, and then the key itself. */
export function EnrolForm() {
  const { t } = useTranslation(['signing-keys', 'sign-off']);
  const [label, setLabel] = useState('');
  const [password, setPassword] = useState('');
  const enrol = useKeyAct(enrolKey, () => {
    setLabel('');
    setPassword('');
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        enrol.mutate({ label: label.trim(), password });
      }}
    >
      <Stack maw={460}>
        <TextInput
          label={t('enrol.label')}
          description={t('enrol.labelHint')}
          required
          maxLength={100}
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <PasswordInput
          label={t('sign-off:sign.password')}
          description={t('proofHint')}
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-off:sign.show') }}
        />
        {enrol.isSuccess ? (
          <Alert color="green" role="status">
            {t('enrol.done')}
          </Alert>
        ) : null}
        {enrol.error ? <ProblemAlert error={enrol.error} /> : null}
        <Group>
          <Button type="submit" loading={enrol.isPending} disabled={label.trim() === ''}>
            {t('enrol.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
