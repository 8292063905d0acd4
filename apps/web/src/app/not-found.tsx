import { VisuallyHidden } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../shared/links.tsx';
import { EmptyState } from '../shared/empty-state.tsx';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <>
      <VisuallyHidden component="h1">{t('notFound.title')}</VisuallyHidden>
      <EmptyState icon={IconMapOff} title={t('notFound.title')} text={t('notFound.text')}>
        <AnchorLink to="/cases">{t('nav.cases')}</AnchorLink>
      </EmptyState>
    </>
  );
}
