import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconFlag, IconQuestionMark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditReviewBody, ReviewBody } from '@consilium/contracts';
import { reviewsQuery } from '../api/audit.ts';
import type { ReviewsOf } from '../api/audit.ts';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { ReviewNoteDialog } from './review-note-dialog.tsx';

const LOOK = { fine: [IconCheck, 'green'], question: [IconQuestionMark, 'orange'], finding: [IconFlag, 'red'] } as const;

export function VerdictBadge({ verdict }: Pick<AuditReviewBody, 'verdict'>) {
  const { t } = useTranslation('audit');
  const [Icon, color] = LOOK[verdict];
  return (
    <Badge color={color} leftSection={<Icon size={12} aria-hidden />}>
      {t(`verdict.${verdict}`)}
    </Badge>
  );
}

interface Props {
  readonly of: ReviewsOf;
  /** What a new review is about; null where none can be written from here. */
  readonly about: Pick<ReviewBody, 'caseId' | 'entryId' | 'sampleId'> | null;
}

/** Notes of auditors about a case, an entry or a sample; each is an entry of its own and stays. */
export function ReviewsPanel({ of, about }: Props) {
  const { t } = useTranslation('audit');
  const { data, error, refetch } = useQuery(reviewsQuery(of));
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <Panel
      title={t('review.title')}
      aside={
        about ? (
          <Button size="xs" variant="default" onClick={dialog.open}>
            {t('review.add')}
          </Button>
        ) : null
      }
    >
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('review.none')}
        </Text>
      ) : null}
      {data?.items.map((review) => (
        <Review key={review.id} of={review} />
      ))}
      {about && isOpen ? <ReviewNoteDialog about={about} onClose={dialog.close} /> : null}
    </Panel>
  );
}

function Review({ of }: { readonly of: AuditReviewBody }) {
  const format = useFormat();
  return (
    <div>
      <Group gap="xs">
        <VerdictBadge verdict={of.verdict} />
        {of.caseRef ? (
          <Text fz="sm" fw={600} className="tabular">
            {of.caseRef}
          </Text>
        ) : null}
        <Text fz="xs" c="dimmed">
          {of.by.name} · {format.instant(of.at)}
        </Text>
      </Group>
      <Text fz="sm" className="wrap">
        {of.note}
      </Text>
    </div>
  );
}
