import { therapiesText } from '../../shared/use-format.ts';

/** What an engine sentence stands on, for a reader: rows of a record, or one line for each entry of a list. */
export type ReadableValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly [name: string, text: string])[] }
  | { readonly kind: 'list'; readonly entries: readonly string[] };

type Named = ReadonlyMap<string, string>;

/** Fields that only machines compare, or too long for a row; they stand in the stored form below. */
const STORED_ONLY: ReadonlySet<string> = new Set([
  'keys',
  'sha256',
  'ruleSet',
  'scheme',
  'subject',
  'rejected',
  'rejectedMore',
  'research',
  'views',
]);

export function readableValue(value: unknown, names: Named): ReadableValue {
  if (Array.isArray(value)) return { kind: 'list', entries: value.map((entry) => oneLine(entry, names)) };
  if (!isRecord(value)) return { kind: 'text', text: oneLine(value, names) };
  const rows = Object.entries(value)
    .filter(([name]) => !STORED_ONLY.has(name) && !(name === 'finding' && 'label' in value))
    .map(([name, inner]) => [name, oneLine(inner, names)] as const);
  return { kind: 'rows', rows };
}

/** Names of the findings by their id, for the values that point to them. */
export function namesOfFindings(explanation: unknown): Named {
  const findings = isRecord(explanation) && Array.isArray(explanation['findings']) ? explanation['findings'] : [];
  const named = findings.filter(isRecord).map(({ finding, label }) => [String(finding), String(label)] as const);
  return new Map(named);
}

function oneLine(value: unknown, names: Named): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry) => oneLine(entry, names)).join('; ');
  if (isRecord(value)) return ofRecord(value, names);
  return names.get(String(value)) ?? String(value);
}

function ofRecord(record: Readonly<Record<string, unknown>>, names: Named): string {
  const therapies = record['therapies'];
  const what = Array.isArray(therapies) && therapies.length > 0 ? therapiesText(therapies.map(String)) : headOf(record, names);
  const tier = record['tier'] ? `Tier ${[record['tier'], record['level']].filter(Boolean).join('-')}` : '';
  if (what !== '') return [what, directionOf(record), tier].filter((part) => part !== '').join(', ');
  return Object.entries(record)
    .filter(([name]) => !STORED_ONLY.has(name))
    .map(([name, inner]) => `${name} ${oneLine(inner, names)}`)
    .join(', ');
}

/** A therapy without it would read as a recommendation. */
const directionOf = ({ direction, rulesOut }: Readonly<Record<string, unknown>>): string =>
  typeof direction === 'string' ? direction : rulesOut === undefined ? '' : 'resistance';

const HEADS = ['label', 'code', 'test', 'biomarker', 'item', 'id', 'class'];
const headOf = (record: Readonly<Record<string, unknown>>, names: Named): string => {
  const head = HEADS.map((name) => record[name]).find((value) => typeof value === 'string' && value !== '');
  return head === undefined ? '' : oneLine(head, names);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
