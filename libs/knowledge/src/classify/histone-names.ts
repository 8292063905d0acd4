import type { ClassifiedName } from './classified-name.ts';
import { anyOf } from './classified-name.ts';

/** Histone H3 is also named by its residue without the first methionine, so K27 is K28 of HGVS; both numberings are kept as written. */
const CHANGE =
  /^H3(?:\.(?<variant>[13]))?[ -]?(?:p\.)?(?<residue>K2[78]|G3[45])(?<to>[A-Z])(?:[ -](?:mutations?|mutated|mutant|positive|altered|detected))?$/i;

/**
 * A change of histone H3 without the gene (WHO Classification of Tumors of the Central Nervous System, 5th edition, 2021).
 *
 * | written | keys |
 * |---|---|
 * | `H3K27M`, `H3 K27M` | the change of H3-3A, H3C2 or H3C3: which is not said |
 * | `H3.3 K27M` | `p:H3-3A:K27M` |
 * | `H3.1 K27M` | of H3C2 or H3C3 |
 * | `H3 G34R`, `H3.3 G34R` | `p:H3-3A:G34R`: the G34-mutant glioma is one of H3.3 |
 * | `H3.1 G34R`, `H3 K27-altered` | null: no such entity; a class that also has no change of H3 at all (EZHIP) |
 */
export function histoneChange(text: string): ClassifiedName | null {
  const { variant, residue = '', to = '' } = CHANGE.exec(text)?.groups ?? {};
  if (residue === '') return null;
  const isGlycine = /^G/i.test(residue);
  if (isGlycine && variant === '1') return null;
  const genes = isGlycine || variant === '3' ? ['H3-3A'] : variant === '1' ? ['H3C2', 'H3C3'] : ['H3-3A', 'H3C2', 'H3C3'];
  return anyOf(
    'p',
    genes.map((gene) => `p:${gene}:${residue.toUpperCase()}${to.toUpperCase()}`),
  );
}
