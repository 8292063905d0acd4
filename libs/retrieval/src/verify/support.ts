import type { Prioritization } from '@consilium/domain';
import { runFigures } from '../draft/run-figures.ts';
import { tokensOf } from './fold-text.ts';

/** What the citations of one sentence hold up. */
export interface Support {
  readonly tokens: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly tiers: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
}

export function supportOfTexts(texts: readonly string[], levels: readonly string[] = []): Support {
  return { tokens: new Set(tokensIn(texts)), numbers: numbersIn(texts), tiers: new Set(), levels: new Set(levels) };
}

/**
 * Support of values of the explanation. A list of records supports only the figures of the run about it (how many findings, how many without
 * assessment): taken leaf by leaf it would hold up almost any sentence.
 */
export function supportOfValues(
  cited: readonly { readonly path: string; readonly value: unknown }[],
  prioritization: Prioritization,
): Support {
  const parts = cited.map(({ value }) => supportOfValue(value));
  const labels = cited.flatMap((one) => namesAt(one, prioritization));
  const figures = cited.flatMap(({ path, value }) => (isRecordList(value) ? runFigures(prioritization, path) : []));
  return {
    tokens: new Set([...parts.flatMap(({ tokens }) => [...tokens]), ...tokensIn(labels)]),
    numbers: new Set([...parts.flatMap(({ numbers }) => [...numbers]), ...numbersIn(labels), ...figures]),
    tiers: new Set(parts.flatMap(({ tiers }) => [...tiers])),
    levels: new Set(parts.flatMap(({ levels }) => [...levels])),
  };
}

/** An explanation never changes, and many sentences cite the same of its values. */
const kept = new WeakMap<object, Support>();

function supportOfValue(value: unknown): Support {
  if (typeof value !== 'object' || value === null) return newSupport(value);
  const known = kept.get(value) ?? newSupport(value);
  kept.set(value, known);
  return known;
}

function newSupport(value: unknown): Support {
  const leaves = isRecordList(value) ? [] : leavesOf(value);
  const texts = leaves.map(String);
  const fractions = leaves.filter((leaf) => typeof leaf === 'number' && leaf >= 0 && leaf <= 1);
  return {
    tokens: new Set(tokensIn(texts)),
    numbers: new Set([...numbersIn(texts), ...fractions.map((leaf) => Math.round(Number(leaf) * 100))]),
    tiers: new Set(gradedIn(value)),
    levels: new Set(texts.filter((text) => /^[A-E]$/.test(text))),
  };
}

const tokensIn = (texts: readonly string[]): readonly string[] => texts.flatMap(tokensOf).map((token) => token.toLowerCase());

/**
 * Names that belong to a value without standing in it: an option or a resistance entry tells its findings by id, what lies under a finding is of that
 * finding, and a record against is against the therapies of its result.
 */
export function namesAt(
  { path, value }: { readonly path: string; readonly value: unknown },
  { findings }: Prioritization,
): readonly string[] {
  const [, at, result] = /^\/findings\/(\d+)\/results\/(\d+)\/against\//.exec(path) ?? [];
  const around = at === undefined ? undefined : findings[Number(at)];
  const parent = around === undefined ? [] : [around.label, ...(around.results[Number(result)]?.therapies ?? [])];
  if (typeof value !== 'object' || value === null || !('therapies' in value)) return parent;
  const named: readonly unknown[] = [Reflect.get(value, 'finding'), Reflect.get(value, 'findings')].flat();
  return [...parent, ...findings.filter(({ finding }) => named.includes(finding)).map(({ label }) => label)];
}

const isRecordList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null);

function leavesOf(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

/** `I-A`, `III` of a record that has tier and level; those of nested records count as well. */
function gradedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const tier: unknown = Reflect.get(value, 'tier');
  const level: unknown = Reflect.get(value, 'level');
  const own = typeof tier === 'string' ? [typeof level === 'string' ? `${tier}-${level}` : tier] : [];
  return [...own, ...Object.values(value).flatMap(gradedIn)];
}

const numbersIn = (texts: readonly string[]): ReadonlySet<number> =>
  new Set(
    texts
      .flatMap(tokensOf)
      .filter((token) => /^[\d.,]+$/.test(token))
      .map(numberOf),
  );

export const numberOf = (token: string): number => Number(token.replaceAll(',', ''));
