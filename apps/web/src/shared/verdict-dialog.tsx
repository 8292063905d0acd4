import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert.tsx';

interface Choice<Verdict extends string> {
  readonly value: Verdict;
  readonly label: string;
  readonly description?: string;
}

interface Props<Verdict extends string> {
  readonly title: string;
  /** What is judged, above the form. */
  readonly about?: ReactNode;
  readonly choices: readonly Choice<Verdict>[];
  readonly labels: { readonly verdict: string; readonly words: string; readonly hint?: string; readonly submit: string };
  readonly judge: (verdict: Verdict, words: string) => Promise<unknown>;
  /** Queries that show what was judged. */
  readonly stale: readonly string[];
  readonly onClose: () => void;
}

const [MIN_LENGTH, MAX_LENGTH] = [3, 2000];

/** A verdict with its words. None is chosen beforehand: all cost the same steps. */
export function VerdictDialog<Verdict extends string>({ title, about, choices, labels, judge, stale, onClose }: Props<Verdict>) {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [words, setWords] = useState('');
  const act = useMutation({
    mutationFn: (said: Verdict) => judge(said, words.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: stale });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (verdict !== null) act.mutate(verdict);
        }}
      >
        <Stack>
          {about === undefined ? null : (
            <Text fz="sm" className="wrap">
              {about}
            </Text>
          )}
          <Radio.Group
            label={labels.verdict}
            required
            value={verdict ?? ''}
            onChange={(value) => setVerdict(choices.find((one) => one.value === value)?.value ?? null)}
          >
            <Stack gap="xs" mt="xs">
              {choices.map((choice) => (
                <Radio key={choice.value} {...choice} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={labels.words}
            description={labels.hint}
            required
            autosize
            minRows={3}
            maxLength={MAX_LENGTH}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={act.isPending} disabled={verdict === null || words.trim().length < MIN_LENGTH}>
              {labels.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
