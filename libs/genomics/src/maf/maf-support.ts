import type { ReadSupport } from '@consilium/domain';
import type { Row } from '../table/row.ts';

const FRACTIONS = ['t_vaf', 'tumor_vaf', 'vaf', 't_af', 'tumor_f', 'allele_frequency'];
/** The genome center of St. Louis writes percent, without the sign. */
const PERCENTAGES = ['i_TumorVAF_WU', 'i_tumor_vaf'];

export interface SupportOfRow {
  readonly support: ReadSupport;
  readonly doubt: string | null;
}

/** Reads of tumor and normal. A fraction follows from the reads where they are given; else it is taken as stated. */
export function supportOf(row: Row): SupportOfRow {
  const tumor = readsOf(row, 't');
  const normal = readsOf(row, 'n');
  const stated = statedFraction(row);
  if ([tumor, normal].some(({ alt, depth }) => alt !== null && depth !== null && alt > depth))
    return { support: { vaf: stated.vaf, depth: null, altReads: null }, doubt: 'there are more reads with the change than reads' };
  const hasNormal = normal.depth !== null && normal.depth > 0;
  const counted = ratio(tumor);
  return {
    support: {
      vaf: counted ?? stated.vaf,
      depth: tumor.depth,
      altReads: tumor.alt,
      ...(hasNormal ? { normalVaf: ratio(normal), normalDepth: normal.depth } : {}),
    },
    doubt: counted === null ? stated.doubt : null,
  };
}

/** A number above 1 without the sign may be a percentage or a mistake: it is left out, and said. */
function statedFraction(row: Row): { readonly vaf: number | null; readonly doubt: string | null } {
  const percent = row.number(...PERCENTAGES);
  if (percent !== null && percent >= 0 && percent <= 100) return { vaf: percent / 100, doubt: null };
  const column = FRACTIONS.find((name) => row.text(name) !== null);
  if (column === undefined) return { vaf: null, doubt: null };
  const isPlain = !row.raw(column).endsWith('%') && (row.number(column) ?? 0) > 1;
  return isPlain
    ? { vaf: null, doubt: 'the allele fraction is above 1 and has no percent sign' }
    : { vaf: row.fraction(column), doubt: null };
}

interface Reads {
  readonly alt: number | null;
  readonly depth: number | null;
}

/** Zero reads in all means that the columns were not filled (cBioPortal). */
function readsOf(row: Row, side: 't' | 'n'): Reads {
  const depth = row.count(`${side}_depth`);
  const ref = row.count(`${side}_ref_count`);
  const alt = row.count(`${side}_alt_count`);
  const total = depth || (ref ?? 0) + (alt ?? 0);
  return total === 0 ? { alt: null, depth: null } : { alt, depth: depth || (ref !== null && alt !== null ? total : null) };
}

const ratio = ({ alt, depth }: Reads): number | null => (alt === null || depth === null || depth === 0 ? null : alt / depth);
