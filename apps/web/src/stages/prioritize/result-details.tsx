import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindingResult } from '@consilium/domain';
import { LevelViews } from './level-views.tsx';
import { MatchedItems } from './matched-items.tsx';
import { RejectedList } from './rejected-list.tsx';

/** Why one result stands as it does: the rule, what counted, what did not, what would change it. */
export function ResultDetails({ result }: { readonly result: FindingResult }) {
  const { t } = useTranslation('prioritize');
  return (
    <Stack gap="sm">
      <Text fz="xs" c="dimmed">
        {t('ruleFired')}: <code>{result.rule}</code>
      </Text>
      {result.views && result.views.length > 0 ? <LevelViews of={result.views} /> : null}
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
  );
}
