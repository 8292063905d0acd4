import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '@consilium/contracts';
import { FormDialog } from './form-dialog.tsx';
import { SeatFields, seatOf } from './seat-fields.tsx';
import type { SeatValues } from './seat-fields.tsx';
import { useAccountChange } from './use-account-change.ts';

export function SeatDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { change } = useAccountChange(onClose);
  const { roles, specialty, boards, name } = account;
  const [values, setValues] = useState<SeatValues>({ roles, specialty: specialty ?? '', boards: boards.join(', ') });
  return (
    <FormDialog
      title={`${t('menu.roles')}: ${name}`}
      onClose={onClose}
      onSubmit={() => change.mutate({ account, to: { kind: 'roles', body: seatOf(values) } })}
      isPending={change.isPending}
      error={change.error}
    >
      <SeatFields values={values} onChange={setValues} />
    </FormDialog>
  );
}
