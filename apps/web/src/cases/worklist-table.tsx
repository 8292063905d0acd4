import { Box, Card, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseSummaryBody } from '@consilium/contracts';
import { AnchorLink } from '../shared/links.tsx';
import { DueClock } from '../shared/due-clock.tsx';
import { StatusBadge } from '../shared/status-badge.tsx';
import { diagnosisText, useAgeAndSex } from './diagnosis-text.ts';
import { WaitsFor } from './waits-for.tsx';

interface Props {
  readonly cases: readonly CaseSummaryBody[];
}

/** Rows where there is room for them, cards on a phone. */
export function WorklistTable({ cases }: Props) {
  return (
    <>
      <Box visibleFrom="md">
        <Rows cases={cases} />
      </Box>
      <Stack hiddenFrom="md" gap="sm">
        {cases.map((one) => (
          <CaseCard key={one.id} of={one} />
        ))}
      </Stack>
    </>
  );
}

function Rows({ cases }: Props) {
  const { t } = useTranslation('cases');
  return (
    <Paper style={{ overflow: 'hidden' }}>
      <Table aria-label={t('worklist.title')}>
        <Table.Thead>
          <Table.Tr>
            {['ref', 'question', 'diagnosis', 'stage', 'waitsFor', 'clock'].map((name) => (
              <Table.Th key={name} scope="col">
                {t(`column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Row({ of }: { readonly of: CaseSummaryBody }) {
  const { t } = useTranslation(['cases', 'terms', 'shell']);
  const ageAndSex = useAgeAndSex();
  return (
    <Table.Tr className="row-link">
      <Table.Th scope="row">
        <CaseLink of={of} />
      </Table.Th>
      <Table.Td maw={360}>
        <Text fz="sm" lineClamp={2}>
          {of.question ?? t('shell:notReported')}
        </Text>
      </Table.Td>
      <Table.Td maw={240}>
        <Text fz="sm">{diagnosisText(of.diagnosis)}</Text>
        <Text fz="xs" c="dimmed">
          {ageAndSex(of)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Stack gap={4} align="flex-start">
          <Text fz="sm" fw={600}>
            {t(`terms:stage.${of.stage}`)}
          </Text>
          <StatusBadge status={of.status} />
        </Stack>
      </Table.Td>
      <Table.Td maw={240}>
        <WaitsFor of={of} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DueClock at={of.dueAt} status={of.status} />
      </Table.Td>
    </Table.Tr>
  );
}

export function CaseCard({ of }: { readonly of: CaseSummaryBody }) {
  const { t } = useTranslation(['cases', 'shell', 'terms']);
  const ageAndSex = useAgeAndSex();
  return (
    <Card withBorder radius="lg" p="md">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <CaseLink of={of} />
          <StatusBadge status={of.status} />
        </Group>
        <Text fw={600}>{of.question ?? t('shell:notReported')}</Text>
        <Text fz="sm" c="dimmed">
          {diagnosisText(of.diagnosis)} · {ageAndSex(of)} · {t(`terms:stage.${of.stage}`)}
        </Text>
        <WaitsFor of={of} />
        <DueClock at={of.dueAt} status={of.status} />
      </Stack>
    </Card>
  );
}

const CaseLink = ({ of }: { readonly of: CaseSummaryBody }) => (
  <AnchorLink to="/cases/$caseId" params={{ caseId: of.id }} fw={600} className="tabular">
    {of.ref}
  </AnchorLink>
);
