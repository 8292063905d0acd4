import { Alert, Stack, Text } from '@mantine/core';
import { IconMessageExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';

/** Signed dissent, printed with name, reason, alternative and words. */
export function Dissents({ record, version }: { readonly record: CaseRecordBody; readonly version: number }) {
  const { t } = useTranslation(['sign-off', 'terms', 'shell']);
  const signed = record.signatures.filter((one) => one.version === version && one.meaning === 'dissent' && one.voidedAt === null);
  return (
    <>
      {signed.map((signature) => {
        const ballot = record.ballots.find(({ id }) => id === signature.ballot);
        return (
          <Alert
            key={signature.id}
            color="orange"
            icon={<IconMessageExclamation aria-hidden />}
            title={t('dissentOf', { name: signature.printedName, specialty: t(`terms:specialty.${signature.specialty}`) })}
          >
            <Stack gap={4}>
              <Text fz="sm">{ballot?.reason ? t(`terms:reason.${ballot.reason}`) : t('shell:notReported')}</Text>
              {ballot?.alternative ? (
                <Text fz="sm">
                  {t('alternative')}: {ballot.alternative}
                </Text>
              ) : null}
              {ballot?.text ? (
                <Text fz="sm" className="wrap">
                  {ballot.text}
                </Text>
              ) : null}
            </Stack>
          </Alert>
        );
      })}
    </>
  );
}
