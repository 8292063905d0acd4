import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OVERRIDE_REASONS } from '@consilium/domain';
import type { OverrideReason } from '@consilium/domain';

export interface Dissent {
  readonly reason: OverrideReason | null;
  readonly alternative: string;
  readonly text: string;
}

export const NO_DISSENT: Dissent = { reason: null, alternative: '', text: '' };

/** A coded reason always; `other` needs words. */
export const isWholeDissent = ({ reason, text }: Dissent): boolean => reason !== null && (reason !== 'other' || text.trim() !== '');

interface Props {
  readonly value: Dissent;
  readonly onChange: (value: Dissent) => void;
}

export function DissentFields({ value, onChange }: Props) {
  const { t } = useTranslation(['sign-off', 'terms']);
  return (
    <>
      <Select
        label={t('dissent.reason')}
        required
        allowDeselect={false}
        data={OVERRIDE_REASONS.map((one) => ({ value: one, label: t(`terms:reason.${one}`) }))}
        value={value.reason}
        onChange={(reason) => onChange({ ...value, reason: OVERRIDE_REASONS.find((one) => one === reason) ?? null })}
      />
      <TextInput
        label={t('dissent.alternative')}
        value={value.alternative}
        onChange={({ currentTarget }) => onChange({ ...value, alternative: currentTarget.value })}
      />
      <Textarea
        label={t('dissent.text')}
        description={t('dissent.hint')}
        autosize
        minRows={2}
        value={value.text}
        onChange={({ currentTarget }) => onChange({ ...value, text: currentTarget.value })}
      />
    </>
  );
}
