import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { GlassDialog } from './glass-dialog.tsx';

/** A case of another board: nothing of it is shown, not even whose it is. */
export function ClosedCase({ caseId, onBroken }: { readonly caseId: string; readonly onBroken?: () => void }) {
  const { t } = useTranslation('break-glass');
  const { permissions } = useSession();
  const [isAsking, dialog] = useDisclosure(false);
  return (
    <>
      <PageHead title={t('closed.head')} />
      <Paper>
        <EmptyState icon={IconLock} title={t('closed.title')} text={t('closed.text')}>
          {permissions['break-glass:open'] ? (
            <Button color="red.8" mt="sm" onClick={dialog.open}>
              {t('closed.break')}
            </Button>
          ) : null}
        </EmptyState>
        <GlassDialog caseId={caseId} opened={isAsking} onClose={dialog.close} {...(onBroken ? { onBroken } : {})} />
      </Paper>
    </>
  );
}
