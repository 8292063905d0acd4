import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SmallVariant } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { useFormat } from '../../shared/use-format.ts';

/** What the file's annotation says of the allele: how common it is, and what predictors make of it. */
export function AlleleScores({ of }: { readonly of: SmallVariant }) {
  const { t } = useTranslation('prioritize');
  const format = useFormat();
  const score = (value: number | null | undefined) => (value === null || value === undefined ? null : format.number(value));
  const { populationFrequencies: populations, predictors } = of;
  if (!populations && !predictors) return null;
  return (
    <>
      {populations ? <Populations of={populations} /> : null}
      {predictors ? (
        <section>
          <Title order={3} mb="xs">
            {t('predictors.title')}
          </Title>
          <Facts
            of={[
              ['REVEL', score(predictors.revel)],
              ['AlphaMissense', score(predictors.alphaMissense)],
              ['CADD (PHRED)', score(predictors.cadd)],
              ['SpliceAI', score(predictors.spliceAi)],
            ]}
          />
        </section>
      ) : null}
    </>
  );
}

function Populations({ of }: { readonly of: NonNullable<SmallVariant['populationFrequencies']> }) {
  const { t } = useTranslation('prioritize');
  const format = useFormat();
  return (
    <section>
      <Title order={3} mb="xs">
        {t('populations.title')}
      </Title>
      {of.length === 0 ? (
        <Text fz="sm">{t('populations.notFound')}</Text>
      ) : (
        <Table fz="sm" verticalSpacing={4} horizontalSpacing="xs" aria-label={t('populations.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('populations.population')}</Table.Th>
              <Table.Th scope="col">{t('populations.frequency')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.map(({ population, frequency, source }) => (
              <Table.Tr key={`${source} ${population}`}>
                <Table.Th scope="row" fw={400}>
                  {t(`populations.is.${population}`, { defaultValue: population })}
                  <Text fz="xs" c="dimmed" className="wrap">
                    {source}
                  </Text>
                </Table.Th>
                <Table.Td className="tabular">{format.rare(frequency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
