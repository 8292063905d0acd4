import { Button, Group, List, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, CriterionBody } from '@consilium/contracts';
import { ONCOGENICITY_CRITERIA } from '@consilium/domain';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';
import { pointsOf } from './counted-criteria.tsx';
import { WithdrawCriterion } from './withdraw-criterion.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly finding: string;
}

/** What people state about a finding beside what was computed. Each entry and each withdrawal prioritizes the case again. */
export function CriteriaPanel({ record, finding }: Props) {
  const { t } = useTranslation('prioritize');
  const format = useFormat();
  const entered = record.criteria.filter((criterion) => criterion.finding === finding);
  const may = useMay(record);
  if (entered.length === 0 && !may('criterion-entered')) return null;
  return (
    <Stack gap="sm">
      {entered.length > 0 ? (
        <div>
          <Text fz="sm" fw={600} mb={4}>
            {t('criteria.entered')}
          </Text>
          <List fz="sm" listStyleType="none" spacing="xs" aria-label={t('criteria.entered')}>
            {entered.map(({ id, code, reason, by, at, withdrawn }) => (
              <List.Item key={id}>
                <Text span fz="sm" fw={600} td={withdrawn ? 'line-through' : undefined}>
                  {code}
                </Text>{' '}
                {reason} · {by}, {format.instant(at)}
                {withdrawn ? (
                  <Text fz="xs" c="dimmed">
                    {t('criteria.withdrawnBy', { by: withdrawn.by, reason: withdrawn.reason })}
                  </Text>
                ) : may('criterion-withdrawn') ? (
                  <WithdrawCriterion caseId={record.id} criterion={id} code={code} />
                ) : null}
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {may('criterion-entered') ? <EnterCriterion caseId={record.id} finding={finding} /> : null}
    </Stack>
  );
}

function EnterCriterion({ caseId, finding }: { readonly caseId: string; readonly finding: string }) {
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
