import { Alert, List, Text } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { prioritizationQuery } from '../../api/cases.ts';
import { therapiesText } from '../../shared/use-format.ts';
import { TierBadge } from '../../shared/tier-badge.tsx';

/** Resistance and safety stand above every option. */
export function ResistancePanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('prioritize');
  const { data } = useQuery(prioritizationQuery(record));
  if (!data || data.resistance.length + data.safety.length === 0) return null;
  const label = (id: string): string => data.findings.find(({ finding }) => finding === id)?.label ?? id;
  return (
    <Alert color="red" variant="light" icon={<IconShieldX aria-hidden />} title={t('resistance.title', { count: data.resistance.length })}>
      <List spacing={6} fz="sm" listStyleType="none">
        {data.resistance.map((entry) => (
          <List.Item key={`${entry.finding} ${therapiesText(entry.therapies)}`}>
            <TierBadge tier={entry.tier} level={entry.level} />{' '}
            <Text span fw={600} fz="sm">
              {label(entry.finding)}
            </Text>
            : {t(`resistance.${entry.strength}`, { therapies: therapiesText(entry.therapies) })}
            {entry.rulesOut.length > 0 ? ` ${t('resistance.rulesOut', { options: entry.rulesOut.join('; ') })}` : ''}
          </List.Item>
        ))}
        {data.safety.map((entry) => (
          <List.Item key={`${entry.finding} ${therapiesText(entry.therapies)} safety`}>
            <Text span fw={600} fz="sm">
              {label(entry.finding)}
            </Text>
            : {t('resistance.safety', { therapies: therapiesText(entry.therapies) })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
