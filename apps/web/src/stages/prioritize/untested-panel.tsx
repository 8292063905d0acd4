import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prioritization } from '@consilium/domain';
import { Panel } from '../../shared/panel.tsx';

const SHOWN_THERAPIES = 3;

/** Genes and biomarkers with a therapy of Tier I-A in this tumor type of which the case says nothing. */
export function UntestedPanel({ of }: { readonly of: NonNullable<Prioritization['untested']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <Panel title={t('untested.title', { count: of.length })} hint={t('untested.hint')}>
      <Table fz="sm" verticalSpacing={6} horizontalSpacing="xs" aria-label={t('untested.title', { count: of.length })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('untested.biomarker')}</Table.Th>
            <Table.Th scope="col">{t('untested.opens')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map(({ biomarker, status, therapies }) => (
            <Table.Tr key={biomarker}>
              <Table.Th scope="row" style={{ verticalAlign: 'top' }}>
                <Text span fz="sm" fw={600} className="wrap">
                  {biomarker}
                </Text>{' '}
                <Badge variant="quiet">{t(`untested.${status}`)}</Badge>
              </Table.Th>
              <Table.Td className="wrap" style={{ verticalAlign: 'top' }}>
                {therapies.slice(0, SHOWN_THERAPIES).join('; ')}
                {therapies.length > SHOWN_THERAPIES ? (
                  <Text span fz="sm" c="dimmed">
                    {' '}
                    {t('untested.more', { count: therapies.length - SHOWN_THERAPIES })}
                  </Text>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
