import { Group, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { GENOME_BUILDS, buildOf, currentFiles } from '@consilium/domain';
import type { GenomeBuild } from '@consilium/domain';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './act-dialog.tsx';

interface Stated {
  readonly fileId: string;
  readonly build: GenomeBuild;
}

export function BuildDialog({ record, opened, onClose }: DialogProps & { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const files = currentFiles(record.files);
  const open = files.find((file) => ['unknown', 'mixed'].includes(buildOf(file))) ?? files[0];
  const [fileId, setFileId] = useState<string | null>(open?.id ?? null);
  const [build, setBuild] = useState<GenomeBuild | null>(null);
  const act = useCaseAct<Stated>(record.id, (acts, stated) => acts.stateBuild(stated.fileId, { build: stated.build }), onClose);
  const submit = (): void => {
    if (fileId && build) act.mutate({ fileId, build });
  };
  return (
    <ActDialog
      title={t('build.title')}
      submit={t('build.submit')}
      opened={opened}
      onClose={onClose}
      onSubmit={submit}
      isPending={act.isPending}
      error={act.error}
      disabled={fileId === null || build === null}
    >
      <Select
        label={t('field.file')}
        data={files.map(({ id, name }) => ({ value: id, label: name }))}
        value={fileId}
        onChange={setFileId}
        allowDeselect={false}
      />
      <Radio.Group
        label={t('field.build')}
        description={t('build.hint')}
        required
        value={build}
        onChange={(text) => setBuild(GENOME_BUILDS.find((one) => one === text) ?? null)}
      >
        <Group mt={6} gap="lg">
          {GENOME_BUILDS.map((one) => (
            <Radio key={one} value={one} label={one} />
          ))}
        </Group>
      </Radio.Group>
    </ActDialog>
  );
}
