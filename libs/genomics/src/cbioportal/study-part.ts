import type { AnnotatedSample, Finding, GenomeBuild } from '@consilium/domain';

interface Part {
  readonly findings?: readonly Finding[];
  readonly records?: number;
  readonly warnings?: readonly string[];
  readonly build?: GenomeBuild | null;
}

/** The reading of one file of a study, in the shape in which readings are merged. */
export function partOf({ findings = [], records = 0, warnings = [], build = null }: Part): AnnotatedSample {
  const kept = findings.length;
  return {
    build,
    findings,
    counts: { records, alleles: records, notAnnotated: 0, filtered: 0, kept, leftOut: Math.max(records - kept, 0) },
    warnings,
    assayed: null,
  };
}
