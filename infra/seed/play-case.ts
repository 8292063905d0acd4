import type { DemoCase, DemoCourse } from './demo-cases.ts';
import type { Person } from './person.ts';
import { syntheticVcf } from './synthetic-vcf.ts';

export interface Board {
  readonly oncologist: Person;
  readonly pathologist: Person;
  readonly geneticist: Person;
  readonly coordinator: Person;
}

type Play = (board: Board, caseId: string) => Promise<void>;

const inReview = (person: Person, caseId: string) => person.until(caseId, 'in review', ({ status }) => status === 'in-review');
const issued = (person: Person, caseId: string) => person.until(caseId, 'issued', ({ status }) => status === 'issued');
const held = (person: Person, caseId: string) => person.until(caseId, 'held', ({ status }) => status === 'held');

const bothAgree: Play = async ({ oncologist, pathologist }, caseId) => {
  await inReview(oncologist, caseId);
  await oncologist.sign(caseId, { choice: 'agree' });
  await pathologist.sign(caseId, { choice: 'agree' });
  await issued(oncologist, caseId);
};

const onlyReview: Play = async ({ coordinator }, caseId) => void (await inReview(coordinator, caseId));
const onlyHeld: Play = async ({ coordinator }, caseId) => void (await held(coordinator, caseId));

/** What the invented people do with each case, all of it through the API. */
const PLAYS: Readonly<Record<DemoCourse, Play>> = {
  'waiting-for-signatures': onlyReview,
  overdue: onlyReview,
  'waiting-for-consent': onlyHeld,
  'build-not-stated': onlyHeld,
  'quality-low': onlyHeld,
  issued: bothAgree,
  'follow-up-due': bothAgree,
  'one-signature-missing': async ({ oncologist }, caseId) => {
    await inReview(oncologist, caseId);
    await oncologist.sign(caseId, { choice: 'agree' });
  },
  'board-disagrees-with-draft': async ({ oncologist, pathologist }, caseId) => {
    await inReview(oncologist, caseId);
    await oncologist.revise(caseId, {
      origin: 'changed',
      recommendation: 'therapy',
      options: [
        {
          rank: 1,
          therapies: ['fluorouracil', 'irinotecan', 'bevacizumab'],
          findings: [],
          rationale: 'Fast relief of symptoms is needed; the targeted option stays open for the third line.',
        },
      ],
      boardText:
        'Chemotherapy first because of symptomatic liver metastases. Anti-EGFR monotherapy is not an option with this KRAS change.',
      overrides: [
        { field: 'options', reason: 'evidence-weighed-differently', text: 'Symptom burden asks for a regimen with a high response rate.' },
      ],
    });
    await pathologist.sign(caseId, {
      choice: 'dissent',
      reason: 'evidence-weighed-differently',
      alternative: 'The targeted combination of the draft in the second line.',
      text: 'Response rates of the combination speak for it now.',
    });
  },
  amended: async (board, caseId) => {
    await bothAgree(board, caseId);
    await board.oncologist.act('POST', `cases/${caseId}/amendments`, {
      kind: 'addendum',
      reason: 'The patient asked for the plan of side-effect monitoring to be written down.',
    });
    await inReview(board.oncologist, caseId);
    await board.geneticist.revise(caseId, {
      origin: 'changed',
      recommendation: 'therapy',
      options: (await board.geneticist.currentDecision(caseId)).content.options,
      boardText: 'Monitor cognition and fluid retention at every visit; interrupt and reduce as the label says.',
      keepSentences: (await board.geneticist.currentDecision(caseId)).content.sentences.map(({ id }) => id),
      overrides: [{ field: 'boardText', reason: 'other', text: 'Addendum on monitoring.' }],
    });
    await board.oncologist.sign(caseId, { choice: 'agree' });
    await board.pathologist.sign(caseId, { choice: 'agree' });
    await board.oncologist.until(caseId, 'amended', ({ publications }) => publications.length === 2);
  },
  'issued-with-dissent': async ({ oncologist, pathologist, geneticist }, caseId) => {
    await inReview(oncologist, caseId);
    await geneticist.sign(caseId, {
      choice: 'dissent',
      reason: 'further-testing-first',
      alternative: 'Confirm the 1p/19q status first.',
      text: 'The entity is not settled without it.',
    });
    await oncologist.sign(caseId, { choice: 'agree' });
    await pathologist.sign(caseId, { choice: 'agree' });
    await issued(oncologist, caseId);
  },
  'further-testing': async ({ oncologist, coordinator }, caseId) => {
    await inReview(oncologist, caseId);
    await oncologist.revise(caseId, {
      origin: 'hand-written',
      recommendation: 'further-testing',
      boardText: 'Find the primary first: gene expression based classification and a new immunohistochemistry panel.',
      overrides: [
        { field: 'recommendation', reason: 'further-testing-first', text: 'The tumor type decides whether any option is in class.' },
      ],
    });
    await coordinator.act('POST', `cases/${caseId}/notes`, { text: 'Block requested from the referring pathology.' });
  },
};

/** Submits one case as the coordinator and takes it to where the demo shows it. */
export async function playCase(board: Board, { course, submission, variants }: DemoCase): Promise<string> {
  const caseId = await board.coordinator.submit(submission);
  await board.coordinator.upload(
    caseId,
    `${submission.patient.pseudonym.toLowerCase()}.vcf`,
    syntheticVcf(variants, { withBuild: course !== 'build-not-stated' }),
  );
  await PLAYS[course](board, caseId);
  return caseId;
}
