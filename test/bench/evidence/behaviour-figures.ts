import type { EvidenceDesk } from '@consilium/domain';
import type { ModelFailure } from '@consilium/domain/evidence';
import type { BenchCase } from './case-set.ts';
import { stubNarrator } from './stub-narrator.ts';
import { keyOf, lostSentences, modelSentences, runCase, spoiledKeys, verdictOf } from './stub-run.ts';
import type { StubRun } from './stub-run.ts';
import { TROUBLES } from './stub/behaviours.ts';
import type { Behaviour, Extent, Trouble } from './stub/behaviours.ts';
import type { StubServer } from './stub/stub-server.ts';

/** What a behaviour must come to where the endpoint, not the text, is at fault; null: the answer is used. */
export const EXPECTED: Readonly<Record<Trouble, ModelFailure | null>> = {
  refusal: 'MODEL.REFUSED',
  'malformed-json': 'MODEL.OUTPUT_INVALID',
  'first-malformed': null,
  'extra-field': 'MODEL.OUTPUT_INVALID',
  'cut-stream': 'MODEL.UNAVAILABLE',
  'cut-length': 'MODEL.UNAVAILABLE',
  'rate-limited': 'MODEL.UNAVAILABLE',
  'first-limited': null,
  'server-error': 'MODEL.UNAVAILABLE',
  slow: 'MODEL.CAP_REACHED',
  'wrong-model': 'MODEL.WRONG_MODEL',
  'huge-output': 'MODEL.OUTPUT_TOO_LARGE',
};

export interface BehaviourFigures {
  readonly behaviour: Behaviour;
  readonly cases: number;
  /** Sentences that came under the schema. */
  readonly proposed: number;
  /** Of them untrue, as the stub labelled them. */
  readonly spoiled: number;
  /** Untrue ones that stand in a draft. */
  readonly reached: readonly string[];
  readonly kept: number;
  /** Drafts in which sentences of the model stand. */
  readonly used: number;
  /** Template sentences on resistance, evidence against or safety that a draft lacks. */
  readonly lost: number;
  /** Drafts whose options, resistance, tests, warnings or abstention differ from those without a model. */
  readonly changed: number;
  /** Cases that did not come to the failure that belongs to the trouble. */
  readonly unexpected: number;
}

const SHORT_MS = 150;
const LONG_MS = 20_000;
const AT_ONCE = 12;
/** One case in so many is spoiled throughout, the others so that the rest of the draft may stand. */
const ALL_EACH = 5;

/** One behaviour over all cases, through the real narrator, gate and merge. */
export async function figuresOf(
  behaviour: Behaviour,
  cases: readonly BenchCase[],
  desk: EvidenceDesk,
  stub: StubServer,
): Promise<BehaviourFigures> {
  const trouble = TROUBLES.find((one) => one === behaviour);
  const judged = trouble === undefined ? await oneByOne(behaviour, cases, desk, stub) : await atOnce(trouble, cases, desk, stub);
  stub.prompts();
  const sum = (of: (one: Judged) => number): number => judged.reduce((total, one) => total + of(one), 0);
  return {
    behaviour,
    cases: cases.length,
    proposed: sum(({ run }) => run.narration.sentences.length),
    spoiled: sum(({ spoiled }) => spoiled),
    reached: judged.flatMap(({ reached }) => reached),
    kept: sum(({ run }) => modelSentences(run.draft).length),
    used: sum(({ run }) => (run.draft.provenance.model?.outcome === 'used' ? 1 : 0)),
    lost: sum(({ run }) => lostSentences(run).length),
    changed: sum(({ run }) => (verdictOf(run.draft) === verdictOf(run.template) ? 0 : 1)),
    unexpected: trouble === undefined ? 0 : sum(({ run }) => (isExpected(trouble, run) ? 0 : 1)),
  };
}

interface Judged {
  readonly run: StubRun;
  readonly spoiled: number;
  readonly reached: readonly string[];
}

/** The labels of one answer belong to one case: what is untrue in one may be true in another. */
async function oneByOne(
  behaviour: Behaviour,
  cases: readonly BenchCase[],
  desk: EvidenceDesk,
  stub: StubServer,
): Promise<readonly Judged[]> {
  const narratorOf = (extent: Extent) => stubNarrator({ url: stub.url(behaviour, extent), host: stub.host, timeoutMs: LONG_MS }).narrator;
  const narrators = { few: narratorOf('few'), all: narratorOf('all') };
  const judged: Judged[] = [];
  stub.taken();
  for (const [at, one] of cases.entries()) {
    const run = await runCase(at % ALL_EACH === ALL_EACH - 1 ? narrators.all : narrators.few, desk, one);
    const labels = stub.taken();
    const untrue = spoiledKeys(labels);
    const reached = modelSentences(run.draft).filter((sentence) => untrue.has(keyOf(sentence)));
    judged.push({ run, spoiled: labels.filter(({ spoiled }) => spoiled).length, reached: reached.map(({ text }) => text) });
  }
  return judged;
}

/** A narrator each case, for after three failures in a row the circuit is open; together, for some of them only wait. */
async function atOnce(trouble: Trouble, cases: readonly BenchCase[], desk: EvidenceDesk, stub: StubServer): Promise<readonly Judged[]> {
  const timeoutMs = trouble === 'slow' ? SHORT_MS : LONG_MS;
  const judged: Judged[] = [];
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    const runs = cases.slice(at, at + AT_ONCE).map(async (one): Promise<Judged> => {
      const { narrator } = stubNarrator({ url: stub.url(trouble), host: stub.host, timeoutMs });
      return { run: await runCase(narrator, desk, one), spoiled: 0, reached: [] };
    });
    judged.push(...(await Promise.all(runs)));
  }
  stub.taken();
  return judged;
}

/** Where the answer is used in the end, nothing but the gate may refuse it. */
function isExpected(trouble: Trouble, { narration }: StubRun): boolean {
  return narration.failure === EXPECTED[trouble];
}
