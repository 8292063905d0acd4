import { Group, Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shortcuts } from './use-shortcuts.ts';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'filter'],
  [['j', 'k'], 'rows'],
  [['Enter'], 'openRow'],
  [['g', 'r'], 'reviews'],
  [['g', 'c'], 'cases'],
  [['g', 'a'], 'audit'],
  [['g', 'k'], 'knowledge'],
  [['g', 'q'], 'ask'],
  [['g', 'm'], 'model'],
  [['?'], 'help'],
];

export function HelpDialog({ shortcuts }: { readonly shortcuts: Shortcuts }) {
  const { t } = useTranslation('shell');
  return (
    <Modal
      opened={shortcuts.isHelpOpen}
      onClose={shortcuts.help.close}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {KEYS.map(([keys, name]) => (
          <Group key={name} justify="space-between">
            <Text fz="sm">{t(`keys.${name}`)}</Text>
            <Group gap={4}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
        <Switch label={t('keys.on')} checked={shortcuts.isOn} onChange={({ currentTarget }) => shortcuts.setOn(currentTarget.checked)} />
      </Stack>
    </Modal>
  );
}
