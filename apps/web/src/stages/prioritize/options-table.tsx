import { Badge, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PrioritizationBody } from '@consilium/contracts';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { therapiesText } from '../../shared/use-format.ts';
import { FindingLink } from './finding-link.tsx';

/** All options as the rules rank them. */
export function OptionsTable({ prioritization }: { readonly prioritization: PrioritizationBody }) {
  const { t } = useTranslation(['prioritize', 'shell']);
  const { options, findings } = prioritization;
  const label = (id: string): string => findings.find(({ finding }) => finding === id)?.label ?? id;
  return (
    <div>
      <Title order={2} mb="sm">
        {t('options.title', { count: options.length })}
      </Title>
      <Paper
        style={{ maxHeight: 420, overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={t('options.title', { count: options.length })}
      >
        <Table stickyHeader miw={540} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">#</Table.Th>
              <Table.Th scope="col">{t('column.tier')}</Table.Th>
              <Table.Th scope="col">{t('options.therapy')}</Table.Th>
              <Table.Th scope="col">{t('options.findings')}</Table.Th>
              <Table.Th scope="col">{t('options.items')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {options.map((option) => (
              <Table.Tr key={option.rank}>
                <Table.Td className="tabular">{option.rank}</Table.Td>
                <Table.Td>
                  <TierBadge tier={option.tier} level={option.level} />
                </Table.Td>
                <Table.Th scope="row" fw={600}>
                  {therapiesText(option.therapies)}
                  {option.contested ? (
                    <Badge ml={6} color="orange">
                      {t('contested')}
                    </Badge>
                  ) : null}
                  {option.lowConfidence ? (
                    <Badge ml={6} color="gray">
                      {t('lowConfidence')}
                    </Badge>
                  ) : null}
                  {option.notes.map((note) => (
                    <Text key={note} fz="xs" c="dimmed" fw={400} lang="en">
                      {note}
                    </Text>
                  ))}
                </Table.Th>
                <Table.Td>
                  <Stack gap={2} align="flex-start">
                    {option.findings.map((id) => (
                      <FindingLink key={id} id={id} label={label(id)} />
                    ))}
                  </Stack>
                </Table.Td>
                <Table.Td className="tabular">{option.items.length}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </div>
  );
}
