import type { Biomarker } from './finding.ts';

export type HrdTotal =
  | { readonly kind: 'stated'; readonly value: number | null }
  | { readonly kind: 'sum'; readonly value: number; readonly parts: readonly number[] }
  | { readonly kind: 'refused'; readonly note: string };

/**
 * HRD total = LST + LOH + TAI (2-domain-rules §7; Telli 2016, PMID 26957554).
 *
 * | parts | stated value | total |
 * |---|---|---|
 * | none | any | as stated |
 * | all three | none, or the sum | the sum |
 * | all three | another number | refused: contradiction |
 * | one or two | given | as stated |
 * | one or two | none | refused: parts are missing |
 */
export function hrdTotal({ components, value }: Pick<Biomarker, 'components' | 'value'>): HrdTotal {
  const stated = value ?? null;
  const parts = [components?.lst, components?.loh, components?.tai].filter((part) => part !== null && part !== undefined);
  if (parts.length === 0) return { kind: 'stated', value: stated };
  if (parts.length < 3)
    return stated !== null
      ? { kind: 'stated', value: stated }
      : { kind: 'refused', note: 'HRD is not classified: of LST, LOH and TAI at least one is missing; state all three or the total.' };
  const sum = parts.reduce((total, part) => total + part, 0);
  return stated === null || Math.abs(stated - sum) < 0.5
    ? { kind: 'sum', value: sum, parts }
    : {
        kind: 'refused',
        note: `HRD is not classified: the total ${stated} is not the sum of LST, LOH and TAI (${sum}); correct the one that is wrong.`,
      };
}
