import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionBody } from '@consilium/contracts';
import { ONCOGENICITY_CRITERIA } from '@consilium/domain';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { pointsOf } from './counted-criteria.tsx';

/** A criterion of the standard with the reason for it, in the words of who enters it. */
export function EnterCriterion({ caseId, finding }: { readonly caseId: string; readonly finding: string }) {
  const { t } = useTranslation('prioritize');
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useCaseAct<CriterionBody>(
    caseId,
    (acts, body) => acts.enterCriterion(body),
    () => {
      setCode(null);
      setReason('');
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== null) act.mutate({ finding, code, reason });
      }}
    >
      <Stack gap="xs">
        <Select
          label={t('criteria.code')}
          description={t('criteria.hint')}
          placeholder={t('criteria.choose')}
          searchable
          data={ONCOGENICITY_CRITERIA.map(([value, , meaning]) => ({
            value,
            label: `${value} (${pointsOf(value)}) ${meaning}`,
          }))}
          value={code}
          onChange={setCode}
        />
        <Textarea
          label={t('criteria.reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {act.error ? <ProblemAlert error={act.error} /> : null}
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={act.isPending} disabled={code === null || reason.trim().length < 3}>
            {t('criteria.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
