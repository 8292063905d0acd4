import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROLES, SPECIALTIES } from '@consilium/domain';
import type { Role, Specialty } from '@consilium/domain';

export interface SeatValues {
  readonly roles: readonly string[];
  /** Empty for none. */
  readonly specialty: string;
  /** Comma-separated. */
  readonly boards: string;
}

/** Roles, seat and boards as the API takes them. */
export const seatOf = ({ roles, specialty, boards }: SeatValues) => ({
  roles: ROLES.filter((role: Role) => roles.includes(role)),
  specialty: SPECIALTIES.find((one: Specialty) => one === specialty) ?? null,
  boards: boards
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
});

interface Props {
  readonly values: SeatValues;
  readonly onChange: (values: SeatValues) => void;
}

export function SeatFields({ values, onChange }: Props) {
  const { t } = useTranslation(['accounts', 'terms']);
  return (
    <>
      <MultiSelect
        label={t('form.roles')}
        data={ROLES.map((role) => ({ value: role, label: t(`terms:role.${role}`) }))}
        value={[...values.roles]}
        onChange={(roles) => onChange({ ...values, roles })}
      />
      <NativeSelect
        label={t('form.specialty')}
        data={[{ value: '', label: t('form.noSeat') }, ...SPECIALTIES.map((one) => ({ value: one, label: t(`terms:specialty.${one}`) }))]}
        value={values.specialty}
        onChange={({ currentTarget }) => onChange({ ...values, specialty: currentTarget.value })}
      />
      <TextInput
        label={t('form.boards')}
        description={t('form.boardsHint')}
        value={values.boards}
        onChange={({ currentTarget }) => onChange({ ...values, boards: currentTarget.value })}
      />
    </>
  );
}
