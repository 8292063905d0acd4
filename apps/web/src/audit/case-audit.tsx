import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody, CaseRecordBody } from '@consilium/contracts';
import { exportHref } from '../api/audit.ts';
import { useSession } from '../session/session-context.ts';
import { Panel } from '../shared/panel.tsx';
import { AsKnownAt } from './as-known-at.tsx';
import { BundleCheck } from './bundle-check.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { EntryList } from './entry-list.tsx';
import { ReviewsPanel } from './reviews-panel.tsx';

const ALL = {};

/** A case's trail; for an auditor with the case as it was known, its export and the notes about it. */
export function CaseAudit({ record: { id: caseId, ref } }: { readonly record: Pick<CaseRecordBody, 'id' | 'ref'> }) {
  const { t } = useTranslation('audit');
  const { permissions } = useSession();
  const [open, setOpen] = useState<AuditEntryBody | null>(null);
  return (
    <Stack gap="lg">
      {permissions['audit:read'] ? <AsKnownAt caseId={caseId} /> : null}
      {permissions['audit:export'] ? (
        <Panel title={t('export.caseTitle', { ref })} hint={t('export.caseHint')}>
          <Group gap="sm">
            <Button
              component="a"
              href={exportHref({ case: caseId })}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('export.case')}
            </Button>
          </Group>
          <BundleCheck of={{ case: caseId }} />
        </Panel>
      ) : null}
      {permissions['audit:review'] ? <ReviewsPanel of={{ case: caseId }} about={{ caseId }} /> : null}
      <div>
        <Text fz="sm" c="dimmed" mb="sm">
          {t('caseHint')}
        </Text>
        <EntryList filter={ALL} caseId={caseId} onOpen={setOpen} />
      </div>
      <EntryDrawer entryId={open?.id ?? null} listed={open} onClose={() => setOpen(null)} />
    </Stack>
  );
}
