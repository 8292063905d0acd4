import { Accordion, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { currentDecision } from '@consilium/domain';
import { Panel } from '../../shared/panel.tsx';
import { SignatureLine } from './signature-line.tsx';

/** Who has signed the current version, who is missing, and what was signed before. */
export function SeatsPanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['sign-off', 'terms']);
  const version = currentDecision(record)?.version ?? null;
  const valid = record.signatures.filter((one) => one.version === version && one.voidedAt === null);
  const history = record.signatures.filter((one) => !valid.includes(one)).toReversed();
  return (
    <Panel title={t('seats.title')} hint={version === null ? t('seats.notYet') : t('seats.hint', { version })}>
      <Verdict record={record} />
      {valid.map((signature) => (
        <SignatureLine key={signature.id} of={signature} />
      ))}
      <Missing record={record} />
      {record.recusals.length > 0 ? (
        <Group gap={8} wrap="nowrap">
          <IconHandStop size={18} aria-hidden />
          <Text fz="sm">{t('seats.recused', { count: record.recusals.length })}</Text>
        </Group>
      ) : null}
      {history.length > 0 ? (
        <Accordion variant="contained">
          <Accordion.Item value="history">
            <Accordion.Control>{t('seats.history', { count: history.length })}</Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">
                {history.map((signature) => (
                  <SignatureLine key={signature.id} of={signature} />
                ))}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </Panel>
  );
}

function Verdict({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('sign-off');
  const { review, publications, status } = record;
  if (status !== 'in-review') return publications.length > 0 ? <Line text={t('seats.issued')} isMet /> : null;
  if (review === null) return null;
  if (review.kind === 'met') return <Line text={t('seats.met')} isMet />;
  const isCounted = review.kind === 'waiting' && review.missingSeats.length + review.missingApprovals > 0;
  return isCounted ? null : (
    <Stack gap={4}>
      {review.reasons.map((reason) => (
        <Text key={reason} fz="sm" lang="en" fw={500}>
          {reason}
        </Text>
      ))}
    </Stack>
  );
}

function Missing({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['sign-off', 'terms']);
  if (record.status !== 'in-review' || record.review?.kind !== 'waiting') return null;
  const { missingSeats, missingApprovals } = record.review;
  const lines = [
    ...missingSeats.map((seat) => t('seats.missing', { seat: t(`terms:specialty.${seat}`) })),
    ...(missingApprovals > 0 ? [t('seats.approvals', { count: missingApprovals })] : []),
  ];
  return lines.map((line) => (
    <Group key={line} gap={8} wrap="nowrap">
      <IconCircleDashed size={18} aria-hidden />
      <Text fz="sm">{line}</Text>
    </Group>
  ));
}

const Line = ({ text, isMet }: { readonly text: string; readonly isMet: boolean }) => (
  <Group gap={8} wrap="nowrap">
    {isMet ? <IconCircleCheck size={18} aria-hidden /> : null}
    <Text fz="sm" fw={600}>
      {text}
    </Text>
  </Group>
);
