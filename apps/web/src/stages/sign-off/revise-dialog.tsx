import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DecisionVersionBody, DraftBody, ReviseBody } from '@consilium/contracts';
import { OVERRIDE_REASONS, RECOMMENDATION_KINDS } from '@consilium/domain';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { OptionEditor } from './option-editor.tsx';
import { isSendable, revisionBody, startRevision } from './revision-form.ts';
import { SentencePicker } from './sentence-picker.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly decision: DecisionVersionBody;
  readonly draft: DraftBody | null;
  readonly origin: ReviseBody['origin'];
  readonly onClose: () => void;
}

/** A person's next version of the decision, with a coded reason. It voids the signatures of the version shown. */
export function ReviseDialog({ record, decision, draft, origin, onClose }: Props) {
  const { t } = useTranslation(['sign-off', 'terms', 'shell']);
  const [shown] = useState(decision);
  const sentences = draft?.sentences ?? shown.content.sentences;
  const [form, setForm] = useState(() => startRevision(shown, origin, sentences));
  const revise = useCaseAct<ReviseBody>(record.id, (acts, body) => acts.revise(body, shown.sha256), onClose);
  const isByHand = origin === 'hand-written';
  return (
    <Modal opened onClose={onClose} size="xl" title={t(`revise.title.${origin}`)} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          revise.mutate(revisionBody(form, origin, shown));
        }}
      >
        <Stack>
          <Text fz="sm">{t('revise.explains', { version: shown.version, next: shown.version + 1 })}</Text>
          <Select
            label={t('sign.recommendation')}
            allowDeselect={false}
            data={RECOMMENDATION_KINDS.map((one) => ({ value: one, label: t(`terms:recommendation.${one}`) }))}
            value={form.recommendation}
            onChange={(value) => setForm({ ...form, recommendation: RECOMMENDATION_KINDS.find((one) => one === value) ?? 'therapy' })}
          />
          {form.recommendation === 'therapy' ? (
            <OptionEditor rows={form.options} onChange={(options) => setForm({ ...form, options })} />
          ) : null}
          <Textarea
            label={t('revise.boardText')}
            description={t('revise.boardTextHint')}
            required={isByHand || form.recommendation === 'no-recommendation'}
            autosize
            minRows={3}
            value={form.boardText}
            onChange={({ currentTarget }) => setForm({ ...form, boardText: currentTarget.value })}
          />
          <SentencePicker sentences={sentences} kept={form.keep} onChange={(keep) => setForm({ ...form, keep })} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('revise.reason')}
              required
              allowDeselect={false}
              data={OVERRIDE_REASONS.map((one) => ({ value: one, label: t(`terms:reason.${one}`) }))}
              value={form.reason}
              onChange={(value) => setForm({ ...form, reason: OVERRIDE_REASONS.find((one) => one === value) ?? null })}
            />
            <TextInput
              label={t('revise.reasonText')}
              required={form.reason === 'other'}
              value={form.reasonText}
              onChange={({ currentTarget }) => setForm({ ...form, reasonText: currentTarget.value })}
            />
          </SimpleGrid>
          {revise.error ? <ProblemAlert error={revise.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={revise.isPending} disabled={!isSendable(form)}>
              {t('revise.submit', { next: shown.version + 1 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
