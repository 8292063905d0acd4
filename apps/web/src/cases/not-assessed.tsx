import { Group, Stack, Text } from '@mantine/core';
import { IconCircleOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../shared/panel.tsx';

/** Parts that are not built yet say so on the screen; nothing is left blank. */
const PARTS = ['germline', 'pharmacogenomics', 'trials', 'equity', 'fhir', 'hl7'] as const;

export function NotAssessed() {
  const { t } = useTranslation(['cases', 'shell']);
  return (
    <Panel title={t('notAssessed.title')} hint={t('notAssessed.hint')}>
      <Stack gap={8}>
        {PARTS.map((part) => (
          <Group key={part} justify="space-between" wrap="nowrap" gap="sm">
            <Text fz="sm">{t(`notAssessed.${part}`)}</Text>
            <Group gap={6} wrap="nowrap" c="dimmed">
              <IconCircleOff size={14} aria-hidden />
              <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
                {t('shell:notAssessed')}
              </Text>
            </Group>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
