import { Button, Center, Paper, Stack, Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { auditQuery } from '../api/audit.ts';
import type { AuditFilter } from '../api/audit.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { EntriesTable } from './entries-table.tsx';
import { EntryDrawer } from './entry-drawer.tsx';

interface Props {
  readonly filter: AuditFilter;
  /** One case's trail, or the whole one. */
  readonly caseId: string | null;
}

/** Newest first, page after page by position in the trail. */
export function EntryList({ filter, caseId }: Props) {
  const { t } = useTranslation(['audit', 'shell']);
  const [open, setOpen] = useState<AuditEntryBody | null>(null);
  const query = useInfiniteQuery(auditQuery(filter, caseId));
  if (query.isPending) return <Loading label={t('shell:loading')} />;
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconListSearch} title={t('empty.title')} text={t('empty.text')} />
      </Paper>
    );
  return (
    <Stack>
      <Text fz="sm" c="dimmed" className="tabular" aria-live="polite">
        {t(query.hasNextPage ? 'countMore' : 'countAll', { count: entries.length })}
      </Text>
      <EntriesTable entries={entries} onOpen={setOpen} showsCase={caseId === null} />
      {query.hasNextPage ? (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </Center>
      ) : null}
      <EntryDrawer entry={open} onClose={() => setOpen(null)} />
    </Stack>
  );
}
