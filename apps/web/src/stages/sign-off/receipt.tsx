import { Alert, Button, Code, Group, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActReceiptBody, CaseRecordBody, DecisionVersionBody } from '@consilium/contracts';
import { Facts } from '../../shared/facts.tsx';
import { useFormat } from '../../shared/use-format.ts';

interface Props {
  readonly record: CaseRecordBody;
  readonly ballotId: string;
  readonly decision: DecisionVersionBody;
  readonly receipt: ActReceiptBody;
  readonly onClose: () => void;
}

/** What was recorded, as the server keeps it. */
export function Receipt({ record, ballotId, decision, receipt, onClose }: Props) {
  const { t } = useTranslation(['sign-off', 'terms', 'shell']);
  const format = useFormat();
  const signature = record.signatures.find(({ ballot }) => ballot === ballotId);
  return (
    <Stack>
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('receipt.title')} role="status">
        {t(receipt.repeated ? 'shell:receipt.repeated' : 'shell:receipt.recorded')}
      </Alert>
      <Facts
        of={[
          [t('sign.case'), record.ref],
          [t('sign.as'), signature?.printedName],
          [t('sign.meaning'), signature ? t(`terms:meaning.${signature.meaning}`) : null],
          [t('assurance.title'), signature ? t(`assurance.${signature.assurance}`) : null],
          [t('receipt.at'), signature ? `${format.instant(signature.signedAt)} (${signature.timeZone})` : null],
          [t('sign.version'), decision.version],
          [
            'SHA-256',
            <Code key="hash" className="wrap">
              {decision.sha256}
            </Code>,
          ],
          [
            t('receipt.act'),
            <Code key="act" className="wrap">
              {receipt.actId}
            </Code>,
          ],
        ]}
      />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('receipt.done')}</Button>
      </Group>
    </Stack>
  );
}
