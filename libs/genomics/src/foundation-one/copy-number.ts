import type { CopyNumber, GeneSymbol } from '@consilium/domain';
import type { Attributes } from './attributes.ts';

/**
 * Change of a gene's copies in the report.
 *
 * | type | copy-number | change |
 * |---|---|---|
 * | amplification | any | amplification |
 * | gain | any | gain |
 * | loss, deletion, partial loss | 0, or not stated | deletion: the test reports homozygous losses (FoundationOne CDx, FDA P170019, technical information) |
 * | loss, deletion, partial loss | 1 or more | loss |
 * | anything else | | null |
 */
export function changeOf(type: string, copies: number | null): CopyNumber['change'] | null {
  if (/^amplification/i.test(type)) return 'amplification';
  if (/^gain/i.test(type)) return 'gain';
  if (!/loss|deletion/i.test(type)) return null;
  return copies === null || copies < 1 ? 'deletion' : 'loss';
}

export function copyNumber(at: Attributes, approved: (gene: string) => GeneSymbol): CopyNumber {
  const gene = approved(at.required('gene'));
  const copies = at.number('copy-number');
  if (copies !== null && copies < 0) throw at.fault('the value is less than 0', 'copy-number');
  const change = changeOf(at.required('type'), copies);
  if (change === null) throw at.fault('the value is no amplification, gain, loss or deletion', 'type');
  return { id: `cna:${gene}:${change}`, kind: 'copy-number', gene, change, copies, line: at.line };
}
