import { Accordion, Badge, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceAnswerBody } from '@consilium/contracts';
import { Panel } from '../shared/panel.tsx';
import { TierBadge } from '../shared/tier-badge.tsx';
import { therapiesText } from '../shared/use-format.ts';
import { AbstentionNote } from '../stages/draft/abstention-note.tsx';
import { AnswerResistance } from './answer-resistance.tsx';
import { AnswerSentences } from './answer-sentences.tsx';
import { isRuledOut } from './ruled-out.ts';

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
        <AnswerResistance answer={answer} />
        <Verdicts of={answer.drugs} />
        {answer.options.length > 0 ? (
          <Options title={t('answer.options', { count: answer.options.length })} of={answer.options} answer={answer} />
        ) : null}
        <Meanings of={answer.meanings} />
        <AnswerSentences answer={answer} />
        {answer.further.length > 0 ? (
          <Accordion variant="contained">
            <Accordion.Item value="further">
              <Accordion.Control>{t('answer.further', { count: answer.further.length })}</Accordion.Control>
              <Accordion.Panel>
                <Options title={null} of={answer.further} answer={answer} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        ) : null}
        {answer.warnings.length > 0 ? (
          <div>
            <Title order={3} fz="md" mb={6}>
              {t('answer.warnings')}
            </Title>
            <List fz="sm" lang="en">
              {answer.warnings.map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </div>
        ) : null}
      </Stack>
    </Panel>
  );
}

function Verdicts({ of }: { readonly of: EvidenceAnswerBody['drugs'] }) {
  const { t } = useTranslation('ask');
  return of.map(({ therapies, verdict, tier, level }) => (
    <Text component="div" key={therapiesText(therapies)} fw={600}>
      {therapiesText(therapies)}: {t(`verdict.${verdict}`)} {tier === null ? null : <TierBadge tier={tier} level={level} />}
    </Text>
  ));
}

interface OptionsProps extends Props {
  readonly title: string | null;
  readonly of: EvidenceAnswerBody['options'];
}

function Options({ title, of, answer }: OptionsProps) {
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
            {isRuledOut(option, answer) ? <Badge color="red">{t('ask:answer.ruledOut')}</Badge> : null}{' '}
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
    <Text component="div" key={`${significance} ${direction} ${finding}`}>
      <TierBadge tier={tier} level={level} /> {t(`meaning.${significance}.${direction}`)}
    </Text>
  ));
}
