import { Accordion, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSentence } from '@consilium/domain';

interface Props {
  readonly sentences: readonly DraftSentence[];
  readonly kept: readonly string[];
  readonly onChange: (kept: readonly string[]) => void;
}

/** Which of the draft's verified sentences the decision carries over. */
export function SentencePicker({ sentences, kept, onChange }: Props) {
  const { t } = useTranslation('sign-off');
  if (sentences.length === 0) return null;
  return (
    <Accordion variant="contained">
      <Accordion.Item value="sentences">
        <Accordion.Control>{t('revise.sentences', { kept: kept.length, total: sentences.length })}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            <Group gap="xs">
              <Button size="compact-xs" variant="default" onClick={() => onChange(sentences.map(({ id }) => id))}>
                {t('revise.keepAll')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => onChange([])}>
                {t('revise.keepNone')}
              </Button>
            </Group>
            <Checkbox.Group value={[...kept]} onChange={onChange} aria-label={t('revise.sentencesLabel')}>
              <Stack gap={8}>
                {sentences.map(({ id, text }) => (
                  <Checkbox key={id} value={id} label={<span lang="en">{text}</span>} />
                ))}
              </Stack>
            </Checkbox.Group>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
