import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, ConsentBody } from '@consilium/contracts';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './act-dialog.tsx';
import { ConsentFields } from './consent-fields.tsx';

export function ConsentDialog({ record, opened, onClose }: DialogProps & { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const [value, setValue] = useState<ConsentBody>(record.consent);
  const act = useCaseAct<ConsentBody>(record.id, (acts, body) => acts.recordConsent(body), onClose);
  return (
    <ActDialog
      title={t('consent.title')}
      submit={t('consent.submit')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => act.mutate(value)}
      isPending={act.isPending}
      error={act.error}
    >
      <ConsentFields value={value} onChange={setValue} />
    </ActDialog>
  );
}
