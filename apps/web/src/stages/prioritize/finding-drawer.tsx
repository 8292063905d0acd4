import { Alert, Drawer, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconFilterExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import type { FindingExplanation } from '@consilium/domain';
import { prioritizationQuery } from '../../api/cases.ts';
import { Facts } from '../../shared/facts.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { AlleleScores } from './allele-scores.tsx';
import { CriteriaPanel } from './criteria-panel.tsx';
import { isFiltered, wordsOf } from './finding-words.ts';
import { OncogenicityFacts } from './oncogenicity-facts.tsx';
import { RejectedList } from './rejected-list.tsx';
import { ResearchScores } from './research-scores.tsx';
import { ResultList } from './result-list.tsx';
import { subjectFacts } from './subject-facts.ts';

interface Props {
  readonly record: CaseRecordBody;
  readonly findingId: string | null;
  readonly onClose: () => void;
}

/** Why a finding has its tier: rule, items that counted, items that did not, what would change it. */
export function FindingDrawer({ record, findingId, onClose }: Props) {
  const { t } = useTranslation(['prioritize', 'shell']);
  const query = useQuery(prioritizationQuery(record));
  const found = query.data?.findings.find(({ finding }) => finding === findingId);
  const title = found ? (
    <Group gap="sm">
      <Text fw={700} fz="lg">
        {found.label}
      </Text>
      <TierBadge tier={found.tier} level={found.level} />
    </Group>
  ) : (
    t('drawer')
  );
  return (
    <Drawer opened={findingId !== null} onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': t('shell:close') }}>
      {query.isPending ? <Loading label={t(query.isLoading ? 'shell:loading' : 'again.title')} /> : null}
      {query.isError ? <ProblemAlert error={query.error} /> : null}
      {query.isSuccess && !found ? <Text>{t('notFound')}</Text> : null}
      {found ? <Explanation of={found} record={record} /> : null}
    </Drawer>
  );
}

function Explanation({ of, record }: { readonly of: FindingExplanation; readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['prioritize', 'shell']);
  const format = useFormat();
  const words = wordsOf(of, t);
  return (
    <Stack gap="lg">
      {isFiltered(of) ? (
        <Alert color="orange" icon={<IconFilterExclamation aria-hidden />} title={t('filtered')}>
          {t('filteredText', { filter: words.filter ?? t('shell:notReported') })}
        </Alert>
      ) : null}
      <Facts
        of={[[t('ruleFired'), <code key="rule">{of.rule}</code>], ...subjectFacts(of, { t, format }), [t('keys'), of.keys.join(', ')]]}
      />
      <Sentences title={t('warnings')} of={of.warnings} />
      <Sentences title={t('notes')} of={of.notes ?? []} />
      {of.results.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('noResults')}
        </Text>
      ) : null}
      {of.results.length > 0 ? (
        <section>
          <Title order={2} fz="md" mb="xs">
            {t('results', { count: of.results.length })}
          </Title>
          <ResultList of={of.results} />
        </section>
      ) : null}
      <section>
        <Title order={3} mb="xs">
          {t('oncogenicity.title')}
        </Title>
        <Stack gap="md">
          <OncogenicityFacts of={of.oncogenicity} />
          <CriteriaPanel record={record} finding={of.finding} kind={of.subject.kind} />
        </Stack>
      </section>
      {of.subject.kind === 'small-variant' ? <AlleleScores of={of.subject} /> : null}
      {of.research && of.research.length > 0 ? <ResearchScores of={of.research} /> : null}
      <section>
        <Title order={3} mb="xs">
          {t('rejected.title')}
        </Title>
        <RejectedList items={of.rejected} more={of.rejectedMore} />
      </section>
    </Stack>
  );
}

function Sentences({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <div>
      <Text fw={600} fz="sm" mb={4}>
        {title}
      </Text>
      <List fz="sm" lang="en">
        {of.map((text) => (
          <List.Item key={text} className="wrap">
            {text}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
