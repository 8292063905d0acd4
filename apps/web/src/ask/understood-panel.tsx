import { Accordion, Alert, Badge, Group, Pill, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconQuestionMark } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnderstoodQuestionBody } from '@consilium/contracts';
import { Panel } from '../shared/panel.tsx';
import { withoutFinding } from './correct-understood.ts';
import { CorrectionForm } from './correction-form.tsx';
import { findingText } from './finding-text.ts';

interface Props {
  readonly of: UnderstoodQuestionBody;
  readonly isAsking: boolean;
  readonly onAsk: (corrected: UnderstoodQuestionBody) => void;
}

/** On a phone the form would push the answer off the first screens. */
const HAS_ROOM = '(min-width: 48em)';

/** What was read out of the question, each part to be corrected; the answer below stands on this and on nothing else. */
export function UnderstoodPanel({ of, isAsking, onAsk }: Props) {
  const { t } = useTranslation('ask');
  const [question, setQuestion] = useState(of);
  const [open, setOpen] = useState<string | null>(null);
  const hasRoom = useMediaQuery(HAS_ROOM, true, { getInitialValueInEffect: false });
  return (
    <Panel title={t('understood.title')} hint={t('understood.hint')} aside={<Badge variant="quiet">{t(`kind.${question.kind}`)}</Badge>}>
      <ReadParts of={of} />
      {of.unknown.length > 0 ? (
        <Alert color="orange" variant="light" icon={<IconQuestionMark aria-hidden />} role="note" py="xs">
          {t('understood.unknown', { words: of.unknown.join(', ') })}
        </Alert>
      ) : null}
      <Group gap="xs" role="group" aria-label={t('understood.findings')}>
        {question.findings.map((finding) => (
          <Pill
            key={finding.id}
            size="md"
            bd="1px solid var(--app-line)"
            withRemoveButton
            onRemove={() => {
              setQuestion(withoutFinding(question, finding.id));
              setOpen('correct');
            }}
            removeButtonProps={{
              'aria-label': t('understood.remove', { finding: findingText(finding) }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {findingText(finding)}
          </Pill>
        ))}
        {question.findings.length === 0 ? <Text fz="sm">{t('understood.noFinding')}</Text> : null}
      </Group>
      {hasRoom ? (
        <CorrectionForm of={question} isAsking={isAsking} onAsk={onAsk} />
      ) : (
        <Accordion variant="contained" value={open} onChange={setOpen}>
          <Accordion.Item value="correct">
            <Accordion.Control>{t('understood.correct')}</Accordion.Control>
            <Accordion.Panel>
              <CorrectionForm of={question} isAsking={isAsking} onAsk={onAsk} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Panel>
  );
}

/** Words of the question and what they were read as; a mended slip says so. */
function ReadParts({ of }: { readonly of: UnderstoodQuestionBody }) {
  const { t } = useTranslation('ask');
  if (of.parts.length === 0) return <Text fz="sm">{t('understood.nothing')}</Text>;
  return (
    <dl className="fact-list">
      {of.parts.map(({ field, words, readAs, mended }, index) => [
        <dt key={`words-${index}`}>
          {t(`field.${field}`)}: <q>{words}</q>
        </dt>,
        <dd key={`read-${index}`}>
          {field === 'kind' ? t(`kind.${readAs}`, { defaultValue: readAs }) : <span lang="en">{readAs}</span>}{' '}
          {mended ? (
            <Badge color="orange" size="sm">
              {t('understood.mended')}
            </Badge>
          ) : null}
        </dd>,
      ])}
    </dl>
  );
}
