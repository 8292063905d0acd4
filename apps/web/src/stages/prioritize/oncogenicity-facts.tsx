import { useTranslation } from 'react-i18next';
import type { Oncogenicity } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';

export function OncogenicityFacts({ of }: { readonly of: Oncogenicity }) {
  const { t } = useTranslation('prioritize');
  return (
    <Facts
      of={[
        [t('oncogenicity.class'), t(`oncogenicity.${of.class}`)],
        [t('oncogenicity.points'), of.points],
        [t('oncogenicity.criteria'), of.criteria.map(({ code, source }) => `${code} (${source})`).join('; ')],
        [t('oncogenicity.suppressed'), of.suppressed.map(({ code, by }) => `${code} (${by})`).join('; ') || t('oncogenicity.none')],
        [t('oncogenicity.scheme'), of.scheme],
      ]}
    />
  );
}
