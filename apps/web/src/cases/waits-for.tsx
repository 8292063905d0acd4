import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseSummaryBody } from '@consilium/contracts';
import { useFormat } from '../shared/use-format.ts';

/** What is missing in a case, and who holds it. */
export function WaitsFor({ of }: { readonly of: CaseSummaryBody }) {
  const { what, who } = useWaitsFor(of);
  return (
    <Stack gap={0}>
      <Text fz="sm" lineClamp={2}>
        {what}
      </Text>
      <Text fz="xs" c="dimmed">
        {who}
      </Text>
    </Stack>
  );
}

function useWaitsFor({ status, stage, holds, missingSeats, taskDueAt }: CaseSummaryBody): { readonly what: string; readonly who: string } {
  const { t } = useTranslation(['cases', 'terms']);
  const format = useFormat();
  switch (status) {
    case 'held':
      return {
        what: holds.map(({ code }) => t(`hold.${code}`)).join('; '),
        who: [...new Set(holds.map(({ owner }) => t(`terms:role.${owner}`)))].join(', '),
      };
    case 'running':
      return { what: t('waits.machine', { stage: t(`terms:stage.${stage}`) }), who: t('terms:role.machine') };
    case 'in-review':
      return missingSeats.length > 0
        ? {
            what: t('waits.signatures', { count: missingSeats.length }),
            who: missingSeats.map((seat) => t(`terms:specialty.${seat}`)).join(', '),
          }
        : { what: t('waits.approval'), who: t('terms:role.board') };
    case 'issued':
      return {
        what: taskDueAt === null ? t('waits.followUpNone') : t('waits.followUp', { when: format.day(taskDueAt) }),
        who: t('terms:role.coordinator'),
      };
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return { what: t('waits.nothing'), who: t('waits.nobody') };
  }
}
