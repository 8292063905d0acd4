/**
 * Key of a coding change (HGVS c., 2-domain-rules §1.3): accession, white space, parentheses and the repeated deleted or duplicated bases go.
 *
 * | written | key |
 * |---|---|
 * | `NM_000245.4:c.3028+1G>T`, `3028+1g>t` with `c.` | `c.3028+1G>T` |
 * | `c.2235_2249delGGAATTAAGAGAAGC` | `c.2235_2249del` |
 * | `c.2240_2251delTAAGAGAAGCAAinsG`, `c.2240_2251>G` | `c.2240_2251delinsG` |
 * | `c.1799_1800delTGinsAA` | `c.1799_1800delinsAA` |
 * | `c.T2573G` (ANNOVAR) | `c.2573T>G` |
 * | text without `c.` | null |
 *
 * @returns `c.…` without gene and accession, or null
 */
export function cdnaKey(text: string): string | null {
  const compact = text
    .trim()
    .replace(/%3D/gi, '=')
    .replace(/\s+/g, '')
    .replace(/[()]/g, '')
    .replace(/->/g, '>')
    .replace(/c\.\[([^;[\]]*)\]$/i, 'c.$1')
    .replace(/[,;.]+$/, '');
  const match = /(?:^|:)c\.(?<change>(?:[ACGTU](?=\d+[ACGTU]$))?[-*]?\d+.*)$/i.exec(compact);
  const change = match?.groups?.['change'];
  if (change === undefined) return null;
  const upper = reordered(change).replace(/[acgtun]+/gi, (bases) => (isWord(bases) ? bases : bases.toUpperCase().replace(/U/g, 'T')));
  const where = SPAN_AND_EDIT.exec(upper)?.groups;
  const edit = where ? normalEdit(where['edit'] ?? '', (where['span'] ?? '').includes('_')) : null;
  return where && edit !== null ? `c.${where['span'] ?? ''}${edit}` : null;
}

/** Positions begin at 1, offsets into an intron too (HGVS 21.0): there is no base 0. */
const POSITION = String.raw`[-*]?[1-9]\d*(?:[+-][1-9]\d*)?`;
const SPAN_AND_EDIT = new RegExp(`^(?<span>${POSITION}(?:_${POSITION})?)(?<edit>.*)$`);

/** Older notation with the reference base before the position. */
const reordered = (change: string): string => change.replace(/^([ACGTU])(\d+)([ACGTU])$/i, '$2$1>$3');
const isWord = (bases: string): boolean => bases === 'n' || bases === 'u';

function normalEdit(written: string, isSpan: boolean): string | null {
  const edit = written.replace(/DEL/i, 'del').replace(/INS/i, 'ins').replace(/DUP/i, 'dup').replace(/INV/i, 'inv');
  const substitution = /^([ACGTN])>([ACGTN])$/.exec(edit);
  if (substitution) return isSpan ? `delins${substitution[2] ?? ''}` : edit;
  const replaced = /^(?:del(?:[ACGTN]+|\d+)?ins|[ACGTN]*>)([ACGTN]+|\d+)$/.exec(edit);
  if (replaced) return `delins${replaced[1] ?? ''}`;
  if (/^del(?:[ACGTN]+|\d+)?$/.test(edit)) return 'del';
  if (/^dup(?:[ACGTN]+|\d+)?$/.test(edit)) return 'dup';
  return /^(?:ins(?:[ACGTN]+|\d+)|inv)$/.test(edit) ? edit : /^[ACGTN]?=$/.test(edit) ? '=' : null;
}
