import { Badge, Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseSummaryBody } from '@consilium/contracts';
import { STAGES } from '@consilium/domain';
import { CaseCard } from './worklist-table.tsx';

/** The same cases by stage; empty stages stay, so that the way of a case is seen. */
export function WorklistBoard({ cases }: { readonly cases: readonly CaseSummaryBody[] }) {
  const { t } = useTranslation(['cases', 'terms']);
  return (
    <div className="scroll-x" role="region" aria-label={t('worklist.board')} tabIndex={0}>
      <Group align="flex-start" wrap="nowrap" gap="md" pb="md">
        {STAGES.map((stage) => {
          const here = cases.filter((one) => one.stage === stage);
          return (
            <Stack key={stage} w={here.length > 0 ? 280 : 120} miw={here.length > 0 ? 280 : 120} gap="sm">
              <Group gap="xs">
                <Title order={2} fz="sm">
                  {t(`terms:stage.${stage}`)}
                </Title>
                <Badge variant="quiet">{here.length}</Badge>
              </Group>
              {here.map((one) => (
                <CaseCard key={one.id} of={one} />
              ))}
            </Stack>
          );
        })}
      </Group>
    </div>
  );
}
