import type { GeneSymbol, VariantKey } from '@consilium/domain';

/**
 * Duplications that laboratories also write as insertions; without the protein sequence the two notations cannot be seen to be one (HGVS 21.0 asks for
 * `dup`). Residues: ERBB2 770 EAYVMAGVGSPYV, EGFR 763 AYVMASVDNPHVC, KIT 502 AYF.
 */
const SAME: readonly (readonly [gene: GeneSymbol, ...names: readonly string[]])[] = [
  ['ERBB2', 'Y772_A775dup', 'A775_G776insYVMA', 'E770_A771insAYVM', 'A771_Y772insYVMA'],
  ['ERBB2', 'G778_P780dup', 'P780_Y781insGSP'],
  ['EGFR', 'A767_V769dup', 'V769_D770insASV'],
  ['EGFR', 'S768_D770dup', 'D770_N771insSVD'],
  ['EGFR', 'N771_H773dup', 'H773_V774insNPH'],
  ['EGFR', 'P772_H773dup', 'H773_V774insPH'],
  ['KIT', 'A502_Y503dup', 'Y503_F504insAY'],
];

const OTHERS: ReadonlyMap<VariantKey, readonly VariantKey[]> = new Map<VariantKey, readonly VariantKey[]>(
  SAME.flatMap(([gene, ...names]) =>
    names.map((name) => [`p:${gene}:${name}`, names.filter((other) => other !== name).map((other) => `p:${gene}:${other}`)] as const),
  ),
);

/**
 * Other notations of the same protein change, for the knowledge side: annotation tools write `dup`. One residue inserted beside the same residue is its
 * duplication, at the most 3′ of the two positions.
 */
export function sameChange(key: VariantKey): readonly VariantKey[] {
  const inserted = /^p:(?<gene>[^:]+):(?<before>[A-Z])(?<at>\d+)_(?<after>[A-Z])(?<next>\d+)ins(?<one>[A-Z])$/.exec(key)?.groups;
  if (inserted === undefined || Number(inserted['next']) !== Number(inserted['at']) + 1) return OTHERS.get(key) ?? [];
  const { gene = '', before, at = '', after, next = '', one = '' } = inserted;
  return one === after ? [`p:${gene}:${one}${next}dup`] : one === before ? [`p:${gene}:${one}${at}dup`] : [];
}
