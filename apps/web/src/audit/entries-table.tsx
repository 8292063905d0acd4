import { Paper, Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { DENSITIES } from './density.ts';
import type { Density } from './density.ts';
import { EntryRow } from './entry-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface Props {
  readonly entries: readonly AuditEntryBody[];
  readonly density: Density;
  readonly onOpen: (entry: AuditEntryBody) => void;
  /** The last rows have come into sight. */
  readonly onEnd: () => void;
  readonly showsCase: boolean;
}

const NEAR_END_PX = 400;

/** Draws only the rows in sight; `j` and `k` go through them, Enter opens one. */
export function EntriesTable({ entries, density, onOpen, onEnd, showsCase }: Props) {
  const { t } = useTranslation('audit');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => DENSITIES[density],
    overscan: 12,
  });
  useRowKeys(scroller, entries.length, (index) => rows.scrollToIndex(index));
  const columns = ['time', 'actor', 'action', ...(showsCase ? ['case'] : []), 'outcome'];
  const inSight = rows.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const onScroll = ({ currentTarget: at }: { readonly currentTarget: HTMLDivElement }): void => {
    if (at.scrollTop > 0 && at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX) onEnd();
  };
  return (
    <Paper ref={scroller} className="log-scroll" tabIndex={0} role="region" aria-label={t('table')} onScroll={onScroll}>
      <Table
        stickyHeader
        className="log-table"
        data-density={density}
        verticalSpacing={density === 'compact' ? 4 : 'xs'}
        aria-label={t('table')}
        aria-rowcount={entries.length + 1}
      >
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {columns.map((name) => (
              <Table.Th key={name} scope="col" data-column={name}>
                {t(`column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Gap height={above} columns={columns.length} />
          {inSight.map(({ index }) => {
            const entry = entries[index];
            return entry ? (
              <EntryRow
                key={entry.id}
                entry={entry}
                index={index}
                density={density}
                showsCase={showsCase}
                onOpen={onOpen}
                measure={rows.measureElement}
              />
            ) : null;
          })}
          <Gap height={below} columns={columns.length} />
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
