import { Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditFacets } from '@consilium/contracts';
import { facetsQuery } from '../api/audit.ts';
import type { AuditFilter } from '../api/audit.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { marksOf, withMark } from './audit-search.ts';
import type { AuditSearch } from './audit-search.ts';

interface Props {
  readonly search: AuditSearch;
  readonly filter: AuditFilter;
  readonly onChange: (search: AuditSearch) => void;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly next: AuditSearch;
}

/** How many entries of each kind the search finds; a press narrows it, another one widens it again. */
export function FacetsPanel({ search, filter, onChange }: Props) {
  const { t } = useTranslation('audit');
  const isWide = useMediaQuery('(min-width: 75em)', true);
  const { data, error, refetch } = useQuery(facetsQuery(filter));
  const format = useFormat();
  const facets = useFacets(data, search);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Paper component="section" p="md" aria-label={t('facet.title')}>
      <details open={isWide} className="folded">
        <summary>{t('facet.title')}</summary>
        <Stack gap="md" mt="xs">
          <Text fz="sm" className="tabular">
            {t('facet.total', { count: data?.total ?? 0, shown: format.number(data?.total ?? 0) })}
          </Text>
          {facets.map(([name, choices]) => (
            <div key={name} role="group" aria-label={t(`facet.${name}`)}>
              <Text fz="sm" fw={600} mb={4}>
                {t(`facet.${name}`)}
              </Text>
              <Stack gap={2} className="facet-list">
                {choices.map((choice) => (
                  <Facet key={choice.value} choice={choice} shown={format.number(choice.count)} onPress={() => onChange(choice.next)} />
                ))}
                {choices.length === 0 ? (
                  <Text fz="sm" c="dimmed">
                    {t('facet.none')}
                  </Text>
                ) : null}
              </Stack>
            </div>
          ))}
        </Stack>
      </details>
    </Paper>
  );
}

function Facet({
  choice: { text, isOn },
  shown,
  onPress,
}: {
  readonly choice: Choice;
  readonly shown: string;
  readonly onPress: () => void;
}) {
  return (
    <UnstyledButton className="facet" aria-pressed={isOn} onClick={onPress}>
      <span className="facet-name">
        {isOn ? <IconCheck size={14} aria-hidden /> : null}
        {text}
      </span>
      <span className="tabular">{shown}</span>
    </UnstyledButton>
  );
}

function useFacets(data: AuditFacets | undefined, search: AuditSearch): readonly (readonly [string, readonly Choice[]])[] {
  const { t } = useTranslation(['audit', 'terms']);
  if (!data) return [];
  const one =
    (field: 'outcome' | 'role' | 'action' | 'actor', name: (value: string) => string) =>
    ({ value, count }: { readonly value: string; readonly count: number }): Choice => {
      const isOn = search[field] === value;
      return { value, count, isOn, text: name(value), next: { ...search, [field]: isOn ? undefined : value } };
    };
  const same = (value: string): string => value;
  const people = new Map(data.actors.map(({ value, name }) => [value, name]));
  const on = marksOf(search);
  return [
    [
      'marks',
      data.marks.map(({ value, count }) => ({
        value,
        count,
        isOn: on.includes(value),
        text: t(`mark.${value}`),
        next: withMark(search, value),
      })),
    ],
    ['outcomes', data.outcomes.map(one('outcome', (value) => t(`outcome.${value}`)))],
    ['roles', data.roles.map(one('role', (value) => t(`terms:role.${value}`, value)))],
    ['actors', data.actors.map(one('actor', (value) => people.get(value) ?? value))],
    ['actions', data.actions.map(one('action', same))],
  ];
}
