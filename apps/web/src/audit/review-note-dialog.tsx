import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_VERDICTS } from '@consilium/contracts';
import type { ReviewBody } from '@consilium/contracts';
import { recordReview } from '../api/audit.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';

interface Props {
  readonly about: Pick<ReviewBody, 'caseId' | 'entryId' | 'sampleId'>;
  readonly onClose: () => void;
}

const MIN_LENGTH = 3;

/** No verdict is chosen beforehand: all cost the same steps. */
export function ReviewNoteDialog({ about, onClose }: Props) {
  const { t } = useTranslation(['audit', 'shell']);
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<ReviewBody['verdict'] | null>(null);
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: (said: ReviewBody['verdict']) => recordReview({ ...about, verdict: said, note: note.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['audit'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('review.dialog')} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (verdict !== null) act.mutate(verdict);
        }}
      >
        <Stack>
          <Radio.Group
            label={t('review.verdict')}
            required
            value={verdict ?? ''}
            onChange={(value) => setVerdict(REVIEW_VERDICTS.find((one) => one === value) ?? null)}
          >
            <Stack gap="xs" mt="xs">
              {REVIEW_VERDICTS.map((value) => (
                <Radio key={value} value={value} label={t(`verdict.${value}`)} description={t(`verdictText.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('review.note')}
            description={t('review.noteHint')}
            required
            autosize
            minRows={3}
            maxLength={2000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={act.isPending} disabled={verdict === null || note.trim().length < MIN_LENGTH}>
              {t('review.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
