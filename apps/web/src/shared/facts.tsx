import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Names and values; what is missing says so. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) {
  const { t } = useTranslation('shell');
  return (
    <dl className="fact-list">
      {of.map(([name, value], index) => [
        <dt key={`name-${index}`}>{name}</dt>,
        <dd key={`value-${index}`}>{value === null || value === undefined || value === '' ? t('notReported') : value}</dd>,
      ])}
    </dl>
  );
}
