import { SimpleGrid, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { ReviewCard } from './review-card.tsx';
import { useWorklist } from './use-worklist.ts';

/** Cases in review where my signature is missing, the nearest deadline first. */
export function MyReviewsPage() {
  const { t } = useTranslation(['cases', 'shell', 'terms']);
  const { user } = useSession();
  const { query, all, isWhole } = useWorklist(true);
  const due = all.filter(({ status }) => status === 'in-review').toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const seat = user.specialty === null ? null : t(`terms:specialty.${user.specialty}`);
  return (
    <>
      <PageHead title={t('reviews.title')} hint={seat === null ? t('reviews.noSeat') : t('reviews.hint', { seat })}>
        {query.isSuccess ? (
          <Text fz="sm" c="dimmed" className="tabular">
            {t('shell:shown', { shown: due.length, total: isWhole ? due.length : `${due.length}+` })}
          </Text>
        ) : null}
      </PageHead>
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading label={t('shell:loading')} /> : null}
      {query.isSuccess && due.length === 0 ? (
        <EmptyState icon={IconChecks} title={t('reviews.empty.title')} text={t('reviews.empty.text')} />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {due.map((one) => (
          <ReviewCard key={one.id} of={one} />
        ))}
      </SimpleGrid>
    </>
  );
}
