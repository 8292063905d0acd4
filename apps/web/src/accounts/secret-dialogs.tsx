import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '@consilium/contracts';
import { FormDialog } from './form-dialog.tsx';
import { useAccountChange } from './use-account-change.ts';

interface Props {
  readonly account: AccountView;
  readonly onClose: () => void;
}

export function ResetDialog({ account, onClose }: Props) {
  const { t } = useTranslation(['accounts', 'session']);
  const { change } = useAccountChange(onClose);
  const [password, setPassword] = useState('');
  const { name } = account;
  return (
    <FormDialog
      title={t('reset.title', { name })}
      explains={t('reset.explains', { name })}
      onClose={onClose}
      onSubmit={() => change.mutate({ account, to: { kind: 'password', body: { password } } })}
      isPending={change.isPending}
      error={change.error}
    >
      <PasswordInput
        label={t('reset.password')}
        autoComplete="new-password"
        minLength={12}
        required
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('session:password.show') }}
        data-autofocus
      />
    </FormDialog>
  );
}

export function LinkDialog({ account, onClose }: Props) {
  const { t } = useTranslation('accounts');
  const { change } = useAccountChange(onClose);
  const [subject, setSubject] = useState('');
  return (
    <FormDialog
      title={`${t('menu.link')}: ${account.name}`}
      onClose={onClose}
      onSubmit={() => change.mutate({ account, to: { kind: 'subject', body: { subject } } })}
      isPending={change.isPending}
      error={change.error}
    >
      <TextInput
        label={t('form.subject')}
        description={t('form.subjectHint')}
        required
        value={subject}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
