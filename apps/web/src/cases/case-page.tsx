import { Grid, Stack, Tabs, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { caseQuery } from '../api/cases.ts';
import { ProblemError } from '../api/problem-error.ts';
import { ClosedCase } from '../break-glass/closed-case.tsx';
import { CaseAudit } from '../audit/case-audit.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { TabStrip } from '../shared/tab-strip.tsx';
import { HoldsPanel } from '../stages/intake/holds-panel.tsx';
import { FindingsTab } from '../stages/prioritize/findings-tab.tsx';
import { ReportTab } from '../stages/report/report-tab.tsx';
import { EvidenceTab } from '../stages/retrieve/evidence-tab.tsx';
import { TasksTab } from '../stages/follow-up/tasks-tab.tsx';
import { SeatsPanel } from '../stages/sign-off/seats-panel.tsx';
import { useSession } from '../session/session-context.ts';
import { CASE_TABS } from './case-tabs.ts';
import { CaseFactsTab } from './case-facts-tab.tsx';
import { CaseHead } from './case-head.tsx';
import { NotAssessed } from './not-assessed.tsx';
import { RecommendationTab } from './recommendation-tab.tsx';
import { StageStrip } from './stage-strip.tsx';

const route = getRouteApi('/cases/$caseId');

export function CasePage() {
  const { t } = useTranslation('shell');
  const { caseId } = route.useParams();
  const query = useQuery(caseQuery(caseId));
  if (query.isPending) return <Loading label={t('loading')} />;
  if (isClosed(query.error)) return <ClosedCase caseId={caseId} />;
  if (query.isError) return <NoCase error={query.error} onRetry={() => void query.refetch()} />;
  return <CaseScreen record={query.data} />;
}

function NoCase({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Stack gap="lg">
      <VisuallyHidden component="h1">{t('nav.cases')}</VisuallyHidden>
      <ProblemAlert error={error} onRetry={onRetry} />
      <AnchorLink to="/cases">{t('nav.cases')}</AnchorLink>
    </Stack>
  );
}

/** A case of another board, by the server's own word for it. */
const isClosed = (error: Error | null): boolean => error instanceof ProblemError && error.problem.code === 'ACCESS.NOT_IN_BOARD';

function CaseScreen({ record }: { readonly record: CaseRecordBody }) {
  return (
    <Stack gap="lg">
      <CaseHead record={record} />
      <StageStrip record={record} />
      {record.holds.length > 0 ? <HoldsPanel record={record} /> : null}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }} style={{ minWidth: 0 }}>
          <CaseTabs record={record} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }} style={{ minWidth: 0 }}>
          <Stack gap="lg">
            <SeatsPanel record={record} />
            <NotAssessed />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function CaseTabs({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('cases');
  const { permissions } = useSession();
  const { tab = 'recommendation' } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (value: string | null): void => {
    const next = CASE_TABS.find((one) => one === value);
    void navigate({ search: next ? { tab: next } : {}, resetScroll: false });
  };
  const shown = CASE_TABS.filter((name) => name !== 'audit' || permissions['audit:read-case']);
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabStrip shown={tab} tabs={shown.map((name) => [name, t(`tab.${name}`)] as const)} />
      <Tabs.Panel value="recommendation">
        <RecommendationTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="findings">
        <FindingsTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence">
        <EvidenceTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="facts">
        <CaseFactsTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="report">
        <ReportTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="follow-up">
        <TasksTab record={record} />
      </Tabs.Panel>
      <Tabs.Panel value="audit">
        <CaseAudit record={record} />
      </Tabs.Panel>
    </Tabs>
  );
}
