import type { GeneSymbol, VariantKey } from '@consilium/domain';

/** Residues around which laboratories name one duplication in several ways; without them two notations cannot be seen to be one. */
const STRETCHES: readonly { readonly gene: GeneSymbol; readonly first: number; readonly residues: string }[] = [
  { gene: 'EGFR', first: 762, residues: 'EAYVMASVDNPHVCRLLGI' },
  { gene: 'ERBB2', first: 770, residues: 'EAYVMAGVGSPYVSRLLGI' },
  { gene: 'KIT', first: 502, residues: 'AYFNF' },
];

const LENGTHENED = /^p:(?<gene>[^:]+):(?<from>[A-Z])(?<at>\d+)(?:_(?<to>[A-Z])(?<end>\d+))?(?:(?<dup>dup)|ins(?<inserted>[A-Z]+))$/;

/**
 * Other notations of the same protein change, for the knowledge side (HGVS 21.0 asks for `dup`, at the most 3′ position; reports have all of them).
 *
 * 1. In a known stretch: every insertion and duplication that gives the same protein.
 * 2. Elsewhere: one residue inserted beside the same residue is its duplication, at the most 3′ of the two positions.
 *
 * | written | also |
 * |---|---|
 * | `ERBB2 Y772_A775dup` | `A775_G776insYVMA`, `E770_A771insAYVM`, `A771_Y772insYVMA` … |
 * | `EGFR H773_V774insPH` | `P772_H773dup`, … |
 * | `KRAS G10_A11insG` | `G10dup` |
 */
export function sameChange(key: VariantKey): readonly VariantKey[] {
  const parts = LENGTHENED.exec(key)?.groups;
  if (parts === undefined) return [];
  const { gene = '', from = '', to = from, dup, inserted = '' } = parts;
  const [at, end] = [Number(parts['at']), Number(parts['end'] ?? parts['at'])];
  const stretch = STRETCHES.find((known) => known.gene === gene);
  const before = stretch === undefined ? null : lengthened(stretch, { at, end, from, to, inserted: dup === undefined ? inserted : null });
  if (stretch !== undefined && before !== null) return namesOf(stretch, before).filter((other) => other !== key);
  if (dup !== undefined || end !== at + 1 || inserted.length !== 1) return [];
  return inserted === to ? [`p:${gene}:${to}${end}dup`] : inserted === from ? [`p:${gene}:${from}${at}dup`] : [];
}

interface Lengthening {
  readonly at: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  /** Null for a duplication of `at` to `end`. */
  readonly inserted: string | null;
}

/** The stretch with the change in it; null where the change lies outside or names residues that are not there. */
function lengthened({ first, residues }: (typeof STRETCHES)[number], { at, end, from, to, inserted }: Lengthening): string | null {
  const [start, stop] = [at - first, end - first];
  if (residues[start] !== from || residues[stop] !== to || stop < start) return null;
  if (inserted !== null && stop !== start + 1) return null;
  const cut = inserted === null ? stop + 1 : stop;
  return residues.slice(0, cut) + (inserted ?? residues.slice(start, stop + 1)) + residues.slice(cut);
}

function namesOf({ gene, first, residues }: (typeof STRETCHES)[number], changed: string): readonly VariantKey[] {
  const length = changed.length - residues.length;
  const named = (at: number): string => `${residues[at] ?? ''}${first + at}`;
  const names: VariantKey[] = [];
  for (let cut = 1; cut < residues.length; cut += 1) {
    const added = changed.slice(cut, cut + length);
    if (residues.slice(0, cut) + added + residues.slice(cut) !== changed) continue;
    names.push(`p:${gene}:${named(cut - 1)}_${named(cut)}ins${added}`);
    if (cut >= length && residues.slice(cut - length, cut) === added)
      names.push(`p:${gene}:${length === 1 ? named(cut - 1) : `${named(cut - length)}_${named(cut - 1)}`}dup`);
  }
  return names;
}
