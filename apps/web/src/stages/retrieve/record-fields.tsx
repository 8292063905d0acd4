import { useTranslation } from 'react-i18next';
import { Facts } from '../../shared/facts.tsx';

interface Props {
  readonly of: Readonly<Record<string, string>>;
  /** Rows above the record's own: when it was published, under which licence. */
  readonly before?: readonly (readonly [string, string])[];
}

/** What a reader looks for first; the others follow as the record has them. */
const FIRST = [
  'kind',
  'variant',
  'gene',
  'disease',
  'therapies',
  'significance',
  'direction',
  'strength',
  'line',
  'level',
  'rating',
  'region',
  'year',
];
const placeOf = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** Fields of a structured record with their names in words; the values stay as the record has them. */
export function RecordFields({ of, before = [] }: Props) {
  const { t } = useTranslation('retrieve');
  const inOrder = Object.entries(of).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  const rows = inOrder.map(
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
