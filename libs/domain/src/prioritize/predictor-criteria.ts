import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { PredictorScores } from '../annotate/finding.ts';
import { met, NOTHING_WEIGHED, together, undecided } from './weighed-criteria.ts';
import type { WeighedCriteria } from './weighed-criteria.ts';

/**
 * From `effect` on a predictor speaks for an effect, up to `none` against one, between them it is undecided.
 *
 * REVEL, CADD: lowest cut-offs of the calibration for missense variants (Pejaver 2022, PMID 36413997) · AlphaMissense: its authors' classes (Cheng 2023,
 * PMID 37733863) · SpliceAI, highest delta score: 0.2 is its authors' cut-off of high recall (Jaganathan 2019, PMID 30661751), 0.1 the bound of "no
 * effect" of the ClinGen splicing group (Walker 2023, PMC10357475).
 */
export const PREDICTOR_CUTOFFS = {
  revel: { name: 'REVEL', effect: 0.644, none: 0.29 },
  alphaMissense: { name: 'AlphaMissense', effect: 0.564, none: 0.34 },
  cadd: { name: 'CADD', effect: 25.3, none: 22.7 },
  spliceAi: { name: 'SpliceAI', effect: 0.2, none: 0.1 },
} as const satisfies Record<keyof PredictorScores, { readonly name: string; readonly effect: number; readonly none: number }>;

/** "All computational lines" (Horak 2022) needs more than one: fewer predictors of missense changes than this decide nothing. */
export const MIN_PREDICTORS = 2;

interface Line {
  readonly text: string;
  readonly says: 'effect' | 'none' | 'undecided';
}

/**
 * OP1, SBP1 and SBP2: every annotated line must say the same.
 *
 * | variant | lines | OP1 | SBP1 or SBP2 |
 * |---|---|---|---|
 * | missense | ≥ 2 of REVEL, AlphaMissense, CADD, all for an effect | OP1 | – |
 * | missense | ≥ 2, all against, SpliceAI not above 0.1 where annotated | – | SBP1 |
 * | missense | fewer than 2, undecided, or in conflict | could not be decided | could not be decided |
 * | synonymous | SpliceAI ≥ 0.2 · ≤ 0.1 · between or missing | OP1 · – · open | – · SBP2 · open |
 * | intron, untranslated | SpliceAI ≥ 0.2 · else | OP1 · – | never: a splice score does not speak of regulation |
 * | other | | no cut-off is set for it | no cut-off is set for it |
 */
export function predictorCriteria(facts: FindingFacts): WeighedCriteria {
  const { finding, effect } = facts;
  if (finding.kind !== 'small-variant') return NOTHING_WEIGHED;
  const scores = finding.predictors ?? {};
  switch (effect) {
    case 'missense':
      return missense(scores);
    case 'synonymous':
      return synonymous(lineOf('spliceAi', scores));
    case 'non-coding':
      return nonCoding(lineOf('spliceAi', scores));
    default:
      return NOT_CALIBRATED;
  }
}

const NOT_CALIBRATED = undecided(['OP1', 'SBP1'], 'the predictors are calibrated for missense changes and for splicing only');
const TOO_FEW = undecided(['OP1', 'SBP1'], `fewer than ${MIN_PREDICTORS} of REVEL, AlphaMissense and CADD are annotated`);

function missense(scores: PredictorScores): WeighedCriteria {
  const lines = (['revel', 'alphaMissense', 'cadd'] as const).flatMap((name) => lineOf(name, scores) ?? []);
  const splice = lineOf('spliceAi', scores);
  if (lines.length < MIN_PREDICTORS) return TOO_FEW;
  const text = [...lines, ...(splice ? [splice] : [])].map((line) => line.text).join(', ');
  if (lines.every(({ says }) => says === 'effect')) return met('OP1', text);
  if (lines.every(({ says }) => says === 'none') && (splice === null || splice.says === 'none')) return met('SBP1', text);
  return undecided(['OP1', 'SBP1'], `the lines do not agree: ${text}`);
}

function synonymous(splice: Line | null): WeighedCriteria {
  if (splice === null) return undecided(['OP1', 'SBP2'], 'SpliceAI is not annotated');
  if (splice.says === 'undecided') return undecided(['OP1', 'SBP2'], splice.text);
  return splice.says === 'effect' ? met('OP1', splice.text) : met('SBP2', `synonymous, ${splice.text}; conservation was not read`);
}

function nonCoding(splice: Line | null): WeighedCriteria {
  const never = undecided(['SBP1'], 'a splice score does not speak of regulation');
  if (splice === null) return together(never, undecided(['OP1'], 'SpliceAI is not annotated'));
  return splice.says === 'effect' ? met('OP1', splice.text) : never;
}

function lineOf(name: keyof PredictorScores, scores: PredictorScores): Line | null {
  const score = scores[name];
  if (score === null || score === undefined) return null;
  const cutoff = PREDICTOR_CUTOFFS[name];
  const says = score >= cutoff.effect ? 'effect' : score <= cutoff.none ? 'none' : 'undecided';
  const what = name === 'spliceAi' ? 'splice effect' : 'effect';
  const words = { effect: what, none: `no ${what}`, undecided: 'undecided' }[says];
  return { text: `${cutoff.name} ${score} (${words})`, says };
}
