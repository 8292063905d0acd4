import { cdnaKey, proteinKey } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';
import { cdnaFitsProtein } from './change-consistency.ts';

export interface ExactNames {
  /** One-letter protein key, or null. */
  readonly protein: string | null;
  readonly cdna: string | null;
}

/**
 * A name that is one exact change, with or without its coding change.
 *
 * | name | keys |
 * |---|---|
 * | `V600E` | `p:BRAF:V600E` |
 * | `L178P (c.533T>C)`, `R474C c.1420C>T` | `p:VHL:L178P`, `c:VHL:c.533T>C` |
 * | `Splice Site (c.1641+2T>G)`, `c.1396C>T` | `c:` only |
 * | `E55= (c.165G>A)` | `c:` only: many coding changes are synonymous there |
 * | `V66del (c.197_220del)` | `c:` only: the two contradict each other (one residue, 24 bases) |
 *
 * @returns null when the name is not an exact change
 */
export function exactChange(gene: string, name: string): ClassifiedName | null {
  const { protein, cdna } = exactNames(name);
  if (protein === null) return cdna === null ? null : single('c', `c:${gene}:${cdna}`);
  if (cdna === null) return single('p', `p:${gene}:${protein}`);
  if (isSynonymous(protein) || !cdnaFitsProtein(protein, cdna)) return single('c', `c:${gene}:${cdna}`);
  return single('p', `p:${gene}:${protein}`, [`c:${gene}:${cdna}`]);
}

/** Reads protein and coding change of a name. */
export function exactNames(name: string): ExactNames {
  const reversed = /^(?<coding>c\.[^\s,;()]+)[\s,;]*\(?(?<protein>p\.\(?[^()]+\)?)\)?$/i.exec(name.trim())?.groups;
  if (reversed) return { protein: proteinKey(reversed['protein'] ?? ''), cdna: cdnaKey(reversed['coding'] ?? '') };
  const match = /^(?<before>[^()]*?)\s*\(?(?<coding>\bc\.[^()]*)\)?$/i.exec(name.trim());
  if (match?.groups)
    return {
      protein: proteinKey(lowerOperators((match.groups['before'] ?? '').replace(/[,;]$/, ''))),
      cdna: cdnaKey(match.groups['coding'] ?? ''),
    };
  const bare = /^\d+(?:[_+-]\d+)*(?:del|dup|ins|[ACGT]>)[ACGT]*$/i.test(name.trim()) ? cdnaKey(`c.${name.trim()}`) : null;
  return bare === null ? { protein: proteinKey(lowerOperators(name)), cdna: null } : { protein: null, cdna: bare };
}

/** `V560DEL`, `M774DELINSWLV`, `T148HFSX9`, `T17 DELETION` are written in capitals by some sources; HGVS writes operators small. */
function lowerOperators(name: string): string {
  return name
    .trim()
    .replace(/^([A-Z*]\d+)\s+DELETION$/i, '$1del')
    .replace(/(\d)(DELINS|DEL|INS|DUP)/gi, (_, digit: string, operator: string) => digit + operator.toLowerCase())
    .replace(/^([A-Z]\d+[A-Z]?)FS/i, '$1fs');
}

const isSynonymous = (protein: string): boolean => /^([A-Z*])\d+\1$/.test(protein);
