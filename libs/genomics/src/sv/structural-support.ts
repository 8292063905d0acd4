import type { SampleCall } from '../sample/sample-call.ts';
import type { Support } from '../sample/read-support.ts';

type Counts = { readonly alt: number; readonly reference: number | null };

/**
 * Reads that support a structural variant; the first that applies counts.
 *
 * | caller | supporting | against |
 * |---|---|---|
 * | Manta | second numbers of PR and SR | first numbers |
 * | DELLY | DV + RV | DR + RR |
 * | Sniffles, Severus, cuteSV, SVision | DV | DR |
 * | LUMPY | SU | – |
 * | GRIDSS | VF | REF |
 * | pbsv, SvABA | last of AD | first of two AD, else DP less AD |
 * | SAVANA, and callers without a sample field, in INFO | TUMOUR_READ_SUPPORT, SUPPORT, RE, SU | – |
 */
export function structuralSupport(call: SampleCall, info: SampleCall): Support {
  const counts = countsIn(call) ?? countsInInfo(info);
  const depth = counts === null || counts.reference === null ? one(call, 'DP') : counts.alt + counts.reference;
  const stated = one(call, 'VAF') ?? highest(info.numbers('TUMOUR_AF')) ?? one(info, 'VAF') ?? one(info, 'AF');
  const quotient = counts !== null && depth !== null && depth > 0 ? counts.alt / depth : null;
  const vaf = stated ?? quotient;
  return { vaf: vaf !== null && vaf >= 0 && vaf <= 1 ? vaf : null, depth, altReads: counts?.alt ?? null };
}

function countsIn(call: SampleCall): Counts | null {
  const manta = ['PR', 'SR'].map((key) => call.numbers(key)).filter((pair) => pair.length === 2);
  if (manta.length > 0) return { alt: total(manta.map((pair) => pair[1])), reference: total(manta.map((pair) => pair[0])) };
  const delly = [one(call, 'DV'), one(call, 'RV')];
  if (delly[0] !== null && delly[1] !== null) return { alt: total(delly), reference: total([one(call, 'DR'), one(call, 'RR')]) };
  if (delly[0] !== null) return { alt: delly[0] ?? 0, reference: one(call, 'DR') };
  const single = one(call, 'SU') ?? one(call, 'VF');
  if (single !== null) return { alt: single, reference: call.text('VF') === null ? null : one(call, 'REF') };
  return alleleDepths(call);
}

function alleleDepths(call: SampleCall): Counts | null {
  const depths = call.numbers('AD');
  const alt = depths.at(-1);
  if (alt === undefined || alt === null) return null;
  const depth = one(call, 'DP');
  return { alt, reference: depths.length === 2 ? (depths[0] ?? null) : depth === null ? null : Math.max(depth - alt, 0) };
}

function countsInInfo(info: SampleCall): Counts | null {
  const alt = ['TUMOUR_READ_SUPPORT', 'SUPPORT', 'RE', 'SU', 'READ_COUNT'].map((key) => one(info, key)).find((count) => count !== null);
  return alt === undefined || alt === null ? null : { alt, reference: null };
}

function one(call: SampleCall, field: string): number | null {
  const values = call.numbers(field);
  return values.length === 1 ? (values[0] ?? null) : null;
}

const total = (values: readonly (number | null | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const highest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};
