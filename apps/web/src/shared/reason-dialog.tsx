import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UseMutationResult } from '@tanstack/react-query';
import { ProblemAlert } from './problem-alert.tsx';

interface Props {
  readonly title: string;
  readonly explains: string;
  readonly submit: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly act: Pick<UseMutationResult<unknown, Error, string>, 'mutate' | 'isPending' | 'error' | 'reset'>;
  readonly danger?: boolean;
}

const MIN_LENGTH = 3;

/** An act that needs a reason in the actor's words. */
export function ReasonDialog({ title, explains, submit, opened, onClose, act, danger = false }: Props) {
  const { t } = useTranslation('shell');
  const [reason, setReason] = useState('');
  const close = (): void => {
    setReason('');
    act.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate(reason.trim());
        }}
      >
        <Stack>
          <Text fz="sm">{explains}</Text>
          <Textarea
            label={t('reason.label')}
            description={t('reason.hint')}
            required
            autosize
            minRows={3}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            data-autofocus
          />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={act.isPending}
              disabled={reason.trim().length < MIN_LENGTH}
              {...(danger ? { color: 'red.8' } : {})}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
