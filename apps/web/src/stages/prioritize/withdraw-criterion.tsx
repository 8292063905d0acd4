import { Button, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from '../intake/act-dialog.tsx';

/** A criterion is taken back with a reason; both stay on record. */
export function WithdrawCriterion({
  caseId,
  criterion,
  code,
}: {
  readonly caseId: string;
  readonly criterion: string;
  readonly code: string;
}) {
  const { t } = useTranslation('prioritize');
  const [isOpen, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const act = useCaseAct<string>(caseId, (acts, text) => acts.withdrawCriterion(criterion, { reason: text }), dialog.close);
  return (
    <>
      <Button ml="xs" size="compact-xs" variant="default" onClick={dialog.open}>
        {t('criteria.withdraw', { code })}
      </Button>
      <ActDialog
        title={t('criteria.withdraw', { code })}
        submit={t('criteria.withdraw', { code })}
        opened={isOpen}
        onClose={dialog.close}
        onSubmit={() => act.mutate(reason)}
        isPending={act.isPending}
        error={act.error}
        disabled={reason.trim().length < 3}
      >
        <Textarea
          label={t('criteria.reason')}
          description={t('criteria.withdrawHint')}
          required
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ActDialog>
    </>
  );
}
