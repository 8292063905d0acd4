import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrokenGlassBody } from '@consilium/contracts';
import { glassNoticesQuery } from '../api/break-glass.ts';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Facts } from '../shared/facts.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { ReviewDialog } from './review-dialog.tsx';

/** Emergency accesses, those that wait for a review first (ACC-06). */
export function BreakGlassPage() {
  const { t } = useTranslation(['break-glass', 'shell']);
  const { permissions } = useSession();
  const { data, error, isPending, refetch } = useQuery(glassNoticesQuery(permissions['break-glass:list'] === true));
  const [reviewed, setReviewed] = useState<BrokenGlassBody | null>(null);
  return (
    <>
      <PageHead title={t('page.title')} hint={t('page.hint')} />
      {isPending ? <Loading label={t('shell:loading')} /> : null}
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <EmptyState icon={IconLock} title={t('page.none')} text={t('page.noneText')} /> : null}
      <Stack gap="lg">
        {data?.items.map((glass) => (
          <GlassPanel key={glass.id} glass={glass} onReview={() => setReviewed(glass)} />
        ))}
      </Stack>
      {reviewed ? <ReviewDialog glass={reviewed} onClose={() => setReviewed(null)} /> : null}
    </>
  );
}

function GlassPanel({ glass, onReview }: { readonly glass: BrokenGlassBody; readonly onReview: () => void }) {
  const { t } = useTranslation('break-glass');
  const { permissions, user } = useSession();
  const format = useFormat();
  const { review, person } = glass;
  const mayReview = review === null && permissions['break-glass:review'] === true && person.id !== user.id;
  return (
    // No landmark: a person may open the same case twice, and landmarks need names of their own.
    <Paper component="article" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={2}>{t('page.item', { name: person.name, ref: glass.caseRef })}</Title>
          <Badge color={review === null ? 'orange' : 'gray'}>{t(review === null ? 'page.waits' : `verdict.${review.verdict}`)}</Badge>
        </Group>
        <Facts
          of={[
            [t('page.reason'), t(`reason.${glass.reason}`)],
            [t('page.text'), glass.text],
            [t('page.opened'), format.instant(glass.openedAt)],
            [t('page.until'), format.instant(glass.endedAt ?? glass.until)],
            [
              t('page.review'),
              review === null
                ? t('page.notReviewed')
                : t('page.reviewed', { by: review.by, at: format.instant(review.at), text: review.text }),
            ],
          ]}
        />
        <Group justify="space-between">
          <Text fz="sm">
            <AnchorLink to="/cases/$caseId" params={{ caseId: glass.caseId }} search={{ tab: 'audit' }}>
              {t('page.trail', { ref: glass.caseRef })}
            </AnchorLink>
          </Text>
          {mayReview ? (
            <Button onClick={onReview} aria-label={t('page.reviewOf', { name: person.name, ref: glass.caseRef })}>
              {t('page.reviewIt')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}
