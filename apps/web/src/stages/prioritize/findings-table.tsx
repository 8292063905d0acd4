import { Paper, Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingExplanation } from '@consilium/domain';
import { FindingRow } from './finding-row.tsx';

interface Props {
  readonly findings: readonly FindingExplanation[];
  readonly onOpen: (id: string) => void;
}

const ROW_PX = 62;
const COLUMNS = ['finding', 'tier', 'vaf', 'consequence', 'oncogenicity', 'filter'];

/** Draws only the rows in sight, however many there are; the table tells assistive technology its true length. */
export function FindingsTable({ findings, onOpen }: Props) {
  const { t } = useTranslation('prioritize');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const inSight = rows.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <Paper ref={scroller} style={{ maxHeight: 560, overflow: 'auto' }} tabIndex={0} role="region" aria-label={t('table')}>
      <Table stickyHeader aria-label={t('table')} aria-rowcount={findings.length + 1} miw={680}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {COLUMNS.map((name) => (
              <Table.Th key={name} scope="col">
                {t(`column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 ? (
            <tr aria-hidden style={{ height: above }}>
              <td colSpan={COLUMNS.length} />
            </tr>
          ) : null}
          {inSight.map(({ index }) => {
            const finding = findings[index];
            return finding ? (
              <FindingRow
                key={finding.finding}
                finding={finding}
                index={index + 2}
                onOpen={onOpen}
                measure={rows.measureElement}
                position={index}
              />
            ) : null;
          })}
          {below > 0 ? (
            <tr aria-hidden style={{ height: below }}>
              <td colSpan={COLUMNS.length} />
            </tr>
          ) : null}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
