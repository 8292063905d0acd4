import { Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconMessageExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { Hash } from '../../shared/hash.tsx';
import { useFormat } from '../../shared/use-format.ts';

/** Printed name, specialty, meaning, time with zone (SIG-01); a void one says why. */
export function SignatureLine({ of }: { readonly of: CaseRecordBody['signatures'][number] }) {
  const { t } = useTranslation(['sign-off', 'terms']);
  const format = useFormat();
  const isVoid = of.voidedAt !== null;
  const Icon = isVoid ? IconCircleX : of.meaning === 'dissent' ? IconMessageExclamation : IconCircleCheck;
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Icon size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <Stack gap={0} style={{ minWidth: 0 }}>
        <Text fz="sm" fw={600}>
          {of.printedName}{' '}
          <Text span fz="sm" c="dimmed" fw={400}>
            ({t(`terms:specialty.${of.specialty}`)})
          </Text>
        </Text>
        <Text fz="sm">
          {t(`terms:meaning.${of.meaning}`)} · {t('version', { version: of.version })} · <Hash of={of.digest} />
        </Text>
        <Text fz="xs" c="dimmed">
          {format.instant(of.signedAt)} · {t('signedIn', { zone: of.timeZone })} · {t(`assurance.${of.assurance}`)}
        </Text>
        {isVoid ? (
          <Text fz="xs" fw={600}>
            {t('void', { at: format.instant(of.voidedAt ?? of.signedAt), reason: of.voidReason ?? '–' })}
          </Text>
        ) : null}
      </Stack>
    </Group>
  );
}
