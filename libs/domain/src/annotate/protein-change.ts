import { proteinKey } from './protein-key.ts';

/** What a protein key says, in residues. Positions are those of the isoform the key was written for. */
export interface ProteinChange {
  readonly key: string;
  readonly kind:
    | 'substitution'
    | 'stop'
    | 'synonymous'
    | 'frameshift'
    | 'deletion'
    | 'duplication'
    | 'insertion'
    | 'delins'
    | 'start-loss'
    | 'stop-loss';
  readonly from: number;
  readonly to: number;
  /** Residue at `from`, one letter, `*` for the stop. */
  readonly residue: string;
  /** Net change of length in residues; null when the key does not tell. */
  readonly netLength: number | null;
}

const PARTS = /^(?<residue>[A-Z*?])(?<from>\d+)(?:_(?<residue2>[A-Z*?])(?<to>\d+))?(?<edit>.*)$/;

/** Reads a protein change as written or as a key; null when it is none. */
export function parseProtein(written: string | null | undefined): ProteinChange | null {
  const key = written ? proteinKey(written) : null;
  const parts = key === null ? null : PARTS.exec(key)?.groups;
  if (key === null || !parts) return null;
  const residue = parts['residue'] ?? '';
  const from = Number(parts['from']);
  const to = parts['to'] === undefined ? from : Number(parts['to']);
  const edit = parts['edit'] ?? '';
  const at = { key, residue, from, to };
  if (residue === '*') return { ...at, kind: edit === '*' ? 'synonymous' : 'stop-loss', netLength: edit === '*' ? 0 : null };
  if (residue === 'M' && from === 1 && to === 1) return { ...at, kind: edit === 'M' ? 'synonymous' : 'start-loss', netLength: null };
  return { ...at, ...kindOf(residue, edit, to - from + 1) };
}

function kindOf(residue: string, edit: string, span: number): Pick<ProteinChange, 'kind' | 'netLength'> {
  if (edit === 'fs') return { kind: 'frameshift', netLength: null };
  if (edit === '*' || /^(?:delins|ins)[A-Z]*\*/.test(edit)) return { kind: 'stop', netLength: null };
  if (edit === 'del') return { kind: 'deletion', netLength: -span };
  if (edit === 'dup') return { kind: 'duplication', netLength: span };
  if (edit.startsWith('delins')) return { kind: 'delins', netLength: lengthOf(edit.slice(6)) - span };
  if (edit.startsWith('ins')) return { kind: 'insertion', netLength: edit.length > 3 ? lengthOf(edit.slice(3)) : null };
  return { kind: edit === residue ? 'synonymous' : 'substitution', netLength: 0 };
}

const lengthOf = (sequence: string): number => (/^\d+$/.test(sequence) ? Number(sequence) : sequence.length);
