import type { CopyNumber } from '@consilium/domain';
import { genesOf } from './context.ts';
import type { ReportContext } from './context.ts';
import type { JsonPlace } from './json-place.ts';

/**
 * Change of copies in the report.
 *
 * | copyNumberAlterationType | copies | change |
 * |---|---|---|
 * | amplification | any | amplification |
 * | gain, duplication | any | gain |
 * | homozygous deletion | any | deletion |
 * | loss, deletion | under 0.5 | deletion |
 * | loss, deletion | more, or not stated | loss |
 * | neutral | any | null |
 */
export function changeOf(item: JsonPlace, copies: number | null): CopyNumber['change'] | null {
  const type = item.required('copyNumberAlterationType');
  switch (type) {
    case 'amplification':
      return 'amplification';
    case 'gain':
    case 'duplication':
      return 'gain';
    case 'homozygous deletion':
      return 'deletion';
    case 'loss':
    case 'deletion':
      return copies !== null && copies < 0.5 ? 'deletion' : 'loss';
    case 'neutral':
      return null;
    default:
      throw item.at('copyNumberAlterationType').fault('the value is none of the types of the C-CAT schema');
  }
}

/** One finding a gene. */
export function copyNumbers(item: JsonPlace, context: ReportContext): readonly CopyNumber[] {
  const metric = (unit: string): number | null =>
    item
      .list('copyNumberMetrics')
      .find((one) => one.text('unit') === unit)
      ?.number('value') ?? null;
  const copies = metric('copy number');
  const fold = metric('fold-change');
  const log2 = metric('log2 fold-change') ?? (fold === null || fold <= 0 ? null : Math.log2(fold));
  if (copies !== null && copies < 0) throw item.at('copyNumberMetrics').fault('the number of copies is less than 0');
  const change = changeOf(item, copies);
  if (change === null) return [];
  return genesOf(item, context).map((gene) => ({
    id: `cna:${gene}:${change}`,
    kind: 'copy-number',
    gene,
    change,
    ...(copies === null ? {} : { copies }),
    ...(log2 === null ? {} : { log2 }),
  }));
}
