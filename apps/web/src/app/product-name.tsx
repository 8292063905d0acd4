import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function ProductName() {
  const { t } = useTranslation('shell');
  return (
    <Group component="span" gap={8} wrap="nowrap">
      <Mark />
      <Link to="/cases" className="plain-link" aria-label={t('toWorklist')}>
        <Text span fw={700} fz="lg" lts="-0.01em">
          {t('product')}
        </Text>
      </Link>
    </Group>
  );
}

/** Three seats around one table. */
const Mark = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="var(--mantine-color-anchor)" strokeWidth="2">
    <circle cx="12" cy="12" r="4.2" />
    <circle cx="12" cy="3.6" r="1.9" fill="var(--mantine-color-anchor)" />
    <circle cx="4.7" cy="16.2" r="1.9" fill="var(--mantine-color-anchor)" />
    <circle cx="19.3" cy="16.2" r="1.9" fill="var(--mantine-color-anchor)" />
  </svg>
);
