import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import type { FindingKind } from '@consilium/domain';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';
import { EnterCriterion } from './enter-criterion.tsx';
import { WithdrawCriterion } from './withdraw-criterion.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly finding: string;
  readonly kind: FindingKind;
}

/** Of these there is no oncogenicity that a person could speak of. */
const WITHOUT_CRITERIA: readonly FindingKind[] = ['biomarker', 'expression', 'wild-type'];

/** What people state about a finding beside what was computed. Each entry and each withdrawal prioritizes the case again. */
export function CriteriaPanel({ record, finding, kind }: Props) {
  const { t } = useTranslation('prioritize');
  const format = useFormat();
  const entered = record.criteria.filter((criterion) => criterion.finding === finding);
  const may = useMay(record);
  const mayEnter = may('criterion-entered') && !WITHOUT_CRITERIA.includes(kind);
  if (entered.length === 0 && !mayEnter) return null;
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
      {mayEnter ? <EnterCriterion caseId={record.id} finding={finding} /> : null}
    </Stack>
  );
}
