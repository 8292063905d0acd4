import { Radio, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, FollowUpBody } from '@consilium/contracts';
import { IMPLEMENTATIONS, NOT_DONE_REASONS, RESPONSES } from '@consilium/domain';
import type { FollowUpTask } from '@consilium/domain';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from '../intake/act-dialog.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly task: FollowUpTask;
  readonly onClose: () => void;
}

interface Form extends Omit<FollowUpBody, 'implemented'> {
  readonly implemented: FollowUpBody['implemented'] | null;
}

/** Was it done, why not, how did the disease respond. */
export function OutcomeDialog({ record, task, onClose }: Props) {
  const { t } = useTranslation('follow-up');
  const [form, setForm] = useState<Form>({ implemented: null, notDoneReason: null, response: null, text: '' });
  const act = useCaseAct<FollowUpBody>(record.id, (acts, body) => acts.recordOutcome(task.id, body), onClose);
  const needsReason = form.implemented === 'not-implemented';
  const submit = (): void => {
    if (form.implemented)
      act.mutate({ ...form, implemented: form.implemented, notDoneReason: form.implemented === 'implemented' ? null : form.notDoneReason });
  };
  return (
    <ActDialog
      title={t('dialog', { month: task.month })}
      submit={t('record')}
      opened
      onClose={onClose}
      onSubmit={submit}
      isPending={act.isPending}
      error={act.error}
      disabled={form.implemented === null || (needsReason && form.notDoneReason === null)}
    >
      <Radio.Group
        label={t('implemented.label')}
        required
        value={form.implemented}
        onChange={(text) => setForm({ ...form, implemented: IMPLEMENTATIONS.find((one) => one === text) ?? null })}
      >
        <Stack gap="xs" mt={6}>
          {IMPLEMENTATIONS.map((one) => (
            <Radio key={one} value={one} label={t(`implemented.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {form.implemented === null || form.implemented === 'implemented' ? null : (
        <Select
          label={t('reason.label')}
          required={needsReason}
          data={NOT_DONE_REASONS.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
          value={form.notDoneReason}
          onChange={(text) => setForm({ ...form, notDoneReason: NOT_DONE_REASONS.find((one) => one === text) ?? null })}
        />
      )}
      <Select
        label={t('response.label')}
        clearable
        clearButtonProps={{ 'aria-label': t('clearResponse') }}
        data={RESPONSES.map((one) => ({ value: one, label: t(`response.${one}`) }))}
        value={form.response}
        onChange={(text) => setForm({ ...form, response: RESPONSES.find((one) => one === text) ?? null })}
      />
      <Textarea
        label={t('text')}
        autosize
        minRows={2}
        value={form.text}
        onChange={({ currentTarget }) => setForm({ ...form, text: currentTarget.value })}
      />
    </ActDialog>
  );
}
