import { useTranslation } from 'react-i18next';

interface Diagnosis {
  readonly code: string;
  readonly name: string | null;
}

export const diagnosisText = ({ code, name }: Diagnosis): string => (name === null ? code : `${name} (${code})`);

/** `61 y, male`; age by the year of birth, as no birth date is kept. */
export function useAgeAndSex(): (patient: { readonly birthYear: number | null; readonly sex: string }) => string {
  const { t } = useTranslation('terms');
  return ({ birthYear, sex }) =>
    `${birthYear === null ? t('ageUnknown') : t('age', { age: new Date().getFullYear() - birthYear })}, ${t(`sex.${sex}`)}`;
}
