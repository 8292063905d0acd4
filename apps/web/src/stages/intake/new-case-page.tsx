import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink, ButtonLink } from '../../shared/links.tsx';
import { submitCase } from '../../api/acts.ts';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { NewCaseFields } from './new-case-fields.tsx';
import { EMPTY_CASE, readNewCase } from './new-case-form.ts';
import type { FieldErrors } from './new-case-form.ts';
import { NO_FILE, UploadFields } from './upload-fields.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useUpload } from './use-upload.ts';

/** Submits the case, then sends its file. A refused file leaves the case, which says what is missing: it can be sent again. */
export function NewCasePage() {
  const { t } = useTranslation(['intake', 'cases']);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY_CASE);
  const [stated, setStated] = useState(NO_FILE);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [made, setMade] = useState<string | null>(null);
  const submit = useMutation({ mutationFn: submitCase });
  const open = (caseId: string): void => {
    void client.invalidateQueries({ queryKey: ['cases'] });
    void navigate({ to: '/cases/$caseId', params: { caseId } });
  };
  const { upload, share } = useUpload(({ caseId }) => open(caseId));
  const send = async (): Promise<void> => {
    const read = readNewCase(form);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    const caseId = made ?? (await submit.mutateAsync(read.body)).caseId;
    setMade(caseId);
    if (stated.file) upload.mutate({ caseId, file: stated.file, stated });
    else open(caseId);
  };
  const isBusy = submit.isPending || upload.isPending;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send().catch(() => undefined);
      }}
    >
      <PageHead title={t('new.title')} hint={t('new.hint')} />
      <Stack gap="lg" maw={860}>
        <fieldset disabled={made !== null} style={{ all: 'unset', display: 'contents' }}>
          <NewCaseFields value={form} onChange={setForm} errors={errors} />
          <Panel title={t('consent.title')} hint={t('new.consentHint')}>
            <ConsentFields value={form.consent} onChange={(consent) => setForm({ ...form, consent })} />
          </Panel>
        </fieldset>
        <Panel title={t('field.results')} hint={t('new.fileHint')}>
          <UploadFields value={stated} onChange={setStated} />
          <UploadProgress share={share} />
        </Panel>
        {submit.error ? <ProblemAlert error={submit.error} /> : null}
        {upload.error ? <ProblemAlert error={upload.error} /> : null}
        {made !== null && upload.isError ? (
          <Alert color="petrol" icon={<IconInfoCircle aria-hidden />} title={t('new.madeTitle')}>
            {t('new.made')}{' '}
            <AnchorLink to="/cases/$caseId" params={{ caseId: made }}>
              {t('new.openMade')}
            </AnchorLink>
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <ButtonLink to="/cases" variant="default">
            {t('new.back')}
          </ButtonLink>
          <Button type="submit" loading={isBusy}>
            {made === null ? t('new.submit') : t('new.again')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
