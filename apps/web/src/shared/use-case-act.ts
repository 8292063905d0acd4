import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActReceiptBody } from '@consilium/contracts';
import { actsOn } from '../api/acts.ts';
import type { CaseActs } from '../api/acts.ts';

/** One act on a case: afterwards the case and the lists are read again, and the receipt is told. */
export function useCaseAct<V>(
  caseId: string,
  act: (acts: CaseActs, input: V) => Promise<ActReceiptBody>,
  done?: (receipt: ActReceiptBody, input: V) => void,
) {
  const client = useQueryClient();
  const { t } = useTranslation('shell');
  return useMutation<ActReceiptBody, Error, V>({
    mutationFn: (input) => act(actsOn(caseId), input),
    onSuccess: async (receipt, input) => {
      await client.invalidateQueries({ queryKey: ['cases', caseId, 'record'] });
      void client.invalidateQueries({ queryKey: ['cases', 'list'] });
      void client.invalidateQueries({ queryKey: ['audit'] });
      notifications.show({
        message: receipt.repeated ? t('receipt.repeated') : t('receipt.recorded'),
        autoClose: 4000,
        closeButtonProps: { 'aria-label': t('close') },
      });
      done?.(receipt, input);
    },
    onError: () => void client.invalidateQueries({ queryKey: ['cases', caseId, 'record'] }),
  });
}
