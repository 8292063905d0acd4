import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './act-dialog.tsx';

export function QuestionDialog({ record, opened, onClose }: DialogProps & { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const [question, setQuestion] = useState(record.question ?? '');
  const act = useCaseAct<string>(record.id, (acts, text) => acts.setQuestion({ question: text }), onClose);
  return (
    <ActDialog
      title={t('question.title')}
      submit={t('question.submit')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => act.mutate(question)}
      isPending={act.isPending}
      error={act.error}
      disabled={question.trim().length < 3}
    >
      <Textarea
        label={t('field.question')}
        description={t('question.hint')}
        required
        autosize
        minRows={2}
        value={question}
        onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
      />
    </ActDialog>
  );
}
