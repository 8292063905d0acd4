import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { HoldResolution } from './hold-resolution.tsx';

/** Why the case stopped, one sentence each, with the control that resolves it. */
export function HoldsPanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['intake', 'cases', 'terms']);
  return (
    <Stack gap="sm" component="section" aria-label={t('holds')}>
      {record.holds.map((hold) => (
        <Alert key={hold.code} color="orange" icon={<IconClockPause aria-hidden />} title={t(`cases:hold.${hold.code}`)} variant="light">
          <Group justify="space-between" gap="md">
            <Stack gap={6} style={{ flex: '1 1 280px', minWidth: 0 }}>
              <Text fz="sm" lang="en" className="wrap">
                {hold.message}
              </Text>
              <Group gap="xs">
                <Text fz="xs">{t('heldBy', { who: t(`terms:role.${hold.owner}`) })}</Text>
                {hold.waivable ? <Badge variant="quiet">{t('waivable')}</Badge> : null}
              </Group>
            </Stack>
            <HoldResolution record={record} hold={hold} />
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}
