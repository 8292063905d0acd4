import type { RuleOf } from './check-info.ts';
import { expectedCount, genotypeCount, isOfType } from './check-values.ts';
import type { Report } from './problem.ts';

const KEY = /^[A-Za-z_][\w.]*$/;
const OLD_KEY = /^[A-Za-z0-9]+$/;
const GENOTYPE = /^[/|]?(?:\.|\d+)(?:[/|](?:\.|\d+))*$/;
const LOCAL_ALLELES = 5; // minor version from which sample fields may be empty lists

/** Checks FORMAT and the sample columns of a data line. `name` gives the column of a sample for the message. */
export function checkSamples(
  format: string,
  samples: readonly string[],
  alts: number,
  minor: number,
  ruleOf: RuleOf,
  report: Report,
): void {
  const keys = format.split(':');
  if (keys.some((key) => !KEY.test(key))) report('VCF.FORMAT', 'A FORMAT key is empty or has a character that is not allowed.', 'FORMAT');
  else if (minor < 3 && keys.some((key) => !OLD_KEY.test(key)))
    report('VCF.FORMAT', 'A FORMAT key is not alphanumeric, as VCF before 4.3 asks; common callers write such keys.', 'FORMAT', 'warning');
  if (keys.lastIndexOf('GT') > 0) report('VCF.FORMAT', 'GT is not the first FORMAT key.', 'FORMAT');
  if (new Set(keys).size < keys.length) report('VCF.FORMAT', 'A FORMAT key is repeated.', 'FORMAT');
  samples.forEach((sample, i) => {
    const values = sample.split(':');
    const genotype = genotypeProblem(keys, values, alts);
    if (genotype !== null) return report('VCF.GENOTYPE', genotype, `sample ${i + 1}`);
    const problem = sampleProblem(keys, values, alts, minor, ruleOf);
    if (problem !== null) report('VCF.SAMPLE', problem, `sample ${i + 1}`);
  });
}

function genotypeProblem(keys: readonly string[], values: readonly string[], alts: number): string | null {
  if (keys[0] !== 'GT') return null;
  const genotype = values[0] ?? '';
  if (!GENOTYPE.test(genotype)) return 'The genotype is malformed.';
  const isBeyond = genotype.split(/[/|]/).some((allele) => Number(allele) > alts);
  return isBeyond ? 'The genotype names an allele that the record does not have.' : null;
}

function sampleProblem(keys: readonly string[], values: readonly string[], alts: number, minor: number, ruleOf: RuleOf): string | null {
  if (values.length > keys.length) return 'The sample has more values than FORMAT has keys.';
  const genotype = keys[0] === 'GT' ? (values[0] ?? '') : null;
  const ploidy = genotype === null || genotype === '.' ? 2 : genotype.replace(/^[/|]/, '').split(/[/|]/).length;
  for (const [i, value] of values.entries()) {
    const key = keys[i] ?? '';
    const problem = key === 'GT' ? null : valueProblem(key, value, genotypeCount(alts + 1, ploidy), alts, minor, ruleOf);
    if (problem !== null) return problem;
  }
  return null;
}

function valueProblem(key: string, value: string, genotypes: number, alts: number, minor: number, ruleOf: RuleOf): string | null {
  if (value === '') return minor >= LOCAL_ALLELES ? null : `The sample field ${key} is empty.`;
  const rule = ruleOf(key);
  if (rule === null || value === '.') return null;
  const values = value.split(',');
  const expected = expectedCount(rule.number, alts, genotypes);
  if (expected !== null && values.length !== expected)
    return `The sample field ${key} has ${values.length} values where its Number asks for ${expected}.`;
  return values.every((one) => isOfType(one, rule)) ? null : `A value of the sample field ${key} is not of its type ${rule.type}.`;
}
