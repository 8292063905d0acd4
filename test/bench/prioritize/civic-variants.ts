import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VariantName } from '@consilium/knowledge';

export const RELEASES = ['2024-08-01', '2025-08-01'] as const;

export type TsvRow = Readonly<Record<string, string>>;

/** Rows of one summary of a CIViC release, read apart from the importer under test. */
export function summaryOf(data: string, release: string, summary: string): readonly TsvRow[] {
  const folder = join(data, 'civic', release);
  const file = readdirSync(folder).find((name) => name.endsWith(`${summary}Summaries.tsv`)) ?? '';
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at] ?? '', cell.trim()])));
}

/** A variant record as the importer hands it to the classifier. */
export const variantOf = (row: TsvRow): VariantName & { readonly hgvs: readonly string[] } => ({
  gene: row['feature_name'] || row['gene'] || '',
  name: row['variant'] ?? '',
  aliases: listOf(row['variant_aliases']),
  hgvs: listOf(row['hgvs_descriptions']),
  coordinates: {
    build: row['reference_build'] ?? '',
    chrom: row['chromosome'] ?? '',
    pos: Number(row['start']),
    ref: row['reference_bases'] ?? '',
    alt: row['variant_bases'] ?? '',
  },
});

const listOf = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'N/A');
