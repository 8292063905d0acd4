import { ActionIcon, Group, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, chooseLanguage } from '../i18n/i18n.ts';

/** Language, colors and the list of keys. */
export function Preferences({ onHelp }: { readonly onHelp?: () => void }) {
  const { t, i18n } = useTranslation('shell');
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Group gap={4} wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language', { language: i18n.language.toUpperCase() })}>
            <IconLanguage size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              onClick={() => void chooseLanguage(language)}
              aria-current={i18n.language === language}
            >
              {t(`languages.${language}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={t(`theme.${other}`)}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t(`theme.${other}`)} onClick={() => setColorScheme(other)}>
          {other === 'dark' ? <IconMoon size={20} aria-hidden /> : <IconSun size={20} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      {onHelp ? (
        <Tooltip label={t('keys.open')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('keys.open')} onClick={onHelp}>
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </Group>
  );
}
