import { useTranslation } from 'react-i18next';
import { REVIEW_VERDICTS } from '@consilium/contracts';
import type { ReviewBody } from '@consilium/contracts';
import { recordReview } from '../api/audit.ts';
import { VerdictDialog } from '../shared/verdict-dialog.tsx';

interface Props {
  readonly about: Pick<ReviewBody, 'caseId' | 'entryId' | 'sampleId'>;
  readonly onClose: () => void;
}

export function ReviewNoteDialog({ about, onClose }: Props) {
  const { t } = useTranslation('audit');
  return (
    <VerdictDialog
      title={t('review.dialog')}
      choices={REVIEW_VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`), description: t(`verdictText.${value}`) }))}
      labels={{ verdict: t('review.verdict'), words: t('review.note'), hint: t('review.noteHint'), submit: t('review.submit') }}
      judge={(verdict, note) => recordReview({ ...about, verdict, note })}
      stale={['audit']}
      onClose={onClose}
    />
  );
}
