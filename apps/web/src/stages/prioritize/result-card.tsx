import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingResult } from '@consilium/domain';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { therapiesText } from '../../shared/use-format.ts';
import { MatchedItems } from './matched-items.tsx';
import { RejectedList } from './rejected-list.tsx';

/** One result of a finding: a significance, a direction and a set of therapies. */
export function ResultCard({ result }: { readonly result: FindingResult }) {
  const { t } = useTranslation('prioritize');
  const subject = result.therapies.length > 0 ? therapiesText(result.therapies) : t(`significance.${result.significance}`);
  return (
    <Paper p="md" component="section">
      <Stack gap="sm">
        <Group gap="xs">
          <TierBadge tier={result.tier} level={result.level} />
          <Title order={3}>{subject}</Title>
          <Text fz="sm" c="dimmed">
            {t(`direction.${result.direction}`)}
          </Text>
          {result.contested ? (
            <Badge color="orange" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
              {t('contested')}
            </Badge>
          ) : null}
          {result.lowConfidence ? <Badge color="gray">{t('lowConfidence')}</Badge> : null}
          {result.conditional ? <Badge color="gray">{t('conditional')}</Badge> : null}
        </Group>
        <Text fz="xs" c="dimmed">
          {t('ruleFired')}: <code>{result.rule}</code>
        </Text>
        <MatchedItems title={t('matched')} items={result.matched} />
        <MatchedItems title={t('against')} items={result.against} />
        {result.rejected.length > 0 ? (
          <div>
            <Text fw={600} fz="sm" mb={4}>
              {t('rejected.title')}
            </Text>
            <RejectedList items={result.rejected} />
          </div>
        ) : null}
        {result.missingTests.length > 0 ? (
          <div>
            <Text fw={600} fz="sm" mb={4}>
              {t('missingTests')}
            </Text>
            <List fz="sm" lang="en">
              {result.missingTests.map(({ test, why }) => (
                <List.Item key={test}>
                  {test}: {why}
                </List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {result.counterfactual ? (
          <Text fz="sm">
            <Text span fw={600} fz="sm">
              {t('counterfactual')}
            </Text>{' '}
            <span lang="en">{result.counterfactual}</span>
          </Text>
        ) : null}
        {result.warnings.map((warning) => (
          <Text key={warning} fz="sm" lang="en">
            {warning}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
