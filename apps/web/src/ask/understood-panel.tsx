import { Badge, Button, Group, NumberInput, Pill, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnderstoodQuestionBody } from '@consilium/contracts';
import { Panel } from '../shared/panel.tsx';
import { priorText, withDrugs, withFinding, withLine, withPrior, withTumorType, withoutFinding } from './correct-understood.ts';
import { findingText } from './finding-text.ts';

interface Props {
  readonly of: UnderstoodQuestionBody;
  readonly isAsking: boolean;
  readonly onAsk: (corrected: UnderstoodQuestionBody) => void;
}

/** What was read out of the question, each part to be corrected; the answer below stands on this and on nothing else. */
export function UnderstoodPanel({ of, isAsking, onAsk }: Props) {
  const { t } = useTranslation('ask');
  const [question, setQuestion] = useState(of);
  const [added, setAdded] = useState('');
  const [tumorType, setTumorType] = useState(of.tumorType?.name ?? '');
  const [drugs, setDrugs] = useState(of.drugs.join(', '));
  const [prior, setPrior] = useState(priorText(of));
  const corrected = (): UnderstoodQuestionBody => {
    const withTexts = withPrior(withDrugs(question, drugs), prior);
    const typed = tumorType.trim();
    const withType = typed === (of.tumorType?.name ?? '') ? withTexts : withTumorType(withTexts, typed);
    return added.trim() === '' ? withType : withFinding(withType, added.trim());
  };
  return (
    <Panel title={t('understood.title')} hint={t('understood.hint')} aside={<Badge variant="quiet">{t(`kind.${question.kind}`)}</Badge>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(corrected());
        }}
      >
        <Stack gap="sm">
          <ReadParts of={of} />
          <Group gap="xs" role="group" aria-label={t('understood.findings')}>
            {question.findings.map((finding) => (
              <Pill
                key={finding.id}
                size="md"
                withRemoveButton
                onRemove={() => setQuestion(withoutFinding(question, finding.id))}
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
          <Group gap="sm" align="flex-end" grow preventGrowOverflow={false}>
            <TextInput label={t('understood.add')} value={added} onChange={({ currentTarget }) => setAdded(currentTarget.value)} />
            <TextInput
              label={t('understood.tumorType')}
              value={tumorType}
              onChange={({ currentTarget }) => setTumorType(currentTarget.value)}
            />
            <TextInput label={t('understood.drugs')} value={drugs} onChange={({ currentTarget }) => setDrugs(currentTarget.value)} />
            <TextInput label={t('understood.prior')} value={prior} onChange={({ currentTarget }) => setPrior(currentTarget.value)} />
            <NumberInput
              label={t('understood.line')}
              min={1}
              max={20}
              allowDecimal={false}
              value={question.line ?? ''}
              onChange={(line) => setQuestion(withLine(question, typeof line === 'number' ? line : null))}
            />
          </Group>
          {of.unknown.length > 0 ? (
            <Text fz="sm" fw={600}>
              {t('understood.unknown', { words: of.unknown.join(', ') })}
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={isAsking}>
              {t('understood.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
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
          {readAs}{' '}
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
