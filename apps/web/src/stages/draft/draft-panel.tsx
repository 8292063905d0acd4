import { Badge, Box, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DraftBody } from '@consilium/contracts';
import { DRAFT_SECTIONS } from '@consilium/domain';
import { prioritizationQuery, retrievalQuery } from '../../api/cases.ts';
import { useFormat } from '../../shared/use-format.ts';
import { AbstentionNote } from './abstention-note.tsx';
import { CitationDrawer } from './citation-drawer.tsx';
import type { OpenCitation } from './citation.ts';
import { DraftedSection } from './drafted-section.tsx';
import { DroppedList } from './dropped-list.tsx';
import { ModelUsePanel } from './model-use.tsx';

/** The machine's text: boxed, labelled, never in the weight or color of human text. */
export function DraftPanel({ record, draft }: { readonly record: CaseRecordBody; readonly draft: DraftBody }) {
  const { t } = useTranslation('draft');
  const format = useFormat();
  const [open, setOpen] = useState<OpenCitation | null>(null);
  const retrieval = useQuery(retrievalQuery(record)).data;
  const passages = retrieval ? [...retrieval.passages, ...(retrieval.history ?? []), ...(retrieval.decisions ?? [])] : undefined;
  const explanation = useQuery(prioritizationQuery(record)).data;
  const sections = DRAFT_SECTIONS.map((section) => ({
    section,
    sentences: draft.sentences.filter((one) => one.section === section),
  })).filter(({ sentences }) => sentences.length > 0);
  return (
    <Box component="section" className="machine-draft" p={{ base: 'md', sm: 'lg' }} aria-labelledby="machine-draft">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconRobot size={20} aria-hidden style={{ flexShrink: 0 }} />
            <Title order={2} id="machine-draft">
              {t(draft.provenance.drafter === 'template' ? 'title' : 'titleModel', { drafter: draft.provenance.drafter })}
            </Title>
          </Group>
          <Badge variant="quiet">{t('count', { count: draft.sentences.length })}</Badge>
        </Group>
        <Text component="p" m={0} fz="xs">
          {t('provenance', {
            drafter: draft.provenance.drafter,
            version: draft.provenance.drafterVersion,
            at: format.instant(draft.provenance.at),
            sources: draft.provenance.retrieved.length,
          })}
        </Text>
        <AbstentionNote of={draft.abstained} also={draft.alsoAbstained ?? []} />
        <ModelUsePanel provenance={draft.provenance} secondReading={draft.secondReading} />
        {sections.map(({ section, sentences }) => (
          <DraftedSection key={section} section={section} sentences={sentences} onCite={setOpen} />
        ))}
        {draft.warnings.length > 0 ? (
          <div>
            <Title order={3} fz="sm" mb={6}>
              {t('warnings')}
            </Title>
            <List fz="sm" lang="en">
              {draft.warnings.map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </div>
        ) : null}
        <DroppedList dropped={draft.dropped} />
      </Stack>
      <CitationDrawer sources={{ passages, explanation }} open={open} onClose={() => setOpen(null)} />
    </Box>
  );
}
