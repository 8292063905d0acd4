import { Alert, Group, List, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconDna2, IconInfoCircle, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { findingsQuery, isMoving, prioritizationQuery } from '../../api/cases.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { FindingDrawer } from './finding-drawer.tsx';
import { FindingsTable } from './findings-table.tsx';
import { OptionsTable } from './options-table.tsx';
import { SampleFacts } from './sample-facts.tsx';
import { ResistancePanel } from './resistance-panel.tsx';
import { UntestedPanel } from './untested-panel.tsx';
import { useOpenFinding } from './use-open-finding.ts';

const route = getRouteApi('/cases/$caseId');

/** The drawer stays open while the case is prioritized again: what a person entered there comes back into it. */
export function FindingsTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('prioritize');
  const { finding } = route.useSearch();
  const open = useOpenFinding();
  const isDone = record.steps.some(({ step }) => step === 'prioritization');
  return (
    <>
      {isDone ? (
        <Findings record={record} />
      ) : (
        <Paper>
          <EmptyState icon={IconDna2} title={t(isMoving(record) ? 'again.title' : 'none.title')} text={t('none.text')} />
        </Paper>
      )}
      <FindingDrawer record={record} findingId={finding ?? null} onClose={() => open(null)} />
    </>
  );
}

function Findings({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['prioritize', 'shell']);
  const open = useOpenFinding();
  const [show, setShow] = useState<'tiered' | 'all'>('tiered');
  const [text, setText] = useState('');
  const findings = useQuery(findingsQuery(record, show));
  const { data: whole } = useQuery(prioritizationQuery(record));
  if (findings.isError) return <ProblemAlert error={findings.error} onRetry={() => void findings.refetch()} />;
  const items = (findings.data?.items ?? []).filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <Stack gap="lg">
      <ResistancePanel record={record} />
      {whole && whole.options.length > 0 ? <OptionsTable prioritization={whole} /> : null}
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <TextInput
            label={t('filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            data-filter
            w={{ base: '100%', xs: 220 }}
          />
          <Group gap="md">
            <Text fz="sm" c="dimmed" className="tabular" aria-live="polite">
              {findings.data ? t('counts', { shown: items.length, total: findings.data.total, tiered: findings.data.tiered }) : ''}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={t('show.label')}
              value={show}
              onChange={(value) => setShow(value === 'all' ? 'all' : 'tiered')}
              data={[
                { value: 'tiered', label: t('show.tiered') },
                { value: 'all', label: t('show.all') },
              ]}
            />
          </Group>
        </Group>
        {findings.isPending ? (
          <Loading label={t('shell:loading')} />
        ) : items.length === 0 ? (
          <Paper>
            <EmptyState icon={IconDna2} title={t('noMatch.title')} text={t('noMatch.text', { total: findings.data.total })} />
          </Paper>
        ) : (
          <FindingsTable findings={items} onOpen={open} />
        )}
      </Stack>
      {whole && whole.warnings.length > 0 ? (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('warnings')}>
          <List fz="sm" lang="en">
            {whole.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {whole?.sample && whole.sample.length > 0 ? <SampleFacts of={whole.sample} /> : null}
      {whole?.untested && whole.untested.length > 0 ? <UntestedPanel of={whole.untested} /> : null}
    </Stack>
  );
}
