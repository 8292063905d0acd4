import { Badge, Box, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconBooks, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '@consilium/contracts';
import { releasesQuery } from '../api/audit.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Facts } from '../shared/facts.tsx';
import { Hash } from '../shared/hash.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { CorporaPanel } from './corpora-panel.tsx';

/** Dated, hashed snapshots of what the rules know. */
export function KnowledgePage() {
  const { t } = useTranslation(['knowledge', 'shell']);
  const { data, error, isPending, refetch } = useQuery(releasesQuery);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        {data ? (
          <Text fz="sm" c="dimmed" className="tabular">
            {t('shell:shown', { shown: data.items.length, total: data.items.length })}
          </Text>
        ) : null}
      </PageHead>
      {isPending ? <Loading label={t('shell:loading')} /> : null}
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <EmptyState icon={IconBooks} title={t('empty.title')} text={t('empty.text')} /> : null}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {data?.items.map((release) => (
          <ReleaseCard key={release.id} of={release} />
        ))}
      </SimpleGrid>
      <Box mt="lg">
        <CorporaPanel />
      </Box>
    </>
  );
}

function ReleaseCard({ of }: { readonly of: ReleaseView }) {
  const { t } = useTranslation(['knowledge', 'shell']);
  const format = useFormat();
  const counts = Object.entries(of.counts).filter(([name]) => name !== 'refusedRows');
  return (
    <Paper p="lg" component="article">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} className="wrap">
            {of.id}
          </Title>
          {of.isCurrent ? (
            <Badge color="petrol" leftSection={<IconCheck size={14} aria-hidden />}>
              {t('current')}
            </Badge>
          ) : (
            <Badge variant="quiet">{t('former')}</Badge>
          )}
        </Group>
        <Facts
          of={[
            [t('source'), of.source],
            ['SHA-256', <Hash key="hash" of={of.sha256} />],
            [t('releasedOn'), of.releasedOn],
            [t('importedAt'), format.instant(of.importedAt)],
            ...counts.map(([name, count]) => [t(`count.${name}`, { defaultValue: name }), format.number(count)] as const),
            [t('refusedRows'), format.number(of.refusedRows)],
          ]}
        />
      </Stack>
    </Paper>
  );
}
