import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './form-dialog.tsx';
import { SeatFields, seatOf } from './seat-fields.tsx';
import type { SeatValues } from './seat-fields.tsx';
import { useAccountChange } from './use-account-change.ts';

/** A person with a first password or a subject at the identity provider, or a service that gets tokens. */
export function AddAccountDialog({ hasProvider, onClose }: { readonly hasProvider: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'session']);
  const { add } = useAccountChange(onClose);
  const form = useForm({ initialValues: { kind: 'person', login: '', name: '', password: '', subject: '' } });
  const [seat, setSeat] = useState<SeatValues>({ roles: [], specialty: '', boards: '' });
  const isPerson = form.values.kind === 'person';
  const submit = (): void => {
    const { login, name, password, subject } = form.values;
    const { boards, roles, specialty } = seatOf(seat);
    const common = { login, name, ...(boards.length > 0 ? { boards } : {}) };
    add.mutate(
      isPerson
        ? { ...common, kind: 'person', roles, specialty, password: password || null, subject: subject || null }
        : { ...common, kind: 'service', roles: [], specialty: null, password: null, subject: null },
    );
  };
  return (
    <FormDialog title={t('add')} onClose={onClose} onSubmit={submit} isPending={add.isPending} error={add.error}>
      <NativeSelect
        label={t('form.kind')}
        data={(['person', 'service'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t('form.login')} required minLength={2} {...form.getInputProps('login')} />
      <TextInput label={t('form.name')} required {...form.getInputProps('name')} />
      {isPerson ? (
        <>
          <SeatFields values={seat} onChange={setSeat} />
          <PasswordInput
            label={t('form.password')}
            description={t('form.passwordHint')}
            autoComplete="new-password"
            required={!hasProvider}
            minLength={12}
            visibilityToggleButtonProps={{ 'aria-label': t('session:password.show') }}
            {...form.getInputProps('password')}
          />
          {hasProvider ? (
            <TextInput label={t('form.subject')} description={t('form.subjectHint')} {...form.getInputProps('subject')} />
          ) : null}
        </>
      ) : null}
    </FormDialog>
  );
}
