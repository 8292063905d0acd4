import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemOrProof } from '../session/confirm-identity.tsx';

interface Props {
  readonly title: string;
  readonly explains?: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly children: ReactNode;
}

/** Some fields and one deed; when a fresh proof is missing it is asked for here, and the deed is done then. */
export function FormDialog({ title, explains, onClose, onSubmit, isPending, error, children }: Props) {
  const { t } = useTranslation(['accounts', 'shell']);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          {explains ? <Text fz="sm">{explains}</Text> : null}
          {children}
          {error ? <ProblemOrProof error={error} onConfirmed={onSubmit} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('form.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
