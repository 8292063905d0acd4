import { Accordion, Checkbox, FileInput, List, Select, SimpleGrid, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { FILE_FORMATS, GENOME_BUILDS } from '@consilium/domain';

/** A study is a folder, which the command line reads. */

export interface FileStatement {
  readonly file: File | null;
  readonly build: string | null;
  readonly tumorSample: string;
  readonly depthField: string;
  readonly altField: string;
  readonly beside: boolean;
}

export const NO_FILE: FileStatement = { file: null, build: null, tumorSample: '', depthField: '', altField: '', beside: false };

interface Props {
  readonly value: FileStatement;
  readonly onChange: (value: FileStatement) => void;
  /** Files that the case reads now: the new one replaces those of its format, or is read beside them. */
  readonly inUse?: CaseRecordBody['files'];
}

export function UploadFields({ value, onChange, inUse = [] }: Props) {
  const { t } = useTranslation('intake');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <FileInput
          label={t('field.results')}
          description={t('field.resultsHint')}
          leftSection={<IconFileUpload size={18} aria-hidden />}
          placeholder={t('field.choose')}
          clearable
          clearButtonProps={{ 'aria-label': t('field.clearFile') }}
          value={value.file}
          onChange={(file) => onChange({ ...value, file })}
        />
        <Select
          label={t('field.build')}
          description={t('field.buildHint')}
          placeholder={t('field.asInFile')}
          clearable
          clearButtonProps={{ 'aria-label': t('field.clearBuild') }}
          data={[...GENOME_BUILDS]}
          value={value.build}
          onChange={(build) => onChange({ ...value, build })}
        />
      </SimpleGrid>
      {inUse.length > 0 ? (
        <Checkbox
          label={t('field.beside')}
          description={
            <>
              {t('field.besideHint')}
              <span className="wrap" style={{ display: 'block', marginTop: 4 }}>
                {t('field.inUse', {
                  files: inUse.map(({ name, summary }) => `${name} (${t(`files.formatIs.${summary.format}`)})`).join(', '),
                })}
              </span>
            </>
          }
          checked={value.beside}
          onChange={({ currentTarget }) => onChange({ ...value, beside: currentTarget.checked })}
        />
      ) : null}
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="formats">
          <Accordion.Control>{t('field.formats', { count: FILE_FORMATS.length })}</Accordion.Control>
          <Accordion.Panel>
            <List fz="sm">
              {FILE_FORMATS.map((format) => (
                <List.Item key={format}>{t(`files.formatIs.${format}`)}</List.Item>
              ))}
            </List>
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="more">
          <Accordion.Control>{t('field.more')}</Accordion.Control>
          <Accordion.Panel>
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <TextInput
                label={t('field.tumorSample')}
                placeholder="TUMOR"
                value={value.tumorSample}
                onChange={({ currentTarget }) => onChange({ ...value, tumorSample: currentTarget.value })}
              />
              <TextInput
                label={t('field.depthField')}
                placeholder="DP"
                value={value.depthField}
                onChange={({ currentTarget }) => onChange({ ...value, depthField: currentTarget.value })}
              />
              <TextInput
                label={t('field.altField')}
                placeholder="AD"
                value={value.altField}
                onChange={({ currentTarget }) => onChange({ ...value, altField: currentTarget.value })}
              />
            </SimpleGrid>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}
