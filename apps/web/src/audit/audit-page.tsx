import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '../shared/empty-state.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { useSession } from '../session/session-context.ts';
import { AuditFilters } from './audit-filters.tsx';
import { EntryList } from './entry-list.tsx';
import type { AuditFilter } from '../api/audit.ts';

/** The whole trail, for the auditor. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { permissions } = useSession();
  const [filter, setFilter] = useState<AuditFilter>({});
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      {permissions['audit:read'] ? (
        <>
          <AuditFilters onChange={setFilter} />
          <EntryList filter={filter} caseId={null} />
        </>
      ) : (
        <EmptyState icon={IconLock} title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </>
  );
}
