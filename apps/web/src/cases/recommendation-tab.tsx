import { Paper, Stack } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { draftQuery } from '../api/cases.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { DraftPanel } from '../stages/draft/draft-panel.tsx';
import { ResistancePanel } from '../stages/prioritize/resistance-panel.tsx';
import { DecisionPanel } from '../stages/sign-off/decision-panel.tsx';

/** What stands against a therapy first, then the board's decision, then the machine's draft. */
export function RecommendationTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['cases', 'shell', 'terms']);
  const draft = useQuery(draftQuery(record));
  const hasDraft = record.steps.some(({ step }) => step === 'draft');
  if (!hasDraft && record.decisions.length === 0)
    return (
      <Paper>
        <EmptyState
          icon={IconHourglass}
          title={t('noDraft.title')}
          text={t(record.status === 'held' ? 'noDraft.held' : 'noDraft.running', { stage: t(`terms:stage.${record.stage}`) })}
        />
      </Paper>
    );
  return (
    <Stack gap="lg">
      <ResistancePanel record={record} />
      <DecisionPanel record={record} draft={draft.data ?? null} />
      {draft.isError ? <ProblemAlert error={draft.error} onRetry={() => void draft.refetch()} /> : null}
      {draft.isLoading ? <Loading label={t('shell:loading')} /> : null}
      {draft.data ? <DraftPanel record={record} draft={draft.data} /> : null}
    </Stack>
  );
}
