import { Button, Center, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { auditQuery } from '../api/audit.ts';
import type { AuditFilter } from '../api/audit.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { DENSITY_NAMES, useDensity } from './density.ts';
import { EntriesTable } from './entries-table.tsx';

interface Props {
  readonly filter: AuditFilter;
  /** One case's trail, or the whole one. */
  readonly caseId: string | null;
  readonly onOpen: (entry: AuditEntryBody) => void;
}

/** Newest first, page after page by position in the trail. */
export function EntryList({ filter, caseId, onOpen }: Props) {
  const { t } = useTranslation(['audit', 'shell']);
  const [density, setDensity] = useDensity();
  const query = useInfiniteQuery(auditQuery(filter, caseId));
  if (query.isPending) return <Loading label={t('shell:loading')} />;
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap(({ items }) => items);
  const more = (): void => void (query.hasNextPage && !query.isFetchingNextPage ? query.fetchNextPage() : undefined);
  if (entries.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconListSearch} title={t('empty.title')} text={t('empty.text')} />
      </Paper>
    );
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed" className="tabular" aria-live="polite">
          {t(query.hasNextPage ? 'countMore' : 'countAll', { count: entries.length })}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('density.title')}
          value={density}
          onChange={(value) => setDensity(DENSITY_NAMES.find((one) => one === value) ?? 'normal')}
          data={DENSITY_NAMES.map((value) => ({ value, label: t(`density.${value}`) }))}
        />
      </Group>
      <EntriesTable entries={entries} density={density} onOpen={onOpen} onEnd={more} showsCase={caseId === null} />
      {query.hasNextPage ? (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={more}>
            {t('more')}
          </Button>
        </Center>
      ) : null}
    </Stack>
  );
}
