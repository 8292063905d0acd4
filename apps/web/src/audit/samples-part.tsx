import { NumberInput, Paper, Stack, Table, TextInput } from '@mantine/core';
import { IconDice } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditSampleList } from '@consilium/contracts';
import { drawSample, samplesQuery } from '../api/audit.ts';
import type { Period } from '../api/audit.ts';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { Loading } from '../shared/loading.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { lastDays } from './local-time.ts';
import { PeriodForm } from './period-form.tsx';
import { SampleView } from './sample-view.tsx';

const route = getRouteApi('/audit');
const DAYS = 90;
const [USUAL, MOST] = [10, 500];

/** Samples weighted by risk; seed and population are kept, so that anybody can draw the same again. */
export function SamplesPart() {
  const { permissions } = useSession();
  const { sample } = route.useSearch();
  if (sample !== undefined) return <SampleView sampleId={sample} />;
  return (
    <Stack gap="lg">
      {permissions['audit:sample'] ? <DrawForm /> : null}
      <Samples />
    </Stack>
  );
}

function DrawForm() {
  const { t } = useTranslation('audit');
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const [period] = useState(() => lastDays(DAYS, Date.now()));
  const [size, setSize] = useState<number | string>(USUAL);
  const [seed, setSeed] = useState('');
  const act = useMutation({
    mutationFn: (of: Period) => drawSample({ ...of, size: Number(size), ...(seed.trim() === '' ? {} : { seed: seed.trim() }) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['audit', 'samples'] });
      void navigate({ search: { part: 'samples', sample: id } });
    },
  });
  return (
    <Panel title={t('sample.draw')} hint={t('sample.hint')}>
      <PeriodForm period={period} submit={t('sample.do')} isBusy={act.isPending} onSubmit={(of) => act.mutate(of)}>
        <NumberInput
          label={t('sample.size')}
          value={size}
          onChange={setSize}
          min={1}
          max={MOST}
          allowDecimal={false}
          required
          w={100}
          hideControls
        />
        <TextInput
          label={t('sample.seed')}
          placeholder={t('sample.seedHint')}
          value={seed}
          onChange={({ currentTarget }) => setSeed(currentTarget.value)}
          maxLength={100}
          w={220}
        />
      </PeriodForm>
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </Panel>
  );
}

function Samples() {
  const { t } = useTranslation(['audit', 'shell']);
  const { data, error, isPending, refetch } = useQuery(samplesQuery);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading label={t('shell:loading')} />;
  if (data.items.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconDice} title={t('sample.none')} text={t('sample.noneText')} />
      </Paper>
    );
  return (
    <Paper className="scroll-x" tabIndex={0} role="region" aria-label={t('sample.list')}>
      <Table className="stack-table" aria-label={t('sample.list')} miw={{ base: 0, sm: 680 }}>
        <Table.Thead>
          <Table.Tr>
            {['at', 'by', 'period', 'drawn', 'reviewed', 'seed'].map((name) => (
              <Table.Th key={name} scope="col">
                {t(`sample.column-${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((one) => (
            <Sample key={one.id} of={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Sample({ of }: { readonly of: AuditSampleList['items'][number] }) {
  const { t } = useTranslation(['audit', 'shell']);
  const format = useFormat();
  const label = (name: string) => ({ 'data-label': t(`sample.column-${name}`) });
  return (
    <Table.Tr className="row-link">
      <Table.Th scope="row" {...label('at')}>
        <AnchorLink to="/audit" search={{ part: 'samples', sample: of.id }} className="tabular unbroken" fz="sm">
          {format.instant(of.at)}
        </AnchorLink>
      </Table.Th>
      <Table.Td {...label('by')}>{of.by.name}</Table.Td>
      <Table.Td {...label('period')}>
        {format.day(of.from)} – {format.day(of.to)}
      </Table.Td>
      <Table.Td className="tabular" {...label('drawn')}>
        {t('shell:shown', { shown: of.drawn, total: of.population })}
      </Table.Td>
      <Table.Td className="tabular" {...label('reviewed')}>
        {t('shell:shown', { shown: of.reviewed, total: of.drawn })}
      </Table.Td>
      <Table.Td {...label('seed')}>
        <code className="wrap">{of.seed}</code>
      </Table.Td>
    </Table.Tr>
  );
}
