import { createEvidenceDesk } from '@consilium/retrieval';
import { percent } from '../prioritize/knowledge-room.ts';
import type { Measure } from '../table.ts';
import { EXPECTED, figuresOf } from './behaviour-figures.ts';
import type { BehaviourFigures } from './behaviour-figures.ts';
import { benchCases, evidenceSnapshot } from './case-set.ts';
import { BEHAVIOURS, TROUBLES } from './stub/behaviours.ts';
import { startStub } from './stub/stub-server.ts';

const CASES = 500;
/** Share of a good model's sentences that must survive the gate. */
const LEAST_SURVIVAL = 0.9;

/** `npm run bench -- evidence behaviours`: every behaviour of the stub over the same cases; the naive figure is the same answers without the gate. */
export async function behaviours(data: string): Promise<readonly Measure[]> {
  const desk = createEvidenceDesk();
  const cases = await benchCases(await evidenceSnapshot(data), desk, CASES);
  const stub = await startStub();
  const figures: BehaviourFigures[] = [];
  try {
    for (const behaviour of BEHAVIOURS.filter((one) => one !== 'injection-obeying'))
      figures.push(await figuresOf(behaviour, cases, desk, stub));
  } finally {
    await stub.close();
  }
  return rowsOf(figures, cases.length);
}

function rowsOf(figures: readonly BehaviourFigures[], cases: number): readonly Measure[] {
  const total = (of: (one: BehaviourFigures) => number): number => figures.reduce((sum, one) => sum + of(one), 0);
  const reached = total((one) => one.reached.length);
  const good = figures.find(({ behaviour }) => behaviour === 'good');
  const texts = figures.filter(({ spoiled }) => spoiled > 0);
  const spoiled = texts.reduce((sum, one) => sum + one.spoiled, 0);
  const proposed = texts.reduce((sum, one) => sum + one.proposed, 0);
  return [
    {
      measure: `unsupported sentences that reach a reader, ${String(cases)} cases x ${String(figures.length)} behaviours`,
      ours: `${String(reached)} of ${String(spoiled)}`,
      against: `no gate ${percent(spoiled, proposed)}; goal 0 of 500 cases each`,
      met: reached === 0 && cases >= CASES && spoiled > 0,
    },
    {
      measure: "a good model's sentences that survive",
      ours: percent(good?.kept ?? 0, good?.proposed ?? 0),
      against: '>= 90 %',
      met: (good?.kept ?? 0) >= LEAST_SURVIVAL * (good?.proposed ?? 0) && (good?.proposed ?? 0) > 0,
    },
    { measure: 'sentences on resistance, evidence against or safety lost', ours: String(total(({ lost }) => lost)), against: '0', met: total(({ lost }) => lost) === 0 },
    { measure: 'drafts whose options, tiers or abstention a model changed', ours: String(total(({ changed }) => changed)), against: '0', met: total(({ changed }) => changed) === 0 },
    ...figures.map(rowOf),
    ...figures.flatMap(({ behaviour, reached: texts }) => texts.slice(0, 3).map((text) => ({ measure: `  reached, ${behaviour}: ${text.slice(0, 120)}`, ours: '' }))),
  ];
} // prettier-ignore

function rowOf({ behaviour, cases, spoiled, proposed, reached, used, unexpected }: BehaviourFigures): Measure {
  const trouble = TROUBLES.find((one) => one === behaviour);
  if (trouble !== undefined)
    return {
      measure: `  ${behaviour}`,
      ours: `${String(cases - unexpected)} of ${String(cases)} ${EXPECTED[trouble] ?? 'used in the end'}`,
      against: 'all, and the draft stands without the model',
      met: unexpected === 0,
    };
  return {
    measure: `  ${behaviour}`,
    ours: `${String(reached.length)} of ${String(spoiled)} reach a reader; ${String(used)} drafts worded`,
    against: `no gate ${percent(spoiled, proposed)}`,
    met: reached.length === 0,
  };
}
