import type { GeneSymbol } from '@consilium/domain';
import { classifyName } from '../classify/classify-name.ts';
import type { ClassifiedName } from '../classify/classified-name.ts';
import type { Approve } from '../classify/fusion-names.ts';
import { cell, listCell } from './read-tsv.ts';
import type { TsvRow, TsvTable } from './read-tsv.ts';

/** A variant of CIViC, classified; both layouts (genes of 2024, features of 2025) end in this shape. */
export interface VariantRecord {
  /** Gene, fusion or factor. */
  readonly feature: string;
  readonly name: string;
  readonly classified: ClassifiedName;
}

/** Variants by id. The layout of 2024 has `gene`; that of 2025 has `feature_name`, with `gene` blank for fusions and factors. */
export function variantRecords(table: TsvTable, approve: Approve): ReadonlyMap<string, VariantRecord> {
  return new Map(table.rows.map((row) => [cell(row, 'variant_id'), recordOf(row, approve)]));
}

function recordOf(row: TsvRow, approve: Approve): VariantRecord {
  const feature = cell(row, 'feature_name') || cell(row, 'gene');
  const name = cell(row, 'variant');
  const coordinates = {
    build: cell(row, 'reference_build'),
    chrom: cell(row, 'chromosome'),
    pos: Number(cell(row, 'start')),
    ref: cell(row, 'reference_bases'),
    alt: cell(row, 'variant_bases'),
  };
  const classified = classifyName(
    { gene: feature, name, aliases: listCell(row, 'variant_aliases'), hgvs: listCell(row, 'hgvs_descriptions'), coordinates },
    approve,
  );
  return { feature, name, classified };
}

/** Genes a feature stands for: both partners of a fusion, none for "any partner" and for factors. */
export function genesOfFeature(feature: string, approve: Approve): readonly GeneSymbol[] {
  const parts = feature.split('::').filter((part) => part !== 'v' && part !== '?' && /^[A-Z][A-Za-z0-9.@-]*$/.test(part));
  return parts.map((part) => approve(part) ?? part);
}
