import { Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody, AuditEntryDetail } from '@consilium/contracts';
import { entryQuery } from '../api/audit.ts';
import { useSession } from '../session/session-context.ts';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryProofPanel } from './entry-proof-panel.tsx';
import { EntryReviews } from './entry-reviews.tsx';
import { RowChanges } from './row-changes.tsx';

interface Props {
  readonly entryId: string | null;
  /** The entry as its list has it, for who may read a case's trail but not open an entry. */
  readonly listed: AuditEntryBody | null;
  readonly onClose: () => void;
}

/** One entry with everything that stands behind it. */
export function EntryDrawer({ entryId, listed, onClose }: Props) {
  const { t } = useTranslation(['audit', 'shell']);
  return (
    <Drawer
      opened={entryId !== null}
      onClose={onClose}
      size="xl"
      title={t('entryTitle')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {entryId === null ? null : <Entry entryId={entryId} listed={listed} />}
    </Drawer>
  );
}

function Entry({ entryId, listed }: Pick<Props, 'listed'> & { readonly entryId: string }) {
  const { t } = useTranslation('shell');
  const { permissions } = useSession();
  const mayOpen = permissions['audit:read'] === true;
  const { data, error, isPending, refetch } = useQuery({ ...entryQuery(entryId), enabled: mayOpen });
  if (!mayOpen) return listed ? <EntryFacts of={listed} /> : null;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading label={t('loading')} />;
  return <OpenedEntry of={data} />;
}

function OpenedEntry({ of }: { readonly of: AuditEntryDetail }) {
  const { t } = useTranslation('audit');
  return (
    <Stack gap="lg">
      <EntryFacts of={of} />
      {of.erased ? <Text fz="sm">{t('erased')}</Text> : <RowChanges of={of} />}
      <EntryProofPanel of={of} />
      <EntryReviews entryId={of.id} />
    </Stack>
  );
}
