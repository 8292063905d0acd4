import { Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { missingItems } from '@consilium/domain';
import { DueClock } from '../shared/due-clock.tsx';
import { StatusBadge } from '../shared/status-badge.tsx';
import { CaseMenu } from './case-menu.tsx';
import { diagnosisText, useAgeAndSex } from './diagnosis-text.ts';

/** First line of any case: board question, diagnosis, age and sex, readiness, clock. */
export function CaseHead({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['cases', 'shell']);
  const ageAndSex = useAgeAndSex();
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
      <Stack gap={6} style={{ minWidth: 0 }}>
        <Title order={1} className="wrap">
          {record.question ?? t('noQuestion')}
        </Title>
        <Group gap="xs" style={{ rowGap: 4 }}>
          <Text fz="sm" fw={700} className="tabular">
            {record.ref}
          </Text>
          <Text fz="sm">{diagnosisText(record.diagnosis)}</Text>
          <Text fz="sm" c="dimmed">
            {ageAndSex(record.patient)}
          </Text>
        </Group>
        <Group gap="md" style={{ rowGap: 6 }}>
          <StatusBadge status={record.status} />
          <Readiness record={record} />
          <DueClock at={record.dueAt} status={record.status} />
        </Group>
      </Stack>
      <CaseMenu record={record} />
    </Group>
  );
}

const ENDED = ['rejected', 'cancelled'];

function Readiness({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('cases');
  if (ENDED.includes(record.status)) return <Text fz="sm">{t('ended', { reason: record.endReason ?? '–' })}</Text>;
  if (record.publications.length > 0 && record.status !== 'in-review') return <ReadyLine text={t('issued')} isReady />;
  const missing = missingItems(record);
  const isReady = missing.length === 0;
  return (
    <ReadyLine
      isReady={isReady}
      text={isReady ? t('ready') : t('notReady', { items: missing.map(({ item }) => t(`item.${item}`)).join(', ') })}
    />
  );
}

function ReadyLine({ text, isReady }: { readonly text: string; readonly isReady: boolean }) {
  const Icon = isReady ? IconCircleCheck : IconCircleDashed;
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden />
      <Text fz="sm" fw={500}>
        {text}
      </Text>
    </Group>
  );
}
