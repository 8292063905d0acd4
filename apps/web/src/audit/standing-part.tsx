import { Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingFindings } from '@consilium/contracts';
import { standingQuery } from '../api/audit.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { CaseTrailLink } from './case-trail-link.tsx';
import { Loading } from '../shared/loading.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { lastDays } from './local-time.ts';
import { PeriodForm } from './period-form.tsx';

const route = getRouteApi('/audit');
const DAYS = 30;
const WIDTH = { base: 0, sm: 620 };

/** What the standing checks find in a period; a finding is something to look at, and no verdict. */
export function StandingPart() {
  const { t } = useTranslation(['audit', 'shell']);
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const [month] = useState(() => lastDays(DAYS, Date.now()));
  const period = { from: from ?? month.from, to: to ?? month.to };
  const { data, error, isPending, refetch } = useQuery(standingQuery(period));
  return (
    <Stack gap="lg">
      <PeriodForm
        period={period}
        submit={t('standing.run')}
        onSubmit={(next) => void navigate({ search: { part: 'checks', ...next }, resetScroll: false })}
      />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading label={t('shell:loading')} /> : null}
      {data ? <Findings of={data} /> : null}
    </Stack>
  );
}

function Findings({ of }: { readonly of: StandingFindings }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const found = of.counts.filter(({ count }) => count > 0);
  const clean = of.counts.filter(({ count }) => count === 0);
  return (
    <>
      <Text fz="sm" className="tabular" aria-live="polite">
        {t('standing.looked', { count: of.cases, shown: format.number(of.cases), found: format.number(of.items.length) })}
      </Text>
      {of.items.length === 0 ? (
        <Paper>
          <EmptyState icon={IconMoodCheck} title={t('standing.none')} text={t('standing.noneText')} />
        </Paper>
      ) : null}
      {found.map(({ check, count }) => (
        <Panel
          key={check}
          title={t(`standing.check.${check}`)}
          hint={t(`standing.says.${check}`)}
          aside={<Badge color="orange">{format.number(count)}</Badge>}
        >
          <Items name={t(`standing.check.${check}`)} of={of.items.filter((item) => item.check === check)} />
        </Panel>
      ))}
      {clean.length > 0 ? (
        <Panel title={t('standing.clean')}>
          <Group gap="xs">
            {clean.map(({ check }) => (
              <Badge key={check} variant="quiet">
                {t(`standing.check.${check}`)}: 0
              </Badge>
            ))}
          </Group>
        </Panel>
      ) : null}
    </>
  );
}

function Items({ name, of }: { readonly name: string; readonly of: StandingFindings['items'] }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const factsText = useFactsText();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('standing.findingsOf', { name })}>
      <Table className="stack-table" aria-label={name} miw={WIDTH} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {['case', 'time', 'person', 'facts', 'entry'].map((column) => (
              <Table.Th key={column} scope="col">
                {t(`standing.column-${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((item, at) => (
            <Table.Tr key={`${item.caseId} ${item.at} ${at}`}>
              <Table.Th scope="row" data-label={t('standing.column-case')}>
                <CaseTrailLink of={item} />
              </Table.Th>
              <Table.Td className="tabular" data-label={t('standing.column-time')}>
                {format.instant(item.at)}
              </Table.Td>
              <Table.Td data-label={t('standing.column-person')}>{item.person?.name ?? '–'}</Table.Td>
              <Table.Td className="wrap" data-label={t('standing.column-facts')}>
                {factsText(item.facts)}
              </Table.Td>
              <Table.Td data-label={t('standing.column-entry')}>
                {item.entry === null ? (
                  '–'
                ) : (
                  <AnchorLink
                    to="/audit"
                    search={(before) => ({ ...before, part: 'checks' as const, entry: item.entry ?? undefined })}
                    resetScroll={false}
                    fz="sm"
                    aria-label={t('standing.openEntry', { ref: item.caseRef, at: format.instant(item.at) })}
                  >
                    {t('standing.open')}
                  </AnchorLink>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const UUID = /^[0-9a-f]{8}-/;

/** Counts and codes; ids stand in the entry. */
function useFactsText(): (facts: StandingFindings['items'][number]['facts']) => string {
  const { t } = useTranslation(['audit', 'shell']);
  const shown = (value: string | number | boolean): string | number =>
    typeof value === 'boolean' ? t(value ? 'shell:yes' : 'shell:no') : value;
  return (facts) =>
    Object.entries(facts)
      .filter(([, value]) => !(typeof value === 'string' && UUID.test(value)))
      .map(([name, value]) => `${t(`standing.fact.${name}`, name)}: ${shown(value)}`)
      .join(' · ');
}
