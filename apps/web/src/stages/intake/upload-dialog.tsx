import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './act-dialog.tsx';
import { NO_FILE, UploadFields } from './upload-fields.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useUpload } from './use-upload.ts';

/** A new file replaces those of its format, or is read beside them; all stay in the record. */
export function UploadDialog({ record, opened, onClose }: DialogProps & { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const client = useQueryClient();
  const [stated, setStated] = useState(NO_FILE);
  const { upload, share } = useUpload(() => {
    void client.invalidateQueries({ queryKey: ['cases'] });
    onClose();
  });
  const submit = (): void => {
    if (stated.file) upload.mutate({ caseId: record.id, file: stated.file, stated });
  };
  return (
    <ActDialog
      title={t('upload.title')}
      submit={t('upload.submit')}
      opened={opened}
      onClose={onClose}
      onSubmit={submit}
      isPending={upload.isPending}
      error={upload.error}
      disabled={stated.file === null}
    >
      <UploadFields value={stated} onChange={setStated} inUse={record.files.filter(({ replacedBy }) => replacedBy === null)} />
      <UploadProgress share={share} />
    </ActDialog>
  );
}
