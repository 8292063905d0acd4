import { Accordion, Badge, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingResult } from '@consilium/domain';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { therapiesText } from '../../shared/use-format.ts';
import { ResultDetails } from './result-details.tsx';

/** Every result of a finding, one line each, in the order of the rules; the first stands open. */
export function ResultList({ of }: { readonly of: readonly FindingResult[] }) {
  return (
    <Accordion multiple defaultValue={['0']} variant="contained" chevronPosition="left" radius="lg" order={3}>
      {of.map((result, index) => (
        <Accordion.Item key={index} value={String(index)}>
          <Accordion.Control>
            <Head of={result} />
          </Accordion.Control>
          <Accordion.Panel>
            <ResultDetails result={result} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Head({ of }: { readonly of: FindingResult }) {
  const { t } = useTranslation('prioritize');
  return (
    <span>
      <TierBadge tier={of.tier} level={of.level} />{' '}
      <Text span fz="md" fw={600} className="wrap">
        {of.therapies.length > 0 ? therapiesText(of.therapies) : t(`significance.${of.significance}`)}
      </Text>{' '}
      {of.direction === 'resistance' ? (
        <Badge color="red" leftSection={<IconShieldX size={12} aria-hidden />}>
          {t('direction.resistance')}
        </Badge>
      ) : (
        <Text span fz="sm" c="dimmed">
          {t(`direction.${of.direction}`)}
        </Text>
      )}{' '}
      {of.contested ? (
        <Badge color="orange" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
          {t('contested')}
        </Badge>
      ) : null}{' '}
      {of.lowConfidence ? <Badge color="gray">{t('lowConfidence')}</Badge> : null}{' '}
      {of.conditional ? <Badge color="gray">{t('conditional')}</Badge> : null}
    </span>
  );
}
