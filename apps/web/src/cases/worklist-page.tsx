import { Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFilterOff, IconInbox, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FindOtherCase } from '../break-glass/find-other-case.tsx';
import { ButtonLink } from '../shared/links.tsx';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useWorklist } from './use-worklist.ts';
import type { Worklist } from './use-worklist.ts';
import { WorklistBoard } from './worklist-board.tsx';
import { WorklistFilters } from './worklist-filters.tsx';
import { WorklistTable } from './worklist-table.tsx';

export function WorklistPage() {
  const { t } = useTranslation(['cases', 'shell']);
  const { permissions } = useSession();
  const worklist = useWorklist();
  const [view, setView] = useLocalStorage({ key: 'consilium-worklist-view', defaultValue: 'table' });
  const { query, shown, all, isWhole } = worklist;
  return (
    <>
      <PageHead title={t('worklist.title')} hint={t('worklist.hint')}>
        <Group gap="sm">
          <FindOtherCase />
          {permissions['case:submit'] ? (
            <ButtonLink to="/cases/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('worklist.new')}
            </ButtonLink>
          ) : null}
        </Group>
      </PageHead>
      <Stack>
        <Group justify="space-between" align="flex-end">
          <WorklistFilters worklist={worklist} />
          <Group gap="md">
            <Text fz="sm" c="dimmed" aria-live="polite" className="tabular">
              {query.isSuccess ? t('shell:shown', { shown: shown.length, total: isWhole ? all.length : `${all.length}+` }) : ''}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={t('worklist.view')}
              value={view}
              onChange={setView}
              data={[
                { value: 'table', label: t('worklist.table') },
                { value: 'board', label: t('worklist.board') },
              ]}
            />
          </Group>
        </Group>
        <WorklistBody worklist={worklist} view={view} />
      </Stack>
    </>
  );
}

function WorklistBody({ worklist, view }: { readonly worklist: Worklist; readonly view: string }) {
  const { t } = useTranslation(['cases', 'shell']);
  const { query, shown, all } = worklist;
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading label={t('shell:loading')} />;
  if (all.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconInbox} title={t('worklist.empty.title')} text={t('worklist.empty.text')} />
      </Paper>
    );
  if (shown.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconFilterOff} title={t('worklist.noMatch.title')} text={t('worklist.noMatch.text', { total: all.length })}>
          <Button variant="default" onClick={worklist.clear}>
            {t('worklist.clear')}
          </Button>
        </EmptyState>
      </Paper>
    );
  return view === 'board' ? <WorklistBoard cases={shown} /> : <WorklistTable cases={shown} />;
}
