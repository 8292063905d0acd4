import { DEMO_CASES } from '../../../../infra/seed/demo-cases.ts';
import type { DemoCase, DemoCourse } from '../../../../infra/seed/demo-cases.ts';
import { syntheticVcf } from '../../../../infra/seed/synthetic-vcf.ts';
import { currentOf } from './clinician.ts';
import type { Board } from './staff.ts';

export const COURSES = ['by key and password', 'with a waiver', 'with a dissent', 'revised', 'withdrawn and signed again'] as const;
export type Course = (typeof COURSES)[number];

const demo = (course: DemoCourse): DemoCase => {
  const found = DEMO_CASES.find((one) => one.course === course);
  if (!found) throw new Error(`the demo has no case ${course}`);
  return found;
};
/** Synthetic patients of the demo. */
const CASE_OF: Readonly<Record<Course, DemoCase>> = {
  'by key and password': demo('issued'),
  'with a waiver': demo('quality-low'),
  'with a dissent': demo('issued-with-dissent'),
  revised: demo('amended'),
  'withdrawn and signed again': demo('follow-up-due'),
};

type Play = (board: Board, caseId: string) => Promise<void>;
const BEFORE_SIGNING: Readonly<Record<Course, Play>> = {
  'by key and password': async ({ coordinator }, caseId) => {
    await coordinator.act(`cases/${caseId}/notes`, { text: 'The block is on its way.' });
  },
  'with a waiver': async () => undefined,
  'with a dissent': async ({ geneticist }, caseId) => {
    await geneticist.sign(caseId, {
      choice: 'dissent',
      reason: 'further-testing-first',
      alternative: 'Confirm the 1p/19q status first.',
      text: 'The entity is not settled without it.',
    });
  },
  revised: async ({ geneticist }, caseId) => {
    const { sha256, content } = currentOf(await geneticist.case(caseId));
    const revision = {
      origin: 'changed',
      recommendation: content.recommendation,
      options: content.options,
      boardText: 'Monitor cognition at every visit.',
      keepSentences: content.sentences.map(({ id }) => id),
      overrides: [{ field: 'boardText', reason: 'other', text: 'Addendum on monitoring.' }],
    };
    await geneticist.act(`cases/${caseId}/decisions`, revision, { headers: { 'if-match': `"${sha256}"` } });
  },
  'withdrawn and signed again': async ({ oncologist, key }, caseId) => {
    const ballotId = await oncologist.sign(caseId, { choice: 'agree' }, key);
    const signature = (await oncologist.case(caseId)).signatures.find(({ ballot }) => ballot === ballotId);
    await oncologist.act(`cases/${caseId}/signatures/${signature?.id ?? 'none'}`, { reason: 'Signed too early.' }, { method: 'DELETE' });
  },
};

/** One case from submission to the issued report with its tasks. @param submitted hears of the case as soon as it is there */
export async function play(board: Board, course: Course, submitted: (caseId: string) => void): Promise<void> {
  const { oncologist, pathologist, coordinator, key } = board;
  const { submission, variants } = CASE_OF[course];
  const { caseId } = await coordinator.act('cases', submission);
  submitted(caseId);
  await coordinator.until(caseId, 'held for its file', ({ status }) => status === 'held');
  await coordinator.upload(caseId, 'sample.vcf', new Uint8Array(syntheticVcf(variants)));
  if (course === 'with a waiver') {
    await pathologist.until(
      caseId,
      'held for its quality',
      ({ holds, files }) => files.length > 0 && holds.some(({ waivable }) => waivable),
    );
    await pathologist.act(`cases/${caseId}/quality-waiver`, { reason: 'The regions in question are covered.' });
  }
  await oncologist.until(caseId, 'in review', ({ status }) => status === 'in-review');
  await BEFORE_SIGNING[course](board, caseId);
  await oncologist.until(caseId, 'in review still', ({ status }) => status === 'in-review');
  await oncologist.sign(caseId, { choice: 'agree' }, key);
  await pathologist.sign(caseId, { choice: 'agree' });
  await oncologist.until(caseId, 'issued with its tasks', ({ status, tasks }) => status === 'issued' && tasks.length > 0);
}
