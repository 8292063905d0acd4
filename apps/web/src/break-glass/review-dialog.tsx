import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GLASS_VERDICTS } from '@consilium/domain';
import type { GlassVerdict } from '@consilium/domain';
import type { BrokenGlassBody } from '@consilium/contracts';
import { reviewGlass } from '../api/break-glass.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';

const MIN_LENGTH = 3;

/** No verdict is chosen beforehand: both cost the same steps. */
export function ReviewDialog({ glass, onClose }: { readonly glass: BrokenGlassBody; readonly onClose: () => void }) {
  const { t } = useTranslation(['break-glass', 'shell']);
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<GlassVerdict | null>(null);
  const [text, setText] = useState('');
  const act = useMutation({
    mutationFn: (said: GlassVerdict) => reviewGlass(glass.caseId, glass.id, { verdict: said, text: text.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['break-glass'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('review.title', { ref: glass.caseRef })} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (verdict !== null) act.mutate(verdict);
        }}
      >
        <Stack>
          <Text fz="sm" className="wrap">
            {t('review.said', { name: glass.person.name, text: glass.text })}
          </Text>
          <Radio.Group
            label={t('review.verdict')}
            required
            value={verdict ?? ''}
            onChange={(value) => setVerdict(GLASS_VERDICTS.find((one) => one === value) ?? null)}
          >
            <Stack gap="xs" mt="xs">
              {GLASS_VERDICTS.map((value) => (
                <Radio key={value} value={value} label={t(`verdict.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('review.text')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={act.isPending} disabled={verdict === null || text.trim().length < MIN_LENGTH}>
              {t('review.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
