import { infoValue } from '../annotation/annotation-entry.ts';
import type { VcfRecord } from '../vcf/record.ts';

/** Fields of one sample in one record, INFO behind them. */
export interface SampleCall {
  /** Value as text; null when absent, empty or `.`. */
  text(key: string): string | null;
  /** Comma-separated numbers; entries that are none are null. A trailing percent sign divides by 100. */
  numbers(key: string): readonly (number | null)[];
}

export function sampleCall(record: VcfRecord, column: number): SampleCall {
  const values = (record.samples[column] ?? '').split(':');
  const text = (key: string): string | null => {
    const at = record.format.indexOf(key);
    const value = at === -1 ? null : values[at];
    return value === undefined || value === null || value === '' || value === '.' ? null : value;
  };
  return {
    text,
    numbers: (key) =>
      (text(key) ?? '')
        .split(',')
        .filter((part) => part !== '')
        .map(toNumber),
  };
}

/** A call whose values stand in INFO (tumor-only pipelines that write TDP and TVAF there). */
export function infoCall(record: VcfRecord): SampleCall {
  const text = (key: string): string | null => {
    const value = infoValue(record.info, key);
    return value === '' || value === '.' ? null : value;
  };
  return {
    text,
    numbers: (key) =>
      (text(key) ?? '')
        .split(',')
        .filter((part) => part !== '')
        .map(toNumber),
  };
}

function toNumber(text: string): number | null {
  const percent = text.endsWith('%');
  const value = Number(percent ? text.slice(0, -1) : text);
  if (text === '.' || Number.isNaN(value) || value < 0) return null;
  return percent ? value / 100 : value;
}
