import { TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DiagnosisBody } from '@consilium/contracts';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './act-dialog.tsx';

export function DiagnosisDialog({ record, opened, onClose }: DialogProps & { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['intake', 'shell']);
  const [value, setValue] = useState<DiagnosisBody>({ code: record.diagnosis.code, text: record.diagnosis.text, reason: '' });
  const act = useCaseAct<DiagnosisBody>(record.id, (acts, body) => acts.correctDiagnosis(body), onClose);
  return (
    <ActDialog
      title={t('diagnosis.title')}
      submit={t('diagnosis.submit')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => act.mutate(value)}
      isPending={act.isPending}
      error={act.error}
      disabled={value.reason.trim().length < 3 || value.code.trim() === ''}
    >
      <TextInput
        label={t('field.code')}
        description={t('field.codeHint')}
        required
        value={value.code}
        onChange={({ currentTarget }) => setValue({ ...value, code: currentTarget.value })}
      />
      <TextInput
        label={t('field.diagnosisText')}
        value={value.text ?? ''}
        onChange={({ currentTarget }) => setValue({ ...value, text: currentTarget.value || null })}
      />
      <Textarea
        label={t('shell:reason.label')}
        description={t('diagnosis.hint')}
        required
        autosize
        minRows={2}
        value={value.reason}
        onChange={({ currentTarget }) => setValue({ ...value, reason: currentTarget.value })}
      />
    </ActDialog>
  );
}
