import { Alert, List } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingExplanation } from '@consilium/domain';

/** Scores of sequence models: boxed and labelled, for no rule reads them. */
export function ResearchScores({ of }: { readonly of: NonNullable<FindingExplanation['research']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <Alert color="gray" variant="outline" icon={<IconFlask aria-hidden />} title={t('research.title')}>
      {t('research.text')}
      <List fz="sm" mt="xs">
        {of.map(({ model, version, output, score }) => (
          <List.Item key={`${model} ${output}`}>
            {model} {version ?? ''} · {output}: <span className="tabular">{score}</span>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
