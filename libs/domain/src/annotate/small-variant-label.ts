import type { VariantKey } from '../prioritize/variant-key.ts';
import type { SmallVariant } from './finding.ts';
import type { ProteinChange } from './protein-change.ts';

/** Named groups of changes that clinicians use instead of the single change. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^itd:(?<gene>.+)$/, '-ITD'],
  [/^viii:(?<gene>.+)$/, 'vIII'],
  [/^exon:(?<gene>MET):14:skipping$/, ' exon 14 skipping'],
  [/^exon:(?<gene>EGFR):19:deletion$/, ' exon 19 deletion'],
  [/^exon:(?<gene>EGFR|ERBB2):20:insertion$/, ' exon 20 insertion'],
];

/** `EGFR L858R`; a group name where the clinic has one (`EGFR exon 19 deletion`). */
export function labelOfSmallVariant(
  variant: SmallVariant,
  gene: string | null,
  protein: ProteinChange | null,
  cdna: string | null,
  keys: readonly VariantKey[],
): string {
  const group = GROUPS.find(([pattern]) => keys.some((key) => pattern.test(key)));
  const change = protein?.key ?? cdna ?? (variant.protein?.trim() || null);
  if (gene === null) return change ?? locus(variant);
  const isMissense = protein?.kind === 'substitution';
  if (group && !isMissense) return `${gene}${group[1]}`;
  return change === null ? `${gene} ${locus(variant)}`.trim() : `${gene} ${change}`;
}

const locus = (variant: SmallVariant): string =>
  variant.chrom && variant.pos !== undefined
    ? `${variant.chrom.replace(/^chr/i, '')}:${variant.pos} ${variant.ref ?? ''}>${variant.alt ?? ''}`
    : 'variant';
