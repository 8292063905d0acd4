import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionContent } from '@consilium/domain';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { therapiesText } from '../../shared/use-format.ts';

const FIRST = 5;

/** The options that would be signed; how many there are is always said. */
export function DecisionOptions({ content }: { readonly content: DecisionContent }) {
  const { t } = useTranslation(['sign-off', 'shell']);
  const [isWhole, setWhole] = useState(false);
  const { options, findingNames } = content;
  if (options.length === 0) return null;
  const shown = isWhole ? options : options.slice(0, FIRST);
  return (
    <div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('options')}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">#</Table.Th>
              <Table.Th scope="col">{t('options')}</Table.Th>
              <Table.Th scope="col">{t('tier')}</Table.Th>
              <Table.Th scope="col">{t('findings')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((option) => (
              <Table.Tr key={option.rank}>
                <Table.Td className="tabular">{option.rank}</Table.Td>
                <Table.Th scope="row" fw={600}>
                  {therapiesText(option.therapies)}
                  {option.rationale ? (
                    <Text fz="sm" fw={400}>
                      {option.rationale}
                    </Text>
                  ) : null}
                </Table.Th>
                <Table.Td>
                  <TierBadge tier={option.tier} level={option.level} />
                </Table.Td>
                <Table.Td>
                  <Text fz="sm">{option.findings.map((id) => findingNames?.[id] ?? id).join(', ') || t('shell:notReported')}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {options.length > FIRST ? (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? t('showFewer') : t('showAll', { shown: shown.length, total: options.length })}
        </Button>
      ) : null}
    </div>
  );
}
