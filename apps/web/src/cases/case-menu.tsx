import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDots, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { useCaseAct } from '../shared/use-case-act.ts';
import { useMay } from '../shared/use-may.ts';

/** The endings of a case; each needs a reason. */
export function CaseMenu({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('cases');
  const may = useMay(record);
  const [open, setOpen] = useState<'reject' | 'cancel' | null>(null);
  const close = (): void => setOpen(null);
  const reject = useCaseAct<string>(record.id, (acts, reason) => acts.reject({ reason }), close);
  const cancel = useCaseAct<string>(record.id, (acts, reason) => acts.cancel({ reason }), close);
  if (!may('case-rejected') && !may('case-cancelled')) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconX size={16} aria-hidden />} disabled={!may('case-rejected')} onClick={() => setOpen('reject')}>
            {t('reject.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBan size={16} aria-hidden />} disabled={!may('case-cancelled')} onClick={() => setOpen('cancel')}>
            {t('cancel.title')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        title={t('reject.title')}
        explains={t('reject.explains')}
        submit={t('reject.submit')}
        opened={open === 'reject'}
        onClose={close}
        act={reject}
        danger
      />
      <ReasonDialog
        title={t('cancel.title')}
        explains={t('cancel.explains')}
        submit={t('cancel.submit')}
        opened={open === 'cancel'}
        onClose={close}
        act={cancel}
        danger
      />
    </>
  );
}
