import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GLASS_REASONS, MAX_GLASS_MINUTES, MIN_GLASS_TEXT } from '@consilium/domain';
import type { GlassReason } from '@consilium/domain';
import { breakGlass } from '../api/break-glass.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';

const LENGTHS = [30, 60, 120, MAX_GLASS_MINUTES] as const;

interface Props {
  readonly caseId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onBroken?: () => void;
}

/** Asks for the reason and says who will be told, before a case of another board opens (ACC-06). */
export function GlassDialog({ caseId, opened, onClose, onBroken }: Props) {
  const { t } = useTranslation(['break-glass', 'shell']);
  const client = useQueryClient();
  const [reason, setReason] = useState<GlassReason>('emergency');
  const [text, setText] = useState('');
  const [minutes, setMinutes] = useState<number>(60);
  const act = useMutation({
    mutationFn: () => breakGlass(caseId, { reason, text: text.trim(), minutes }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['break-glass'] }),
        client.invalidateQueries({ queryKey: ['cases', caseId] }),
      ]);
      onClose();
      onBroken?.();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('dialog.title')} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate();
        }}
      >
        <Stack>
          <Text fz="sm">{t('dialog.explains')}</Text>
          <NativeSelect
            label={t('dialog.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(GLASS_REASONS.find((one) => one === currentTarget.value) ?? 'other')}
            data={GLASS_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <Textarea
            label={t('dialog.text')}
            description={t('dialog.textHint', { count: MIN_GLASS_TEXT })}
            required
            autosize
            minRows={3}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            data-autofocus
          />
          <NativeSelect
            label={t('dialog.minutes')}
            value={String(minutes)}
            onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
            data={LENGTHS.map((value) => ({ value: String(value), label: t(`length.${value}`) }))}
          />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" color="red.8" loading={act.isPending} disabled={text.trim().length < MIN_GLASS_TEXT}>
              {t('dialog.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
