import { Alert, List } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { annotationQuery } from '../../api/cases.ts';
import { Facts } from '../../shared/facts.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Panel } from '../../shared/panel.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useFormat } from '../../shared/use-format.ts';

/** What became of every record of the files: the counts add up. */
export function AnnotationPanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['annotate', 'shell']);
  const format = useFormat();
  const { data, error, isLoading } = useQuery(annotationQuery(record));
  if (isLoading) return <Loading label={t('shell:loading')} />;
  if (error) return <ProblemAlert error={error} />;
  if (!data) return null;
  const { counts } = data;
  return (
    <Panel title={t('title')} hint={t('hint')}>
      <Facts
        of={[
          [t('build'), data.build],
          ...(['records', 'alleles', 'kept', 'notAnnotated', 'filtered', 'leftOut'] as const).map(
            (name) => [t(name), format.number(counts[name])] as const,
          ),
          [t('assayed'), data.assayed === null ? null : format.number(data.assayed.length)],
        ]}
      />
      {data.warnings.length > 0 ? (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('warnings')}>
          <List fz="sm" lang="en">
            {data.warnings.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
    </Panel>
  );
}
