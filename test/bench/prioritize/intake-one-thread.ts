import { closeSync, openSync } from 'node:fs';
import { annotationLayout, AnnotationRows, DEFAULT_LIMITS, unpackRun, VcfLane } from '@consilium/genomics/lane';
import { packedRuns, writeAll } from './intake-file.ts';

/** The fields of `-f '%CHROM\t%POS\t%REF\t%ALT\t%SYMBOL\t%Consequence\t%HGVSc\t%HGVSp\n'`. */
export const NAMES = ['SYMBOL', 'Consequence', 'HGVSc', 'HGVSp'] as const;

/** Validates a BGZF VCF and writes a row for each annotation entry; returns the records. */
export function rowsOnOneThread(from: string, to: string): number {
  const out = openSync(to, 'w');
  let rows: AnnotationRows | null = null;
  const lane = new VcfLane(
    {
      header(header) {
        const { layout } = annotationLayout(header);
        if (layout === null) throw new Error('the file has no annotation');
        rows = new AnnotationRows(header.columns, layout, NAMES, (bytes) => writeAll(out, bytes));
        return rows.plan;
      },
      record(view) {
        rows?.record(view);
      },
    },
    DEFAULT_LIMITS,
  );
  for (const { blocks, unpacked } of packedRuns(from)) lane.push(unpackRun(blocks, unpacked));
  lane.end();
  (rows as AnnotationRows | null)?.flush();
  closeSync(out);
  return lane.records;
}
