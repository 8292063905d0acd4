import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyConfirmationBody, SigningKeyList } from '@consilium/contracts';
import { IDENTITY_PROOFS } from '@consilium/domain';
import { confirmKey } from '../api/signing-keys.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useKeyAct } from './use-key-act.ts';

interface Props {
  readonly of: SigningKeyList['items'][number];
  readonly onClose: () => void;
}

/** A second person vouches that the key is in its owner's hand. */
export function ConfirmDialog({ of, onClose }: Props) {
  const { t } = useTranslation(['signing-keys', 'shell', 'sign-off']);
  const [identity, setIdentity] = useState<KeyConfirmationBody['identity']>('in-person');
  const [password, setPassword] = useState('');
  const confirm = useKeyAct((body: KeyConfirmationBody) => confirmKey(of.id, body), onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('confirm.title', { name: of.user.name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ identity, password: password === '' ? null : password });
        }}
      >
        <Stack>
          <Text fz="sm">{t('confirm.explains', { name: of.user.name, label: of.label })}</Text>
          <NativeSelect
            label={t('confirm.identity')}
            value={identity}
            onChange={({ currentTarget }) => setIdentity(IDENTITY_PROOFS.find((one) => one === currentTarget.value) ?? 'in-person')}
            data={IDENTITY_PROOFS.map((one) => ({ value: one, label: t(`identity.${one}`) }))}
          />
          <PasswordInput
            label={t('sign-off:sign.password')}
            description={t('proofHint')}
            autoComplete="current-password"
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('sign-off:sign.show') }}
          />
          {confirm.error ? <ProblemAlert error={confirm.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending}>
              {t('confirm.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
