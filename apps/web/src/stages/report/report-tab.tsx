import { Alert, Badge, Button, Group, Paper, Stack } from '@mantine/core';
import { IconFileTypePdf, IconFileText, IconBraces, IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { reportHref, reportQuery } from '../../api/cases.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { Publications } from './publications.tsx';
import { ReportText } from './report-text.tsx';

const FORMATS = [['pdf', 'PDF', IconFileTypePdf], ['markdown', 'Markdown', IconFileText], ['json', 'JSON', IconBraces]] as const; // prettier-ignore

/** The issued report as it was issued; before that a rendering that says DRAFT. */
export function ReportTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['report', 'shell']);
  const [version, setVersion] = useState<number | null>(null);
  const { data, error, isLoading, refetch } = useQuery(reportQuery(record, version));
  if (record.decisions.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconFileOff} title={t('none.title')} text={t('none.text')} />
      </Paper>
    );
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Group gap="xs">
          {data ? (
            <Badge color={data.status === 'issued' ? 'green' : 'orange'}>{t(data.status === 'issued' ? 'issued' : 'draft')}</Badge>
          ) : null}
          {version === null ? null : <Badge variant="quiet">{t('versionShown', { version })}</Badge>}
        </Group>
        <Group gap="xs">
          {FORMATS.map(([format, name, Icon]) => (
            <Button
              key={format}
              component="a"
              href={reportHref(record.id, format, version)}
              target="_blank"
              rel="noreferrer"
              size="sm"
              variant="default"
              leftSection={<Icon size={16} aria-hidden />}
              aria-label={t('open', { name })}
            >
              {name}
            </Button>
          ))}
        </Group>
      </Group>
      {data && data.status !== 'issued' ? (
        <Alert color="orange" title={t('draftTitle')}>
          {t('draftText')}
        </Alert>
      ) : null}
      {isLoading ? <Loading label={t('shell:loading')} /> : null}
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Paper p={{ base: 'md', sm: 'xl' }} component="article" className="report" lang="en" aria-label={t('title')}>
          <ReportText markdown={data.text} />
        </Paper>
      ) : null}
      <Publications record={record} shown={version} onShow={setVersion} />
    </Stack>
  );
}
