import { Accordion, List, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSection, DraftSentence } from '@consilium/domain';
import type { OpenCitation } from './citation.ts';
import { paragraphsOf } from './paragraphs.ts';
import { Sentence } from './sentence.tsx';

interface Props {
  readonly section: DraftSection;
  readonly sentences: readonly DraftSentence[];
  readonly onCite: (citation: OpenCitation) => void;
}

/** A section: the template's sentences, then those a model worded in a box of their own, folded where the template has said it already (AIO-02). */
export function DraftedSection({ section, sentences, onCite }: Props) {
  const { t } = useTranslation('draft');
  const byModel = sentences.filter(({ author }) => author === 'model');
  const byTemplate = sentences.filter(({ author }) => author !== 'model');
  return (
    <div>
      <Title order={3} fz="sm" mb={6}>
        {t(`section.${section}`)}
      </Title>
      <Paragraphs of={byTemplate} onCite={onCite} />
      {byModel.length > 0 ? (
        <Accordion variant="contained" mt="xs" defaultValue={byTemplate.length === 0 ? 'model' : null}>
          <Accordion.Item value="model" className="model-box">
            <Accordion.Control>{t('modelBox', { count: byModel.length })}</Accordion.Control>
            <Accordion.Panel>
              <Paragraphs of={byModel} onCite={onCite} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </div>
  );
}

function Paragraphs({ of, onCite }: { readonly of: readonly DraftSentence[]; readonly onCite: Props['onCite'] }) {
  if (of.length === 0) return null;
  return (
    <List spacing={10} lang="en">
      {paragraphsOf(of).map((paragraph, index) => (
        <List.Item key={index} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
          <Stack gap={4}>
            {paragraph.map((sentence) => (
              <Sentence key={sentence.id} of={sentence} onCite={onCite} />
            ))}
          </Stack>
        </List.Item>
      ))}
    </List>
  );
}
