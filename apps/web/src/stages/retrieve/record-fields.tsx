import { useTranslation } from 'react-i18next';
import { Facts } from '../../shared/facts.tsx';

interface Props {
  readonly of: Readonly<Record<string, string>>;
  /** Rows above the record's own: when it was published, under which licence. */
  readonly before?: readonly (readonly [string, string])[];
}

/** Fields of a structured record with their names in words; the values stay as the record has them. */
export function RecordFields({ of, before = [] }: Props) {
  const { t } = useTranslation('retrieve');
  const rows = Object.entries(of).map(
    ([name, value]) =>
      [
        t(`recordField.${name}`, { defaultValue: name }),
        <span key={name} lang="en">
          {value}
        </span>,
      ] as const,
  );
  return <Facts of={[...before, ...rows]} />;
}
