import { Group, Text } from '@mantine/core';
import { IconAlertCircle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from './use-now.ts';
import { useFormat } from './use-format.ts';

const STOPPED = ['issued', 'closed', 'rejected', 'cancelled'];

/** Deadline in words; late is said by words and sign, not by color alone. */
export function DueClock({ at, status }: { readonly at: string | null; readonly status: string }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const now = useNow();
  if (STOPPED.includes(status))
    return (
      <Text span fz="sm" c="dimmed">
        {t('clock.stopped')}
      </Text>
    );
  if (at === null)
    return (
      <Text span fz="sm" c="dimmed">
        {t('clock.none')}
      </Text>
    );
  const { text, isOverdue } = format.due(at, now);
  const Icon = isOverdue ? IconAlertCircle : IconClock;
  return (
    <Group component="span" gap={6} wrap="nowrap" title={format.instant(at)}>
      <Icon size={16} aria-hidden color={isOverdue ? 'var(--mantine-color-red-6)' : 'currentColor'} />
      <Text span fz="sm" fw={isOverdue ? 700 : 500}>
        {text}
      </Text>
    </Group>
  );
}
