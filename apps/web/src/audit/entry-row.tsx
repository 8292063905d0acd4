import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { AnchorLink } from '../shared/links.tsx';
import { useFormat } from '../shared/use-format.ts';
import type { Density } from './density.ts';
import { MarkBadges } from './mark-badges.tsx';

interface Props {
  readonly entry: AuditEntryBody;
  readonly index: number;
  readonly density: Density;
  readonly showsCase: boolean;
  readonly onOpen: (entry: AuditEntryBody) => void;
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/;

const inBrief = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : JSON.stringify(value);
};

/** Words and counts; ids and hashes stand in the open entry. */
const detailInBrief = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && !(typeof value === 'string' && ID.test(value)))
    .map(([name, value]) => `${name}: ${inBrief(value)}`)
    .join(' · ');

const LOOK = { done: [IconCheck, 'gray'], refused: [IconBan, 'orange'], failed: [IconAlertTriangle, 'red'] } as const;

export function OutcomeBadge({ outcome }: Pick<AuditEntryBody, 'outcome'>) {
  const { t } = useTranslation('audit');
  const [Icon, color] = LOOK[outcome];
  return (
    <Badge color={color} leftSection={<Icon size={12} aria-hidden />}>
      {t(`outcome.${outcome}`)}
    </Badge>
  );
}

/** One line, two, or all that fits without opening it. */
export function EntryRow({ entry, index, density, showsCase, onOpen, measure }: Props) {
  const { t } = useTranslation(['audit', 'terms']);
  const format = useFormat();
  const [isCompact, isRoomy] = [density === 'compact', density === 'roomy'];
  return (
    <Table.Tr className="row-link" ref={measure} data-index={index} aria-rowindex={index + 2}>
      <Table.Th scope="row" data-column="time">
        <Anchor component="button" type="button" fz="sm" className="tabular" ta="left" onClick={() => onOpen(entry)}>
          {format.second(entry.at)}
        </Anchor>
        {isRoomy ? (
          <Text fz="xs" c="dimmed" className="tabular">
            {t('entry', { ord: entry.ord })}
          </Text>
        ) : null}
      </Table.Th>
      <Table.Td data-column="actor">
        <Text fz="sm">{entry.actor.name}</Text>
        {isCompact ? null : (
          <Text fz="xs" c="dimmed">
            {entry.actor.roles.map((role) => t(`terms:role.${role}`, role)).join(', ') ||
              t(`actorKind.${entry.actor.kind}`, entry.actor.kind)}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-column="action">
        <Group gap={6}>
          <code>{entry.action}</code>
          <MarkBadges marks={entry.marks} />
        </Group>
        {isCompact ? null : (
          <Text fz="xs" c="dimmed" className="wrap">
            {t(`object.${entry.object.type}`, entry.object.type)}
            {entry.object.version === null ? '' : ` ${t('version', { version: entry.object.version })}`}
            {entry.reason === null ? '' : ` · ${entry.reason}`}
          </Text>
        )}
        {isRoomy && entry.detail !== null ? (
          <Text fz="xs" className="wrap" lineClamp={2}>
            {detailInBrief(entry.detail)}
          </Text>
        ) : null}
      </Table.Td>
      {showsCase ? (
        <Table.Td data-column="case">
          {entry.caseId && entry.caseRef ? (
            <AnchorLink
              to="/cases/$caseId"
              params={{ caseId: entry.caseId }}
              search={{ tab: 'audit' }}
              fz="sm"
              className="tabular unbroken"
            >
              {entry.caseRef}
            </AnchorLink>
          ) : (
            <Text span fz="sm" c="dimmed">
              {t('noCase')}
            </Text>
          )}
        </Table.Td>
      ) : null}
      <Table.Td data-column="outcome">
        <OutcomeBadge outcome={entry.outcome} />
      </Table.Td>
    </Table.Tr>
  );
}
