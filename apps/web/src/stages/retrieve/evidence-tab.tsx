import { Anchor, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconBooks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { STANCES } from '@consilium/domain';
import { retrievalQuery } from '../../api/cases.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { CorpusSection, placeOf } from './corpus-section.tsx';
import { passageLists } from './passage-lists.ts';

/** Passages for, against and around the findings of the case, each corpus in a list of its own. */
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
      {shown.length > 1 ? (
        <Group component="nav" gap="md" aria-label={t('corpora')}>
          {shown.map(({ corpus, passages }) => (
            <Anchor key={corpus} fz="sm" href={`#${placeOf(corpus)}`} onClick={goTo(placeOf(corpus))}>
              {t(`corpus.${corpus}`, { count: passages.length })}
            </Anchor>
          ))}
        </Group>
      ) : null}
      {shown.map((list) => (
        <CorpusSection key={`${list.corpus} ${stance}`} of={list} />
      ))}
    </Stack>
  );
}

/** Within the page, without a new address: the tab of the case stands in the address. */
const goTo =
  (id: string) =>
  (event: MouseEvent<HTMLAnchorElement>): void => {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  };
