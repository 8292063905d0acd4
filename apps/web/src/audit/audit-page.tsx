import { Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/empty-state.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { TabStrip } from '../shared/tab-strip.tsx';
import { useSession } from '../session/session-context.ts';
import { AUDIT_PARTS } from './audit-search.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { Explorer } from './explorer.tsx';
import { ExportPart } from './export-part.tsx';
import { LogBadge } from './log-badge.tsx';
import { SamplesPart } from './samples-part.tsx';
import { StandingPart } from './standing-part.tsx';

const route = getRouteApi('/audit');

/** The auditor's page: the state of the log above; the trail, what to look at, samples and exports below. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { permissions } = useSession();
  if (!permissions['audit:read'])
    return (
      <>
        <PageHead title={t('title')} hint={t('hint')} />
        <EmptyState icon={IconLock} title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <LogBadge />
      <Parts />
    </>
  );
}

function Parts() {
  const { t } = useTranslation('audit');
  const { part = 'log', entry = null } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (value: string | null): void => {
    const next = AUDIT_PARTS.find((one) => one === value);
    void navigate({ search: next === undefined || next === 'log' ? {} : { part: next }, resetScroll: false });
  };
  return (
    <Tabs value={part} onChange={open} keepMounted={false}>
      <TabStrip shown={part} tabs={AUDIT_PARTS.map((name) => [name, t(`part.${name}`)] as const)} />
      <Tabs.Panel value="log">
        <Explorer />
      </Tabs.Panel>
      <Tabs.Panel value="checks">
        <StandingPart />
      </Tabs.Panel>
      <Tabs.Panel value="samples">
        <SamplesPart />
      </Tabs.Panel>
      <Tabs.Panel value="export">
        <ExportPart />
      </Tabs.Panel>
      <EntryDrawer
        entryId={entry}
        listed={null}
        onClose={() => void navigate({ search: ({ entry: _closed, ...rest }) => rest, resetScroll: false })}
      />
    </Tabs>
  );
}
