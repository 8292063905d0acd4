import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { revokeKey } from '../api/signing-keys.ts';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { useKeyAct } from './use-key-act.ts';

export function RevokeKey({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useTranslation('signing-keys');
  const [isOpen, dialog] = useDisclosure(false);
  const revoke = useKeyAct((reason: string) => revokeKey(id, reason), dialog.close);
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open} aria-label={t('revoke.of', { label })}>
        {t('revoke.submit')}
      </Button>
      <ReasonDialog
        title={t('revoke.of', { label })}
        explains={t('revoke.explains')}
        submit={t('revoke.submit')}
        opened={isOpen}
        onClose={dialog.close}
        act={revoke}
        danger
      />
    </>
  );
}
