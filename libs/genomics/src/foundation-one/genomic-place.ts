import type { Breakpoint } from '@consilium/domain';
import { chromosomeName } from '../vcf/chromosomes.ts';

/** `chr7:140453136`, `chr17:29557687-29887856` and the misspelt `ch17:…` of rearrangements; a range is named by its start. */
export function placeOf(position: string | null): Breakpoint | null {
  const groups = /^(?:chr?)?(?<chrom>[0-9]{1,2}|[XYM]|MT):(?<start>\d+)(?:-\d+)?$/i.exec(position ?? '')?.groups;
  if (groups === undefined) return null;
  return { chrom: chromosomeName((groups['chrom'] ?? '').toUpperCase()), pos: Number(groups['start']) };
}

const OPPOSITE: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

/** The allele on the plus strand of a single-base change of the coding strand, or null for any longer change: its anchor is not stated. */
export function plusStrandAllele(coding: string, strand: string | null): { readonly ref: string; readonly alt: string } | null {
  const [, from = '', to = ''] = /(?:^|[0-9])([ACGT])>([ACGT])$/.exec(coding) ?? [];
  if (from === '' || (strand !== '+' && strand !== '-')) return null;
  if (strand === '+') return { ref: from, alt: to };
  return { ref: OPPOSITE[from] ?? from, alt: OPPOSITE[to] ?? to };
}
