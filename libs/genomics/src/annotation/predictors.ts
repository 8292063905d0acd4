import type { PredictorScores } from '@consilium/domain';

type Lookup = (field: string) => string;

/** Names of one score, in CSQ (VEP plugins), of SnpSift dbNSFP and of common INFO annotations, in the order in which they are asked. */
const FIELDS = {
  revel: ['REVEL', 'REVEL_score', 'dbNSFP_REVEL_score'],
  alphaMissense: ['am_pathogenicity', 'AlphaMissense_score', 'dbNSFP_AlphaMissense_score'],
  cadd: ['CADD_PHRED', 'CADD_phred', 'dbNSFP_CADD_phred'],
} as const;
const SPLICE_AI = ['AG', 'AL', 'DG', 'DL'].map((delta) => [`SpliceAI_pred_DS_${delta}`, `SpliceAI_DS_${delta}`, `DS_${delta}`]);

/** Fields that any file might carry scores in; the reader asks a header for them once. */
export const SCORE_FIELDS: ReadonlySet<string> = new Set([...Object.values(FIELDS).flat(), ...SPLICE_AI.flat(), 'SpliceAI']);

/** Scores of one allele; null when none is annotated. Several values of a field (one a transcript) count by the highest. */
export function predictorScores(of: Lookup, alt: string): PredictorScores | null {
  const scores = {
    revel: score(of, FIELDS.revel, 1),
    alphaMissense: score(of, FIELDS.alphaMissense, 1),
    cadd: score(of, FIELDS.cadd, 100),
    spliceAi: spliceAi(of, alt),
  };
  return Object.values(scores).some((value) => value !== null) ? scores : null;
}

/** A number from 0 to the end of the score's scale; what is none says nothing. */
function score(of: Lookup, fields: readonly string[], top: number): number | null {
  for (const field of fields) {
    const highest = highestIn(of(field), top);
    if (highest !== null) return highest;
  }
  return null;
}

const highestIn = (value: string, top: number): number | null =>
  highestOf(
    value
      .split(/[&,]/)
      .filter((text) => /^\d+(?:\.\d*)?(?:e-?\d+)?$/i.test(text))
      .map(Number)
      .filter((number) => number <= top),
  );

const highestOf = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.max(...numbers));

/** The four delta scores as fields, or as `ALLELE|SYMBOL|DS_AG|DS_AL|DS_DG|DS_DL|…` in one INFO field, one part a gene. */
function spliceAi(of: Lookup, alt: string): number | null {
  const single = SPLICE_AI.map((names) => score(of, names, 1)).filter((value) => value !== null);
  const joined = of('SpliceAI')
    .split(',')
    .map((part) => part.split('|'))
    .filter(([allele]) => allele === alt)
    .flatMap((part) => part.slice(2, 6).map((value) => highestIn(value, 1)))
    .filter((value) => value !== null);
  return highestOf([...single, ...joined]);
}
