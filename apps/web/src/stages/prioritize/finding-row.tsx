import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconFilterExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingExplanation } from '@consilium/domain';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { isFiltered, wordsOf } from './finding-words.ts';

interface Props {
  readonly finding: FindingExplanation;
  /** Row of the whole table, the head being 1. */
  readonly index: number;
  readonly position: number;
  readonly onOpen: (id: string) => void;
  readonly measure: (row: Element | null) => void;
}

export function FindingRow({ finding, index, position, onOpen, measure }: Props) {
  const { t } = useTranslation(['prioritize', 'shell']);
  const format = useFormat();
  const words = wordsOf(finding, t);
  const isContested = finding.results.some(({ contested }) => contested);
  return (
    <Table.Tr ref={measure} data-index={position} aria-rowindex={index} className="row-link">
      <Table.Th scope="row">
        <Anchor component="button" type="button" fw={600} ta="left" onClick={() => onOpen(finding.finding)}>
          {finding.label}
        </Anchor>
        {words.change ? (
          <Text fz="xs" c="dimmed" fw={400} className="wrap">
            {words.change}
          </Text>
        ) : null}
      </Table.Th>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <TierBadge tier={finding.tier} level={finding.level} />
          {isContested ? (
            <Badge color="orange" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
              {t('contested')}
            </Badge>
          ) : null}
        </Group>
      </Table.Td>
      <Table.Td className="tabular">
        {format.percent(finding.vaf)}
        {words.depth === null ? null : (
          <Text fz="xs" c="dimmed">
            {t('reads', { count: words.depth })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{words.consequence ?? t('shell:notReported')}</Table.Td>
      <Table.Td>{t(`oncogenicity.${finding.oncogenicity.class}`)}</Table.Td>
      <Table.Td>
        {isFiltered(finding) ? (
          <Badge color="orange" leftSection={<IconFilterExclamation size={12} aria-hidden />}>
            {t('filtered')}
          </Badge>
        ) : (
          (words.filter ?? t('shell:notReported'))
        )}
      </Table.Td>
    </Table.Tr>
  );
}
