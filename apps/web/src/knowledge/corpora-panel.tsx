import { Badge, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { corporaQuery } from '../api/evidence.ts';
import { Hash } from '../shared/hash.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';

/** Guidelines and literature that the operator imported. */
export function CorporaPanel() {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  const { data, error, refetch } = useQuery(corporaQuery);
  return (
    <Panel title={t('corpora.title')} hint={t('corpora.hint')}>
      <Stack gap="sm">
        {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
        {data?.items.length === 0 ? <Text fz="sm">{t('corpora.none')}</Text> : null}
        {data && data.items.length > 0 ? (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('corpora.table')}>
            <Table className="stack-table" miw={{ base: 0, sm: 560 }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('corpora.release')}</Table.Th>
                  <Table.Th scope="col">{t('corpora.kind')}</Table.Th>
                  <Table.Th scope="col">{t('corpora.documents')}</Table.Th>
                  <Table.Th scope="col">{t('importedAt')}</Table.Th>
                  <Table.Th scope="col">SHA-256</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map((corpus) => (
                  <Table.Tr key={corpus.id}>
                    <Table.Th scope="row" data-label={t('corpora.release')}>
                      <div>
                        {corpus.title}
                        {corpus.title === corpus.id ? null : (
                          <Text fz="xs" c="dimmed" fw={400}>
                            {corpus.id}
                          </Text>
                        )}
                      </div>
                    </Table.Th>
                    <Table.Td data-label={t('corpora.kind')}>
                      <Badge variant="quiet">{t(`corpora.corpus.${corpus.corpus}`)}</Badge>
                    </Table.Td>
                    <Table.Td className="tabular" data-label={t('corpora.documents')}>
                      {format.number(corpus.documents)}
                    </Table.Td>
                    <Table.Td data-label={t('importedAt')}>{format.instant(corpus.importedAt)}</Table.Td>
                    <Table.Td data-label="SHA-256">
                      <Hash of={corpus.sha256} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        ) : null}
      </Stack>
    </Panel>
  );
}
