import { Accordion, Alert, Badge, Box, List, Stack, Text, Title } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceAnswerBody } from '@consilium/contracts';
import { DRAFT_SECTIONS } from '@consilium/domain';
import { Panel } from '../shared/panel.tsx';
import { TierBadge } from '../shared/tier-badge.tsx';
import { therapiesText } from '../shared/use-format.ts';
import { AbstentionNote } from '../stages/draft/abstention-note.tsx';
import { CitationDrawer } from '../stages/draft/citation-drawer.tsx';
import type { OpenCitation } from '../stages/draft/citation.ts';
import { DraftedSection } from '../stages/draft/drafted-section.tsx';
import { DroppedList } from '../stages/draft/dropped-list.tsx';

interface Props {
  readonly answer: EvidenceAnswerBody;
}

/** Resistance first, then the options of the leading tier, then the sentences; or why there is no recommendation. */
export function AnswerPanel({ answer }: Props) {
  const { t } = useTranslation('ask');
  return (
    <Panel title={t('answer.title')} hint={t('answer.hint')}>
      <Stack gap="lg" aria-live="polite">
        <AbstentionNote of={answer.abstained} />
        <Resistance of={answer.resistance} />
        <Verdicts of={answer.drugs} />
        {answer.options.length > 0 ? <Options title={t('answer.options', { count: answer.options.length })} of={answer.options} /> : null}
        <Meanings of={answer.meanings} />
        <Sentences answer={answer} />
        {answer.further.length > 0 ? (
          <Accordion variant="contained">
            <Accordion.Item value="further">
              <Accordion.Control>{t('answer.further', { count: answer.further.length })}</Accordion.Control>
              <Accordion.Panel>
                <Options title={null} of={answer.further} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        ) : null}
        {answer.warnings.length > 0 ? (
          <List fz="sm" lang="en" aria-label={t('answer.warnings')}>
            {answer.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        ) : null}
        <DroppedList dropped={answer.dropped} />
      </Stack>
    </Panel>
  );
}

function Resistance({ of }: { readonly of: EvidenceAnswerBody['resistance'] }) {
  const { t } = useTranslation('ask');
  if (of.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconShieldX aria-hidden />}
      title={t('answer.resistance', { count: of.length })}
      role="region"
    >
      <List fz="sm" spacing={6} listStyleType="none">
        {of.map(({ therapies, finding, tier, level, rulesOut }) => (
          <List.Item key={`${finding} ${therapiesText(therapies)}`} className="wrap">
            <TierBadge tier={tier} level={level} /> {therapiesText(therapies)}
            {rulesOut.length > 0 ? <strong> {t('answer.rulesOut', { options: rulesOut.join('; ') })}</strong> : null}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Verdicts({ of }: { readonly of: EvidenceAnswerBody['drugs'] }) {
  const { t } = useTranslation('ask');
  return of.map(({ therapies, verdict, tier, level }) => (
    <Text key={therapiesText(therapies)} fw={600}>
      {therapiesText(therapies)}: {t(`verdict.${verdict}`)} {tier === null ? null : <TierBadge tier={tier} level={level} />}
    </Text>
  ));
}

function Options({ title, of }: { readonly title: string | null; readonly of: EvidenceAnswerBody['options'] }) {
  const { t } = useTranslation(['prioritize', 'ask']);
  return (
    <div>
      {title === null ? null : (
        <Title order={3} fz="md" mb={6}>
          {title}
        </Title>
      )}
      <List type="ordered" spacing={8} listStyleType="none">
        {of.map((option) => (
          <List.Item key={therapiesText(option.therapies)}>
            <TierBadge tier={option.tier} level={option.level} />{' '}
            <Text span fw={600}>
              {therapiesText(option.therapies)}
            </Text>{' '}
            {option.contested ? <Badge color="orange">{t('contested')}</Badge> : null}{' '}
            {option.lowConfidence ? <Badge color="gray">{t('lowConfidence')}</Badge> : null}{' '}
            <Text span fz="sm" c="dimmed">
              {t('ask:answer.items', { count: option.items.length })}
            </Text>
            {option.notes.map((note) => (
              <Text key={note} fz="xs" c="dimmed" lang="en">
                {note}
              </Text>
            ))}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Meanings({ of }: { readonly of: EvidenceAnswerBody['meanings'] }) {
  const { t } = useTranslation('ask');
  return of.map(({ significance, direction, tier, level, finding }) => (
    <Text key={`${significance} ${direction} ${finding}`}>
      <TierBadge tier={tier} level={level} /> {t(`meaning.${significance}.${direction}`)}
    </Text>
  ));
}

function Sentences({ answer }: Props) {
  const { t } = useTranslation(['draft', 'ask']);
  const [open, setOpen] = useState<OpenCitation | null>(null);
  const sections = DRAFT_SECTIONS.map((section) => ({
    section,
    sentences: answer.sentences.filter((sentence) => sentence.section === section),
  })).filter(({ sentences }) => sentences.length > 0);
  return (
    <Box className="machine-draft" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        {sections.length === 0 ? <Text fz="sm">{t('ask:answer.noSentence')}</Text> : null}
        {sections.map(({ section, sentences }) => (
          <DraftedSection key={section} section={section} sentences={sentences} onCite={setOpen} />
        ))}
      </Stack>
      <CitationDrawer
        sources={{ passages: answer.passages, explanation: answer.explanation ?? undefined }}
        open={open}
        onClose={() => setOpen(null)}
      />
    </Box>
  );
}
