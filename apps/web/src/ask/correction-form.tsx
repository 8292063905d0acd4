import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnderstoodQuestionBody } from '@consilium/contracts';
import { priorText, withDrugs, withFinding, withLine, withPrior, withTumorType } from './correct-understood.ts';

interface Props {
  readonly of: UnderstoodQuestionBody;
  readonly isAsking: boolean;
  readonly onAsk: (corrected: UnderstoodQuestionBody) => void;
}

/** What was misread, put right by hand; the answer of the next question stands on it. */
export function CorrectionForm({ of, isAsking, onAsk }: Props) {
  const { t } = useTranslation('ask');
  const [added, setAdded] = useState('');
  const [tumorType, setTumorType] = useState(of.tumorType?.name ?? '');
  const [drugs, setDrugs] = useState(of.drugs.join(', '));
  const [prior, setPrior] = useState(priorText(of));
  const [line, setLine] = useState(of.line);
  const corrected = (): UnderstoodQuestionBody => {
    const withTexts = withLine(withPrior(withDrugs(of, drugs), prior), line);
    const typed = tumorType.trim();
    const withType = typed === (of.tumorType?.name ?? '') ? withTexts : withTumorType(withTexts, typed);
    return added.trim() === '' ? withType : withFinding(withType, added.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(corrected());
      }}
    >
      <Stack gap="sm">
        <div className="correction">
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
            value={line ?? ''}
            onChange={(typed) => setLine(typeof typed === 'number' ? typed : null)}
          />
        </div>
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={isAsking}>
            {t('understood.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
