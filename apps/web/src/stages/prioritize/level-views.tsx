import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindingResult } from '@consilium/domain';

/** The result in other schemes: always proposed, with scheme, version and the record it rests on; a person assigns. */
export function LevelViews({ of }: { readonly of: NonNullable<FindingResult['views']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <div>
      <Group gap={6}>
        <Text fw={600} fz="sm">
          {t('views.title')}
        </Text>
        <Badge variant="quiet" style={{ borderStyle: 'dashed' }}>
          {t('views.proposed')}
        </Badge>
      </Group>
      <Text fz="xs" c="dimmed" mb={6}>
        {t('views.hint')}
      </Text>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('views.title')}>
        {of.map(({ scheme, version, level, why }) => (
          <li key={scheme}>
            <Text fz="sm">
              {t(`views.schemeIs.${scheme}`)} <strong>{level}</strong>{' '}
              <Text span fz="xs" c="dimmed">
                {t('views.version', { version })}
              </Text>
            </Text>
            <Text fz="xs" c="dimmed" className="wrap" lang="en">
              {why}
            </Text>
          </li>
        ))}
      </Stack>
    </div>
  );
}
