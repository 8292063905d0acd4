import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AMENDMENT_KINDS } from '@consilium/contracts';
import type { AmendmentBody, CaseRecordBody } from '@consilium/contracts';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { ActDialog } from '../intake/act-dialog.tsx';

const route = getRouteApi('/cases/$caseId');

/** Four acts, each with its reason; the case then waits for signatures again, and the issued report stands until then. */
export function AmendmentDialog({ record, onClose }: { readonly record: CaseRecordBody; readonly onClose: () => void }) {
  const { t } = useTranslation(['report', 'terms', 'shell']);
  const navigate = route.useNavigate();
  const [body, setBody] = useState<AmendmentBody>({ kind: 'amendment', reason: '' });
  const open = useCaseAct<AmendmentBody>(
    record.id,
    (acts, input) => acts.openAmendment(input),
    () => {
      onClose();
      void navigate({ search: {} });
    },
  );
  return (
    <ActDialog
      title={t('amend.open')}
      submit={t('amend.submit')}
      opened
      onClose={onClose}
      onSubmit={() => open.mutate(body)}
      isPending={open.isPending}
      error={open.error}
      disabled={body.reason.trim().length < 3}
    >
      <Text fz="sm">{t('amend.explains')}</Text>
      <Radio.Group
        label={t('amend.kind')}
        value={body.kind}
        onChange={(text) => setBody({ ...body, kind: AMENDMENT_KINDS.find((one) => one === text) ?? 'amendment' })}
      >
        <Stack gap="xs" mt={6}>
          {AMENDMENT_KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`terms:kind.${kind}`)} description={t(`amend.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('shell:reason.label')}
        description={t('amend.reasonHint')}
        required
        autosize
        minRows={2}
        value={body.reason}
        onChange={({ currentTarget }) => setBody({ ...body, reason: currentTarget.value })}
      />
    </ActDialog>
  );
}
