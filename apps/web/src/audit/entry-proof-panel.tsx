import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconDownload, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntryDetail, EntryProof } from '@consilium/contracts';
import { logStatusQuery } from '../api/audit.ts';
import { Facts } from '../shared/facts.tsx';
import { checkProof } from './check-proof.ts';
import { saveText } from './save-text.ts';

/** The entry's place in the log, checked where it is shown. */
export function EntryProofPanel({ of }: { readonly of: AuditEntryDetail }) {
  const { t } = useTranslation('audit');
  return (
    <Paper p="sm" component="section" aria-label={t('proof.title')}>
      <Stack gap="xs">
        <Text fw={600} fz="sm">
          {t('proof.title')}
        </Text>
        {of.proof === null ? <Waits /> : <Proven of={of} proof={of.proof} />}
      </Stack>
    </Paper>
  );
}

function Waits() {
  const { t } = useTranslation('audit');
  return (
    <Group gap={6} wrap="nowrap">
      <IconHourglass size={16} aria-hidden />
      <Text fz="sm">{t('proof.waits')}</Text>
    </Group>
  );
}

const LOOK = { holds: [IconCheck, 'green'], broken: [IconAlertTriangle, 'red'], unknown: [IconAlertTriangle, 'gray'] } as const;

function Proven({ of, proof }: { readonly of: AuditEntryDetail; readonly proof: EntryProof }) {
  const { t } = useTranslation('audit');
  const status = useQuery(logStatusQuery);
  const vkeys = status.data?.keys.map(({ vkey }) => vkey) ?? [];
  const { data: verdict, isPending } = useQuery({
    queryKey: ['audit', 'proof', of.id, proof.size, vkeys],
    queryFn: () => checkProof(of, vkeys),
    enabled: status.data !== undefined,
  });
  const name = verdict === true ? 'holds' : verdict === false ? 'broken' : 'unknown';
  const [Icon, color] = LOOK[name];
  return (
    <>
      <Group gap="xs" aria-live="polite">
        <Badge color={isPending ? 'gray' : color} leftSection={<Icon size={12} aria-hidden />}>
          {t(isPending ? 'proof.checking' : `proof.${name}`)}
        </Badge>
        <Text fz="sm">{isPending ? '' : t(`proof.${name}Text`, { size: proof.size })}</Text>
      </Group>
      <Facts
        of={[
          [t('proof.index'), proof.index],
          [t('proof.size'), proof.size],
          [
            t('proof.leaf'),
            <code key="leaf" className="wrap">
              {of.leaf}
            </code>,
          ],
          [
            t('proof.root'),
            <code key="root" className="wrap">
              {proof.root}
            </code>,
          ],
        ]}
      />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveText(`entry-${proof.index}.tlog-proof`, proof.text)}
        >
          {t('proof.save')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveText(`entry-${proof.index}.json`, of.body)}
        >
          {t('proof.saveBody')}
        </Button>
      </Group>
    </>
  );
}
