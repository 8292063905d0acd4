import { Anchor, Badge, Paper, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { AnchorLink } from '../shared/links.tsx';
import { useFormat } from '../shared/use-format.ts';

interface Props {
  readonly entries: readonly AuditEntryBody[];
  readonly onOpen: (entry: AuditEntryBody) => void;
  readonly showsCase: boolean;
}

const LOOK = { done: [IconCheck, 'gray'], refused: [IconBan, 'orange'], failed: [IconAlertTriangle, 'red'] } as const;

export function EntriesTable({ entries, onOpen, showsCase }: Props) {
  const { t } = useTranslation(['audit', 'shell']);
  const format = useFormat();
  return (
    <Paper style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('table')}>
      <Table verticalSpacing="xs" miw={showsCase ? 760 : 640}>
        <Table.Thead>
          <Table.Tr>
            {['time', 'actor', 'action', 'object', ...(showsCase ? ['case'] : []), 'outcome'].map((name) => (
              <Table.Th key={name} scope="col">
                {t(`column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => {
            const [Icon, color] = LOOK[entry.outcome];
            return (
              <Table.Tr key={entry.id} className="row-link">
                <Table.Th scope="row">
                  <Anchor component="button" type="button" fz="sm" className="tabular" ta="left" onClick={() => onOpen(entry)}>
                    {format.instant(entry.at)}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <Text fz="sm">{entry.actor.name}</Text>
                  <Text fz="xs" c="dimmed">
                    {entry.actor.roles.join(', ') || entry.actor.kind}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <code>{entry.action}</code>
                </Table.Td>
                <Table.Td>
                  {entry.object.type}
                  {entry.object.version === null ? '' : ` ${t('version', { version: entry.object.version })}`}
                </Table.Td>
                {showsCase ? (
                  <Table.Td>
                    {entry.caseId && entry.caseRef ? (
                      <AnchorLink to="/cases/$caseId" params={{ caseId: entry.caseId }} fz="sm">
                        {entry.caseRef}
                      </AnchorLink>
                    ) : (
                      t('noCase')
                    )}
                  </Table.Td>
                ) : null}
                <Table.Td>
                  <Badge color={color} leftSection={<Icon size={12} aria-hidden />}>
                    {t(`outcome.${entry.outcome}`)}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
