import type { AnnotatedSample } from '../annotate/finding.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { PrioritizeInput } from './prioritize-input.ts';

/** A case of the server in the form in which the command line takes one, so that both run the same rules over the same input. */
export function inputOfCase(record: CaseRecord, sample: AnnotatedSample): PrioritizeInput {
  const { purity, ploidy, tumorOnly, specimen, assay, assayed } = record.sample;
  return {
    case: record.id,
    tumorType: { system: 'oncotree', code: record.diagnosis.code, text: null },
    build: sample.build,
    assayed: sample.assayed ?? assayed,
    treatment: record.treatment,
    sample: { purity, ploidy, tumorOnly, specimen, assay },
    findings: sample.findings,
    warnings: sample.warnings,
  };
}
