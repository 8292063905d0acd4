import { useTranslation } from 'react-i18next';
import { GLASS_VERDICTS } from '@consilium/domain';
import type { BrokenGlassBody } from '@consilium/contracts';
import { reviewGlass } from '../api/break-glass.ts';
import { VerdictDialog } from '../shared/verdict-dialog.tsx';

export function ReviewDialog({ glass, onClose }: { readonly glass: BrokenGlassBody; readonly onClose: () => void }) {
  const { t } = useTranslation('break-glass');
  return (
    <VerdictDialog
      title={t('review.title', { ref: glass.caseRef })}
      about={t('review.said', { name: glass.person.name, text: glass.text })}
      choices={GLASS_VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
      labels={{ verdict: t('review.verdict'), words: t('review.text'), submit: t('review.submit') }}
      judge={(verdict, text) => reviewGlass(glass.caseId, glass.id, { verdict, text })}
      stale={['break-glass']}
      onClose={onClose}
    />
  );
}
