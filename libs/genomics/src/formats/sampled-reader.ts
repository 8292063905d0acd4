import type { FileFormat } from '@consilium/domain';
import type { ReadOptions } from '../vcf/read-options.ts';
import type { FileHead, FormatReader } from './format-reader.ts';
import { readingOf } from './reading-of.ts';
import type { ReadingParts } from './reading-of.ts';
import type { TableSamples } from './table-samples.ts';

export interface ScannedTable {
  readonly parts: Omit<ReadingParts, 'format' | 'samples' | 'tumorSample' | 'statedSample'>;
  readonly samples: TableSamples;
}

/** A reader of tables that may hold several samples: reading refuses to guess which is the tumor, inspection says which there are. */
export function sampledReader(
  format: FileFormat,
  recognizes: (head: FileHead) => boolean,
  scan: (source: AsyncIterable<Uint8Array>, options: ReadOptions) => Promise<ScannedTable>,
): FormatReader {
  const readingFrom = ({ parts, samples }: ScannedTable, options: ReadOptions) => {
    samples.refuseUnknown();
    return readingOf({
      ...parts,
      format,
      samples: samples.candidates,
      tumorSample: samples.chosen,
      statedSample: options.tumorSample,
      warnings: [...parts.warnings, samples.warning],
    });
  };
  return {
    format,
    recognizes,
    read: async (source, options) => {
      const scanned = await scan(source, options);
      const reading = readingFrom(scanned, options);
      scanned.samples.refuseAmbiguous();
      return reading;
    },
    inspect: async (source, options) => {
      const scanned = await scan(source, options);
      const { summary } = readingFrom(scanned, options);
      return { ...summary, normalSample: null, tumorSampleHow: scanned.samples.how, candidates: summary.samples };
    },
  };
}
