import type { VcfHeader } from '../vcf/vcf-header.ts';

/** FORMAT (or INFO) fields that hold depth and alternate reads where the file does not use a known dialect. */
export interface FieldNames {
  readonly depth?: string | undefined;
  readonly alt?: string | undefined;
  readonly vaf?: string | undefined;
  readonly normalDepth?: string | undefined;
  readonly normalAlt?: string | undefined;
  readonly normalVaf?: string | undefined;
}

/**
 * Fields that a header reveals when tumor and normal share one sample column.
 *
 * | FORMAT of the header | tumor | normal |
 * |---|---|---|
 * | DPT, ADT (PCGR) | DPT, ADT | DPC, ADC |
 * | NDP, NAD (ClairS) | its own DP, AD, AF | NDP, NAD, NAF |
 */
export function detectFields({ formats }: VcfHeader): FieldNames {
  if (formats.has('DPT') && formats.has('ADT')) return { depth: 'DPT', alt: 'ADT', normalDepth: 'DPC', normalAlt: 'ADC' };
  if (formats.has('NDP') && formats.has('NAD')) return { normalDepth: 'NDP', normalAlt: 'NAD', normalVaf: 'NAF' };
  return {};
}
