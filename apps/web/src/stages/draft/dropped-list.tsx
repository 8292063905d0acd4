import { Accordion, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DroppedSentence } from '@consilium/domain';

/** Sentences whose citation did not support them: removed, counted and listed with the reasons in words. */
export function DroppedList({ dropped }: { readonly dropped: readonly DroppedSentence[] }) {
  const { t } = useTranslation('draft');
  if (dropped.length === 0)
    return (
      <Text component="p" m={0} fz="sm">
        {t('dropped.none')}
      </Text>
    );
  return (
    <Accordion variant="contained">
      <Accordion.Item value="dropped">
        <Accordion.Control>{t('dropped.title', { count: dropped.length })}</Accordion.Control>
        <Accordion.Panel>
          <List fz="sm" lang="en">
            {dropped.map(({ text, codes, author }, index) => (
              <List.Item key={index} className="wrap">
                <s>{text}</s>{' '}
                <Text span fz="xs" c="dimmed">
                  {author === 'model' ? `${t('byModel')} · ` : ''}
                  {codes.map((code) => t(`code.${code}`, { defaultValue: code })).join(' · ')}
                </Text>
              </List.Item>
            ))}
          </List>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
