import type { AnnotatedSample, FileFormat, FileSummary } from '@consilium/domain';
import type { InspectOptions } from '../vcf/inspect-vcf.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import type { InspectedFile } from './inspected-file.ts';

/** The first bytes of a file, unpacked: what its format is told from, never its name. */
export interface FileHead {
  /** Up to 64 KB of text; a multi-byte character or a line may be cut at the end. */
  readonly text: string;
  /** Whole lines of `text`, without line ends. */
  readonly lines: readonly string[];
  /** Columns of the first line that is neither empty nor a `#` comment, split at tabs, else at commas or semicolons. */
  readonly columns: readonly string[];
}

/** What one pass over a file yields: what it is, and what it says. */
export interface FileReading {
  readonly summary: FileSummary;
  readonly sample: AnnotatedSample;
}

/** One format. Readers throw FileFault with line and field; the dispatcher turns it into a refusal. */
export interface FormatReader {
  readonly format: FileFormat;
  /** Formats are asked in the order of the registry; the first that says yes reads the file. */
  readonly recognizes: (head: FileHead) => boolean;
  /** @param source the file's bytes from its first, packed or not */
  readonly read: (source: AsyncIterable<Uint8Array>, options: ReadOptions) => Promise<FileReading>;
  /** For a format with several samples: says which there are where `read` refuses to guess. Without it, `read` is asked for its summary. */
  readonly inspect?: (source: AsyncIterable<Uint8Array>, options: InspectOptions) => Promise<InspectedFile>;
}
