import type { Origin } from '@consilium/domain';
import type { SampleCall } from '../sample/sample-call.ts';
import { infoValue } from '../annotation/annotation-entry.ts';
import type { VcfRecord } from './record.ts';
import type { VcfHeader } from './vcf-header.ts';

/** Callers whose passing records are somatic calls by design. */
const SOMATIC_CALLER = /\b(?:mutect2?|clairs|muse|strelka somatic|somaticsniper|varscan2? somatic)\b/i;

export function isSomaticCaller({ meta }: VcfHeader): boolean {
  return meta.some(
    ({ key, value }) =>
      ((key === 'source' || key === 'content' || key === 'GATKCommandLine') && SOMATIC_CALLER.test(value)) ||
      /^MuSE_version$|^MutectVersion$/i.test(key),
  );
}

/** Fusion callers of RNA sequencing that write VCF. */
export const isRnaCaller = ({ meta }: VcfHeader): boolean =>
  meta.some(({ key, value }) => key === 'source' && /\b(?:arriba|star-?fusion|fusioncatcher|dragen.*rna)\b/i.test(value));

/** Variant status of TCGA and VarScan: 1 germline, 2 somatic, 3 loss of heterozygosity (a germline allele). */
const STATUS: ReadonlyMap<string, Origin> = new Map<string, Origin>(Object.entries({ '1': 'germline', '2': 'somatic', '3': 'germline' }));

/**
 * | record | origin |
 * |---|---|
 * | SS of the tumor sample or of INFO | 1, 3 germline · 2 somatic |
 * | SOMATIC flag | somatic |
 * | a filter that says germline | unknown |
 * | passes in a somatic caller's file | somatic |
 * | anything else | unknown |
 */
export function originOf(record: VcfRecord, tumor: SampleCall, somaticCaller: boolean): Origin {
  const status = STATUS.get(tumor.text('SS') ?? infoValue(record.info, 'SS') ?? '');
  if (status) return status;
  if (infoValue(record.info, 'SOMATIC') !== null) return 'somatic';
  return somaticCaller && isPassing(record.filter) ? 'somatic' : 'unknown';
}

export const isPassing = (filter: string): boolean => filter === 'PASS' || filter === '.';
