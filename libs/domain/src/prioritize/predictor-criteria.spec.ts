import type { Effect } from '../annotate/effect.ts';
import { blankFacts } from '../annotate/finding-facts.ts';
import type { PredictorScores } from '../annotate/finding.ts';
import { predictorCriteria } from './predictor-criteria.ts';

const weigh = (effect: Effect, predictors?: PredictorScores) => {
  const finding = { id: 'v', kind: 'small-variant' as const, ...(predictors ? { predictors } : {}) };
  const { met, open } = predictorCriteria({ ...blankFacts(finding, 'v'), effect });
  return [met.map(({ code }) => code).join(' '), open.map(({ code }) => code).join(' ')];
};
const HIGH = { revel: 0.9, alphaMissense: 0.9, cadd: 30 };
const LOW = { revel: 0.1, alphaMissense: 0.1, cadd: 10 };

describe('predictorCriteria', () => {
  test.each<[string, Effect, PredictorScores | undefined, string, string]>([
    ['all lines for an effect', 'missense', HIGH, 'OP1', ''],
    ['at the cut-offs', 'missense', { revel: 0.644, cadd: 25.3 }, 'OP1', ''],
    ['all for an effect; no splice effect says nothing against it', 'missense', { ...HIGH, spliceAi: 0 }, 'OP1', ''],
    ['all lines against', 'missense', { ...LOW, spliceAi: 0.1 }, 'SBP1', ''],
    ['at the lower cut-offs', 'missense', { revel: 0.29, cadd: 22.7 }, 'SBP1', ''],
    ['all against, but splicing is hit', 'missense', { ...LOW, spliceAi: 0.4 }, '', 'OP1 SBP1'],
    ['all against, splicing undecided', 'missense', { ...LOW, spliceAi: 0.15 }, '', 'OP1 SBP1'],
    ['one line disagrees', 'missense', { ...HIGH, cadd: 10 }, '', 'OP1 SBP1'],
    ['one line is undecided', 'missense', { ...HIGH, revel: 0.5 }, '', 'OP1 SBP1'],
    ['one line is not all lines', 'missense', { revel: 0.99 }, '', 'OP1 SBP1'],
    ['no scores', 'missense', undefined, '', 'OP1 SBP1'],
    ['a null score is no score', 'missense', { revel: 0.9, cadd: null }, '', 'OP1 SBP1'],
    ['synonymous without a splice effect', 'synonymous', { spliceAi: 0.05 }, 'SBP2', ''],
    ['synonymous with one', 'synonymous', { spliceAi: 0.2 }, 'OP1', ''],
    ['synonymous, between', 'synonymous', { spliceAi: 0.15 }, '', 'OP1 SBP2'],
    ['synonymous, not predicted', 'synonymous', undefined, '', 'OP1 SBP2'],
    ['an intron with a splice effect', 'non-coding', { spliceAi: 0.9 }, 'OP1', ''],
    ['an untranslated change is never benign by splicing', 'non-coding', { spliceAi: 0 }, '', 'SBP1'],
    ['a promoter change is not judged', 'promoter', { spliceAi: 0, cadd: 1 }, '', 'OP1 SBP1'],
    ['a frameshift is not judged', 'frameshift', HIGH, '', 'OP1 SBP1'],
  ])('%s', (_name, effect, predictors, met, open) => {
    expect(weigh(effect, predictors)).toEqual([met, open]);
  });
});
