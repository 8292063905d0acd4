import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { ReasonDialog } from '../../shared/reason-dialog.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';

interface Props {
  readonly record: CaseRecordBody;
  readonly signature: CaseRecordBody['signatures'][number];
}

export function MySignature({ record, signature }: Props) {
  const { t } = useTranslation(['sign-off', 'terms']);
  const format = useFormat();
  const may = useMay(record);
  const [isOpen, dialog] = useDisclosure(false);
  const withdraw = useCaseAct<string>(record.id, (acts, reason) => acts.withdrawSignature(signature.id, { reason }), dialog.close);
  return (
    <Alert
      color="green"
      icon={<IconCircleCheck aria-hidden />}
      title={t('youSigned', { meaning: t(`terms:meaning.${signature.meaning}`) })}
    >
      <Group justify="space-between" gap="sm">
        <Text fz="sm">
          {format.instant(signature.signedAt)} · {signature.timeZone} · {t(`assurance.${signature.assurance}`)}
        </Text>
        {may('signature-withdrawn') ? (
          <Button size="xs" variant="default" onClick={dialog.open}>
            {t('act.withdraw')}
          </Button>
        ) : null}
      </Group>
      <ReasonDialog
        title={t('act.withdraw')}
        explains={t('withdrawExplains')}
        submit={t('act.withdraw')}
        opened={isOpen}
        onClose={dialog.close}
        act={withdraw}
      />
    </Alert>
  );
}
