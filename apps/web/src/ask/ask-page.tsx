import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskBody } from '@consilium/contracts';
import { ask } from '../api/evidence.ts';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { UnderstoodPanel } from './understood-panel.tsx';

const MOST_CHARACTERS = 4000;

/** A question as a board member types it; how it was understood; the answer of the same rules and the same gate as a case's draft. */
export function AskPage() {
  const { t } = useTranslation(['ask', 'shell']);
  const [question, setQuestion] = useState('');
  const answer = useMutation({ mutationFn: (body: AskBody) => ask(body) });
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <Stack gap="lg">
        <Panel title={t('question.title')}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              answer.mutate({ question: question.trim() });
            }}
          >
            <Stack gap="sm">
              <Textarea
                label={t('question.label')}
                description={t('question.privacy')}
                autosize
                minRows={2}
                maxLength={MOST_CHARACTERS}
                value={question}
                onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
                }}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={answer.isPending} disabled={question.trim() === ''}>
                  {t('question.submit')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Panel>
        {answer.isPending ? <Loading label={t('shell:loading')} /> : null}
        {answer.error ? <ProblemAlert error={answer.error} /> : null}
        {answer.data ? (
          <>
            <UnderstoodPanel
              key={JSON.stringify(answer.data.understood)}
              of={answer.data.understood}
              isAsking={answer.isPending}
              onAsk={(understood) => answer.mutate({ question: question.trim() || '-', understood })}
            />
            <AnswerPanel answer={answer.data} />
          </>
        ) : null}
      </Stack>
    </>
  );
}
