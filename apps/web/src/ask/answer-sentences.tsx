import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceAnswerBody } from '@consilium/contracts';
import { DRAFT_SECTIONS } from '@consilium/domain';
import { CitationDrawer } from '../stages/draft/citation-drawer.tsx';
import type { OpenCitation } from '../stages/draft/citation.ts';
import { DraftedSection } from '../stages/draft/drafted-section.tsx';
import { DroppedList } from '../stages/draft/dropped-list.tsx';
import { ModelUsePanel } from '../stages/draft/model-use.tsx';

/** The answer in sentences, each with its chips, boxed as every text of a machine; what was removed and who worded it stand with it. */
export function AnswerSentences({ answer }: { readonly answer: EvidenceAnswerBody }) {
  const { t } = useTranslation(['ask', 'draft']);
  const [open, setOpen] = useState<OpenCitation | null>(null);
  const sections = DRAFT_SECTIONS.map((section) => ({
    section,
    sentences: answer.sentences.filter((sentence) => sentence.section === section),
  })).filter(({ sentences }) => sentences.length > 0);
  const { drafter } = answer.provenance;
  return (
    <Box component="section" className="machine-draft" p={{ base: 'md', sm: 'lg' }} aria-labelledby="answer-sentences">
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconRobot size={20} aria-hidden style={{ flexShrink: 0 }} />
          <Title order={3} fz="md" id="answer-sentences">
            {drafter === 'template' ? t('answer.byTemplate') : t('answer.byModel', { drafter })}
          </Title>
        </Group>
        {sections.length === 0 ? <Text fz="sm">{t('answer.noSentence')}</Text> : null}
        {sections.map(({ section, sentences }) => (
          <DraftedSection key={section} section={section} sentences={sentences} onCite={setOpen} />
        ))}
        <ModelUsePanel provenance={answer.provenance} secondReading={null} />
        <DroppedList dropped={answer.dropped} />
      </Stack>
      <CitationDrawer
        sources={{ passages: answer.passages, explanation: answer.explanation ?? undefined }}
        open={open}
        onClose={() => setOpen(null)}
      />
    </Box>
  );
}
