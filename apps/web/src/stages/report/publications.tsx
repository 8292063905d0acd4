import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { Hash } from '../../shared/hash.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';
import { AmendmentDialog } from './amendment-dialog.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly shown: number | null;
  readonly onShow: (version: number | null) => void;
}

/** Every report that was issued; the original always opens. */
export function Publications({ record, shown, onShow }: Props) {
  const { t } = useTranslation(['report', 'terms']);
  const format = useFormat();
  const may = useMay(record);
  const [isOpen, dialog] = useDisclosure(false);
  const amend = may('amendment-opened') ? (
    <Button size="sm" variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} onClick={dialog.open}>
      {t('amend.open')}
    </Button>
  ) : null;
  const newest = record.publications.at(-1)?.id;
  return (
    <Panel title={t('publications')} aside={amend}>
      {record.publications.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('notIssued')}
        </Text>
      ) : null}
      {record.publications.map((one) => {
        const isShown = one.decisionVersion === shown || (shown === null && one.id === newest);
        return (
          <Group key={one.id} justify="space-between" gap="sm">
            <Stack gap={0}>
              <Text fz="sm" fw={600}>
                {t(`terms:kind.${one.kind}`)} · {t('versionShown', { version: one.decisionVersion })}
              </Text>
              <Text fz="xs" c="dimmed">
                {format.instant(one.publishedAt)} · <Hash of={one.digest} />
                {one.replaces ? ` · ${t('replacesEarlier')}` : ''}
              </Text>
            </Stack>
            <Button size="xs" variant="default" disabled={isShown} onClick={() => onShow(one.decisionVersion)}>
              {t(isShown ? 'isShown' : 'show')}
            </Button>
          </Group>
        );
      })}
      {isOpen ? <AmendmentDialog record={record} onClose={dialog.close} /> : null}
    </Panel>
  );
}
