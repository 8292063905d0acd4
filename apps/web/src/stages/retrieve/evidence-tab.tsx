import { Badge, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconBooks, IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { STANCES } from '@consilium/domain';
import type { RetrievedPassage } from '@consilium/domain';
import { retrievalQuery } from '../../api/cases.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { passageLists } from './passage-lists.ts';
import { SourceText } from './source-text.tsx';

export const STANCE_LOOK = {
  for: [IconArrowUpRight, 'petrol'],
  against: [IconArrowDownRight, 'red'],
  context: [IconPoint, 'gray'],
} as const;

/** Passages for, against and around the findings of the case. */
export function EvidenceTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['retrieve', 'shell']);
  const [stance, setStance] = useState('all');
  const { data, error, isLoading, refetch } = useQuery(retrievalQuery(record));
  if (isLoading) return <Loading label={t('shell:loading')} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Paper>
        <EmptyState icon={IconBooks} title={t('none.title')} text={t('none.text')} />
      </Paper>
    );
  const lists = passageLists(data);
  const total = lists.reduce((sum, { passages }) => sum + passages.length, 0);
  const shown = lists
    .map(({ corpus, passages }) => ({ corpus, passages: passages.filter((passage) => stance === 'all' || passage.stance === stance) }))
    .filter(({ passages }) => passages.length > 0);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text fz="sm" c="dimmed" className="tabular" aria-live="polite">
          {t('counts', { shown: shown.reduce((sum, { passages }) => sum + passages.length, 0), total })}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('stance.label')}
          value={stance}
          onChange={setStance}
          data={['all', ...STANCES].map((value) => ({ value, label: t(`stance.${value}`) }))}
        />
      </Group>
      {data.warnings.map((warning) => (
        <Text key={warning} fz="sm" lang="en">
          {warning}
        </Text>
      ))}
      {shown.length === 0 ? (
        <Paper>
          <EmptyState icon={IconBooks} title={t('noneOf.title')} text={t('noneOf.text')} />
        </Paper>
      ) : null}
      {shown.map(({ corpus, passages }) => (
        <section key={corpus} aria-labelledby={`corpus-${corpus}`}>
          <Title order={2} id={`corpus-${corpus}`} mb="xs">
            {t(`corpus.${corpus}`, { count: passages.length })}
          </Title>
          <Text fz="sm" c="dimmed" mb="sm">
            {t(`corpusHint.${corpus}`)}
          </Text>
          <Stack gap="md">
            {passages.map((passage) => (
              <PassageCard key={passage.document.id} passage={passage} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

function PassageCard({ passage }: { readonly passage: RetrievedPassage }) {
  const { t } = useTranslation('retrieve');
  const [Icon, color] = STANCE_LOOK[passage.stance];
  return (
    <Paper p="md" component="article">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600} fz="sm" className="wrap">
            {passage.document.id}
          </Text>
          <Group gap="xs">
            {passage.burst ? <Badge color="orange">{t('burst')}</Badge> : null}
            <Badge color={color} leftSection={<Icon size={14} aria-hidden />}>
              {t(`stance.${passage.stance}`)}
            </Badge>
          </Group>
        </Group>
        <SourceText document={passage.document} quote={passage.window ? passage.document.text.slice(...passage.window) : null} />
      </Stack>
    </Paper>
  );
}
