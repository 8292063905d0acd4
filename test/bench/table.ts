import { cpus } from 'node:os';

export interface Measure {
  readonly measure: string;
  readonly ours: string;
  /** What it is held against: a goal of ours, or a peer measured in the same run. */
  readonly against?: string;
  /** Null where there is no goal: the row explains another. */
  readonly met?: boolean | null;
}

const HEAD = ['measure', 'ours', 'peer or goal', 'met'] as const;
const VERDICT = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, 'NO'],
  [null, ''],
]);

/** Prints one table with the machine it was measured on, and makes the process fail when a goal is missed. */
export function printTable(title: string, measures: readonly Measure[]): void {
  const rows = [HEAD, ...measures.map(({ measure, ours, against = '', met = null }) => [measure, ours, against, VERDICT.get(met) ?? ''])];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd();
  const [head = '', ...body] = rows.map(line);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  console.log([`\n${title}`, `  ${machine}`, '', head, line(widths.map((width) => '-'.repeat(width))), ...body, ''].join('\n'));
  if (measures.some(({ met }) => met === false)) process.exitCode = 1;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
export const millis = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
