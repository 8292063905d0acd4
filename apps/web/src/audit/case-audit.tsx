import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntryList } from './entry-list.tsx';

const ALL = {};

export function CaseAudit({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('audit');
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        {t('caseHint')}
      </Text>
      <EntryList filter={ALL} caseId={caseId} />
    </Stack>
  );
}
