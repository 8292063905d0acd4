import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import type { ActKind, Hold, HoldCode } from '@consilium/domain';
import { ReasonDialog } from '../../shared/reason-dialog.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { useMay } from '../../shared/use-may.ts';
import { BuildDialog } from './build-dialog.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { DiagnosisDialog } from './diagnosis-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { UploadDialog } from './upload-dialog.tsx';

type Control = 'consent' | 'question' | 'diagnosis' | 'file' | 'build' | 'waive';

const ACT: Readonly<Record<Control, ActKind>> = {
  consent: 'consent-recorded',
  question: 'question-set',
  diagnosis: 'diagnosis-corrected',
  file: 'file-added',
  build: 'build-stated',
  waive: 'quality-waived',
};

/** What resolves a hold. A failed stage is the operator's: it is told, not clicked away. */
const CONTROLS: Readonly<Record<HoldCode, readonly Control[]>> = {
  'INTAKE.CONSENT_MISSING': ['consent'],
  'INTAKE.CONSENT_WITHDRAWN': ['consent'],
  'INTAKE.QUESTION_MISSING': ['question'],
  'INTAKE.TUMOR_TYPE_UNMAPPED': ['diagnosis'],
  'INTAKE.FILE_MISSING': ['file'],
  'INTAKE.BUILD_UNKNOWN': ['build', 'file'],
  'INTAKE.BUILDS_MIXED': ['build', 'file'],
  'INTAKE.TUMOR_SAMPLE_UNKNOWN': ['file'],
  'INTAKE.QUALITY_LOW': ['waive', 'file'],
  'CASE.STAGE_FAILED': [],
};

export function HoldResolution({ record, hold }: { readonly record: CaseRecordBody; readonly hold: Hold }) {
  const { t } = useTranslation('intake');
  const may = useMay(record);
  const [open, setOpen] = useState<Control | null>(null);
  const close = (): void => setOpen(null);
  const waive = useCaseAct<string>(record.id, (acts, reason) => acts.waiveQuality({ reason }), close);
  const controls = CONTROLS[hold.code].filter((control) => may(ACT[control]));
  if (controls.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('notYours')}
      </Text>
    );
  return (
    <Group gap="xs">
      {controls.map((control, index) => (
        <Button key={control} size="sm" variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(control)}>
          {t(`control.${control}`)}
        </Button>
      ))}
      <ConsentDialog record={record} opened={open === 'consent'} onClose={close} />
      <QuestionDialog record={record} opened={open === 'question'} onClose={close} />
      <DiagnosisDialog record={record} opened={open === 'diagnosis'} onClose={close} />
      <UploadDialog record={record} opened={open === 'file'} onClose={close} />
      <BuildDialog record={record} opened={open === 'build'} onClose={close} />
      <ReasonDialog
        title={t('waive.title')}
        explains={t('waive.explains')}
        submit={t('waive.submit')}
        opened={open === 'waive'}
        onClose={close}
        act={waive}
      />
    </Group>
  );
}
