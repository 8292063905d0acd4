import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findDoor } from '../api/break-glass.ts';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';

/** A case outside the own boards is found by its whole short name only, as it stands on paper (ACC-06). */
export function FindOtherCase() {
  const { t } = useTranslation(['break-glass', 'shell']);
  const { permissions } = useSession();
  const navigate = useNavigate();
  const [isOpen, dialog] = useDisclosure(false);
  const [ref, setRef] = useState('');
  const find = useMutation({
    mutationFn: () => findDoor(ref.trim()),
    onSuccess: ({ caseId }) => navigate({ to: '/cases/$caseId', params: { caseId } }),
  });
  if (!permissions['break-glass:open']) return null;
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t('find.open')}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={t('find.title')} closeButtonProps={{ 'aria-label': t('shell:close') }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            find.mutate();
          }}
        >
          <Stack>
            <Text fz="sm">{t('find.explains')}</Text>
            <TextInput
              label={t('find.ref')}
              placeholder="C-0007"
              required
              value={ref}
              onChange={({ currentTarget }) => setRef(currentTarget.value)}
              data-autofocus
            />
            {find.error ? <ProblemAlert error={find.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {t('shell:cancel')}
              </Button>
              <Button type="submit" loading={find.isPending} disabled={ref.trim() === ''}>
                {t('find.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
