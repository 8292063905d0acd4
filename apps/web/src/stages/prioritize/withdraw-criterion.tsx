import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../shared/reason-dialog.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';

interface Props {
  readonly caseId: string;
  readonly criterion: string;
  readonly code: string;
}

/** A criterion is taken back with a reason; both stay on record. */
export function WithdrawCriterion({ caseId, criterion, code }: Props) {
  const { t } = useTranslation('prioritize');
  const [isOpen, dialog] = useDisclosure(false);
  const act = useCaseAct<string>(caseId, (acts, reason) => acts.withdrawCriterion(criterion, { reason }), dialog.close);
  const title = t('criteria.withdraw', { code });
  return (
    <>
      <Button ml="xs" size="compact-xs" variant="default" onClick={dialog.open}>
        {title}
      </Button>
      <ReasonDialog title={title} explains={t('criteria.withdrawHint')} submit={title} opened={isOpen} onClose={dialog.close} act={act} />
    </>
  );
}
