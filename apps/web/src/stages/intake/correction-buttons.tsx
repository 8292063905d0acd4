import { Button, Menu } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { useMay } from '../../shared/use-may.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { DiagnosisDialog } from './diagnosis-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';

const CORRECTIONS = { question: 'question-set', diagnosis: 'diagnosis-corrected', consent: 'consent-recorded' } as const;
type Correction = keyof typeof CORRECTIONS;
const NAMES = ['question', 'diagnosis', 'consent'] as const;

/** Facts that may be corrected until issue; the case then runs again from the stage concerned. */
export function CorrectionButtons({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const may = useMay(record);
  const [open, setOpen] = useState<Correction | null>(null);
  const close = (): void => setOpen(null);
  const allowed = NAMES.filter((name) => may(CORRECTIONS[name]));
  if (allowed.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconPencil size={14} aria-hidden />}>
            {t('correct')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {allowed.map((name) => (
            <Menu.Item key={name} onClick={() => setOpen(name)}>
              {t(`${name}.title`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {open === 'question' ? <QuestionDialog record={record} opened onClose={close} /> : null}
      {open === 'diagnosis' ? <DiagnosisDialog record={record} opened onClose={close} /> : null}
      {open === 'consent' ? <ConsentDialog record={record} opened onClose={close} /> : null}
    </>
  );
}
