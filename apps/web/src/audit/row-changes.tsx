import { Badge, Code, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntryDetail, AuditRow } from '@consilium/contracts';
import { changesOf } from './row-change.ts';
import type { ColumnChange } from './row-change.ts';

/** What the entry changed, row by row: before and after. */
export function RowChanges({ of }: { readonly of: AuditEntryDetail }) {
  const { t } = useTranslation('audit');
  return (
    <Stack gap="sm">
      <Text fw={600} fz="sm">
        {t('rows.title')}
      </Text>
      {of.rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('rows.none')}
        </Text>
      ) : null}
      {of.rows.map((row) => (
        <Row key={`${row.table} ${row.key}`} row={row} />
      ))}
      <Said name="before" value={of.before} />
      <Said name="after" value={of.after} />
    </Stack>
  );
}

function Row({ row }: { readonly row: AuditRow }) {
  const { t } = useTranslation('audit');
  const changes = changesOf(row.was, row.is);
  const [changed, same] = [changes.filter(({ isChanged }) => isChanged), changes.filter(({ isChanged }) => !isChanged)];
  return (
    <Paper p="sm" component="section" aria-label={`${row.table} ${row.key}`}>
      <Group gap="xs" mb="xs">
        <code>{row.table}</code>
        <Badge color={row.was === null ? 'green' : 'petrol'}>{t(row.was === null ? 'rows.made' : 'rows.changed')}</Badge>
        <Text fz="xs" c="dimmed" className="wrap">
          {row.key}
        </Text>
      </Group>
      <Columns name={`${t('rows.columns')}: ${row.table} ${row.key}`} of={changed} isNew={row.was === null} />
      {same.length > 0 ? (
        <details className="folded">
          <summary>{t('rows.same', { count: same.length })}</summary>
          <Columns name={`${t('rows.sameOf')}: ${row.table} ${row.key}`} of={same} isNew={row.was === null} />
        </details>
      ) : null}
    </Paper>
  );
}

function Columns({ name, of, isNew }: { readonly name: string; readonly of: readonly ColumnChange[]; readonly isNew: boolean }) {
  const { t } = useTranslation('audit');
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={name}>
      <Table className="diff" verticalSpacing={4} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {['column', ...(isNew ? [] : ['was']), 'is'].map((one) => (
              <Table.Th key={one} scope="col">
                {t(`rows.${one}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((column) => (
            <Table.Tr key={column.name}>
              <Table.Th scope="row">{column.name}</Table.Th>
              {isNew ? null : <Table.Td>{column.isChanged ? <del>{column.was ?? '–'}</del> : (column.was ?? '–')}</Table.Td>}
              <Table.Td>{column.isChanged ? <ins>{column.is ?? '–'}</ins> : (column.is ?? '–')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What the act itself said of the state, apart from the rows. */
function Said({ name, value }: { readonly name: 'before' | 'after'; readonly value: unknown }) {
  const { t } = useTranslation('audit');
  if (value === null || value === undefined) return null;
  return (
    <div>
      <Text fz="sm" fw={600} mb={4}>
        {t(`rows.said-${name}`)}
      </Text>
      <Code block tabIndex={0} role="region" aria-label={t(`rows.said-${name}`)} style={{ overflow: 'auto', maxHeight: 240 }}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
