import type { AnnotatedSample, Finding, VariantCounts } from './finding.ts';

/**
 * One sample out of the readings of all its files. A finding that two files report stands once, as the first file says it; counts add up.
 * The files' builds agree: intake holds a case whose files name two.
 */
export function mergeSamples(samples: readonly AnnotatedSample[]): AnnotatedSample {
  const findings = new Map<string, Finding>();
  for (const finding of samples.flatMap((sample) => sample.findings)) if (!findings.has(finding.id)) findings.set(finding.id, finding);
  const stated = samples.flatMap((sample) => sample.stated ?? []);
  const modelScores = samples.flatMap((sample) => sample.modelScores ?? []);
  return {
    build: samples.find((sample) => sample.build !== null)?.build ?? null,
    findings: [...findings.values()],
    counts: samples.map((sample) => sample.counts).reduce(addCounts, NOTHING),
    warnings: [...new Set(samples.flatMap((sample) => sample.warnings))],
    assayed: samples.find((sample) => sample.assayed !== null)?.assayed ?? null,
    ...(stated.length > 0 ? { stated: Object.assign({}, ...stated.toReversed()) } : {}),
    ...(modelScores.length > 0 ? { modelScores } : {}),
  };
}

const NOTHING: VariantCounts = { records: 0, alleles: 0, notAnnotated: 0, filtered: 0, kept: 0, leftOut: 0 };

const addCounts = (a: VariantCounts, b: VariantCounts): VariantCounts => ({
  records: a.records + b.records,
  alleles: a.alleles + b.alleles,
  notAnnotated: a.notAnnotated + b.notAnnotated,
  filtered: a.filtered + b.filtered,
  kept: a.kept + b.kept,
  leftOut: a.leftOut + b.leftOut,
});
