import type { AnnotatedSample } from '../annotate/finding.ts';
import type { SampleFacts } from '../annotate/sample-statement.ts';
import type { CaseCriterion, CaseRecord, Sample } from '../case/case-record.ts';
import type { EnteredCriterion, PrioritizeInput } from './prioritize-input.ts';

/** A case of the server in the form in which the command line takes one, so that both run the same rules over the same input. */
export function inputOfCase(record: CaseRecord, sample: AnnotatedSample): PrioritizeInput {
  const { assayed, ...stated } = record.sample;
  return {
    case: record.id,
    tumorType: { system: 'oncotree', code: record.diagnosis.code, text: null },
    build: sample.build,
    assayed: sample.assayed ?? assayed,
    treatment: record.treatment,
    sample: sampleFacts(stated, sample.stated),
    findings: sample.findings,
    criteria: criteriaInForce(record.criteria),
    ...(sample.modelScores ? { modelScores: sample.modelScores } : {}),
    warnings: sample.warnings,
  };
}

export const criteriaInForce = (criteria: readonly CaseCriterion[]): readonly EnteredCriterion[] =>
  criteria.filter(({ withdrawn }) => withdrawn === null).map(({ finding, code, reason, by, at }) => ({ finding, code, reason, by, at }));

/** What the case states stands before what its files say. */
function sampleFacts(stated: Omit<Sample, 'assayed'>, read: SampleFacts = {}): SampleFacts {
  const said = Object.entries(stated).filter(([, value]) => value !== null && value !== 'unknown');
  return { ...read, ...Object.fromEntries(said) };
}
