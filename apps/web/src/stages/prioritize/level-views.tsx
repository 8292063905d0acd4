import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindingResult } from '@consilium/domain';

/** The result in other schemes: always proposed, with scheme, version and the record it rests on; a person assigns. */
export function LevelViews({ of }: { readonly of: NonNullable<FindingResult['views']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <div>
      <Group gap={6} mb={4}>
        <Text fw={600} fz="sm">
          {t('views.title')}
        </Text>
        <Badge variant="outline" color="gray" style={{ borderStyle: 'dashed', color: 'var(--mantine-color-text)' }}>
          {t('views.proposed')}
        </Badge>
      </Group>
      <Text fz="xs" c="dimmed" mb={4}>
        {t('views.hint')}
      </Text>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing="xs" aria-label={t('views.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('views.scheme')}</Table.Th>
            <Table.Th scope="col">{t('views.level')}</Table.Th>
            <Table.Th scope="col">{t('views.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map(({ scheme, version, level, why }) => (
            <Table.Tr key={scheme}>
              <Table.Th scope="row" fw={400} style={{ verticalAlign: 'top' }}>
                {t(`views.schemeIs.${scheme}`)}
                <Text fz="xs" c="dimmed" className="wrap">
                  {version}
                </Text>
              </Table.Th>
              <Table.Td fw={600} style={{ verticalAlign: 'top', whiteSpace: 'nowrap' }}>
                {level}
              </Table.Td>
              <Table.Td className="wrap" lang="en" style={{ verticalAlign: 'top' }}>
                {why}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
