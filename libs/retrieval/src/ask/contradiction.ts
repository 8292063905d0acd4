import { genesOfKey } from '@consilium/domain';
import type { FindingExplanation } from '@consilium/domain';

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['bio:MSI-H', 'bio:MSS'],
  ['bio:MSI-H', 'bio:pMMR'],
  ['bio:dMMR', 'bio:MSS'],
  ['bio:dMMR', 'bio:pMMR'],
  ['bio:TMB-H', 'bio:TMB-L'],
  ['bio:HER2-negative', 'cna:ERBB2:amplification'],
];
const MUTATED = /^(?:p|c|g|codon|exon|range|any|lof|gof|itd):/;

/**
 * Two findings of a question that cannot both be true of one tumor, by their labels.
 *
 * | one | other |
 * |---|---|
 * | a gene is wild type | a mutation of that gene |
 * | a rearrangement is denied | a fusion or rearrangement of that gene |
 * | a biomarker positive, high | the same negative, stable, low; or the measure that stands for it |
 */
export function contradictionOf(findings: readonly FindingExplanation[]): readonly [string, string] | null {
  for (const one of findings)
    for (const other of findings)
      if (one !== other && one.keys.some((key) => other.keys.some((against) => areOpposed(key, against)))) return [one.label, other.label];
  return null;
}

function areOpposed(key: string, against: string): boolean {
  if (key.startsWith('wt:')) return MUTATED.test(against) && genesOfKey(against).some((gene) => genesOfKey(key).includes(gene));
  const denied = /^not\(rearrangement:(.+)\)$/.exec(key)?.[1];
  if (denied !== undefined) return /^(?:fusion|rearrangement):/.test(against) && genesOfKey(against).includes(denied);
  const positive = /^(bio:.+)-(?:positive|3\+)$/.exec(key)?.[1];
  return (
    (positive !== undefined && against === `${positive}-negative`) || OPPOSITES.some(([one, other]) => one === key && other === against)
  );
}
