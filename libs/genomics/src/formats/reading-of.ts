import type { AnnotationKind, FileFormat, Finding, GeneSymbol, GenomeBuild, SampleFacts } from '@consilium/domain';
import { refuseMany } from '../bytes/refuse-many.ts';
import type { Compression } from '../bytes/unpack.ts';
import type { FileReading } from './format-reader.ts';

export interface ReadingParts {
  readonly format: FileFormat;
  readonly version?: string | null | undefined;
  readonly compression: Compression;
  readonly annotation?: AnnotationKind | undefined;
  /** Samples that the file names; without any it is about one tumor, whatever the sender calls it. */
  readonly samples?: readonly string[] | undefined;
  readonly tumorSample?: string | null | undefined;
  readonly statedSample?: string | null | undefined;
  readonly build: GenomeBuild | null;
  readonly buildEvidence?: FileReading['summary']['buildEvidence'] | undefined;
  /** Rows, segments or elements that were read. */
  readonly records: number;
  readonly findings: readonly Finding[];
  /** Records that the caller itself filters; they are among the findings, and form no tier. */
  readonly filtered?: number | undefined;
  readonly notAnnotated?: number | undefined;
  readonly warnings: readonly (string | null)[];
  readonly assayed?: readonly GeneSymbol[] | null | undefined;
  readonly stated?: SampleFacts | undefined;
}

/** Name of the one sample of a file that names none. */
const ONLY_SAMPLE = 'tumor';

/** Puts what a reader found into the shape that all readers share. A finding that stands twice counts once, and is said to. */
export function readingOf(parts: ReadingParts): FileReading {
  refuseMany(parts.findings.length);
  const { build, records } = parts;
  const findings = [...new Map([...parts.findings].reverse().map((finding) => [finding.id, finding])).values()].reverse();
  const repeated = parts.findings.length - findings.length;
  const warnings = [...parts.warnings, repeated === 0 ? null : `${repeated} findings repeat an earlier one and were counted once.`].filter(
    (warning) => warning !== null,
  );
  const samples = parts.samples && parts.samples.length > 0 ? parts.samples : [parts.statedSample ?? ONLY_SAMPLE];
  const alleles = Math.max(records, findings.length);
  return {
    summary: {
      format: parts.format,
      version: parts.version ?? null,
      compression: parts.compression,
      records,
      samples,
      annotation: parts.annotation ?? 'table',
      tumorSample: parts.tumorSample ?? (samples.length === 1 ? (samples[0] ?? null) : null),
      build,
      buildEvidence: parts.buildEvidence ?? [],
      buildsConflict: false,
      warnings,
    },
    sample: {
      build,
      findings,
      counts: {
        records,
        alleles,
        notAnnotated: parts.notAnnotated ?? 0,
        filtered: parts.filtered ?? 0,
        kept: findings.length,
        leftOut: alleles - findings.length,
      },
      warnings,
      assayed: parts.assayed ?? null,
      ...(parts.stated === undefined ? {} : { stated: parts.stated }),
    },
  };
}
