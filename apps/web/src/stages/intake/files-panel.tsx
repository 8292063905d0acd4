import { Badge, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { buildOf, tumorSampleOf } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { Hash } from '../../shared/hash.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';
import { UploadDialog } from './upload-dialog.tsx';

/** `VCF 4.2, bgzip`; a file that is not packed says nothing of packing. */
function formatText(name: string, { version, compression }: CaseRecordBody['files'][number]['summary']): string {
  const format = [name, version?.replace(/^VCFv/, '')].filter(Boolean).join(' ');
  return compression === 'none' ? format : `${format}, ${compression}`;
}

export function FilesPanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const may = useMay(record);
  const [isOpen, dialog] = useDisclosure(false);
  const add = may('file-added') ? (
    <Button size="xs" variant="default" leftSection={<IconFileUpload size={14} aria-hidden />} onClick={dialog.open}>
      {t('upload.title')}
    </Button>
  ) : null;
  return (
    <Panel title={t('files.title', { count: record.files.filter(({ replacedBy }) => replacedBy === null).length })} aside={add}>
      {record.files.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('files.none')}
        </Text>
      ) : null}
      {record.files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {isOpen ? <UploadDialog record={record} opened onClose={dialog.close} /> : null}
    </Panel>
  );
}

function FileCard({ file }: { readonly file: CaseRecordBody['files'][number] }) {
  const { t } = useTranslation(['intake', 'shell']);
  const format = useFormat();
  const { summary } = file;
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group gap="xs">
          <Text fw={600} className="wrap">
            {file.name}
          </Text>
          {file.replacedBy ? <Badge variant="quiet">{t('files.replaced')}</Badge> : null}
        </Group>
        <Facts
          of={[
            ['SHA-256', <Hash key="hash" of={file.sha256} />],
            [t('files.format'), formatText(t(`files.formatIs.${summary.format}`), summary)],
            [t('files.records'), format.number(summary.records)],
            [t('files.annotation'), t(`files.by.${summary.annotation}`)],
            [t('files.samples'), summary.samples.join(', ')],
            [t('files.tumorSample'), tumorSampleOf(file)],
            [t('field.build'), t(`files.buildIs.${buildOf(file)}`, { defaultValue: buildOf(file) })],
            [
              t('files.evidence'),
              summary.buildEvidence
                .map(({ source, build, line }) => `${build}: ${source}${line === null ? '' : ` (${t('files.line', { line })})`}`)
                .join('; '),
            ],
            [t('files.addedAt'), format.instant(file.addedAt)],
          ]}
        />
        {summary.warnings.length > 0 ? (
          <List fz="sm" lang="en">
            {summary.warnings.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        ) : null}
      </Stack>
    </Paper>
  );
}
