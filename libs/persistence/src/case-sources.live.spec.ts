import type { CaseSubmission, MatchedItem, Prioritization } from '@consilium/domain';
import { knowledgeReleases } from './index.ts';
import { by, openClinic, publish, revision, sign, submitted, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';

/** Stands in every text that a person may type. */
const CANARY = 'Canary';
const typed = (where: string): string => `${CANARY} of ${where}`;

const matched = (via: string) => ({ via }) as MatchedItem;
const result = (via: string) => ({
  significance: 'therapeutic' as const,
  tier: 'I' as const,
  level: 'A' as const,
  therapies: ['dabrafenib', 'trametinib'],
  direction: 'sensitivity' as const,
  contested: false,
  lowConfidence: false,
  rule: 'r',
  matched: [matched(via)],
  against: [],
  rejected: [],
  missingTests: [],
  counterfactual: null,
  warnings: [],
});
const prioritization = (gene: string, change: string): Prioritization => ({
  ...documents.prioritization,
  findings: documents.prioritization.findings.map((finding) => ({
    ...finding,
    label: `${gene} ${change}`,
    results: [result(`p:${gene}:${change}`)],
  })),
});

interface Given {
  readonly pseudonym: string;
  readonly gene?: string;
  readonly change?: string;
}

/** A case with the canary in every free text, signed as a person has revised it, issued, with a recorded outcome. */
async function issuedAs(clinic: Clinic, { pseudonym, gene = 'BRAF', change = 'V600E' }: Given): Promise<string> {
  const { acts, work, people } = clinic;
  const given: CaseSubmission = {
    ...documents.submission,
    patient: { ...documents.submission.patient, pseudonym },
    question: typed('question'),
    diagnosis: { code: 'mel', text: typed('diagnosis') },
    treatment: { line: 2, prior: [{ therapies: [typed('prior therapy')], response: typed('response') }] },
  };
  const { caseId } = value(await acts.submitCase(given, by(people.coordinator)));
  value(await acts.addFile(caseId, { ...documents.file, name: `${CANARY}.vcf`, beside: false }, by(people.coordinator)));
  value(await acts.addNote(caseId, typed('note'), null, by(people.pathologist)));
  const { run } = await work.head(caseId);
  const key = { caseId, run };
  await work.saveIntake(key, { holds: [], releases: await knowledgeReleases(clinic.app).currentReleases() });
  await work.saveStep(key, 'annotation', documents.annotation);
  await work.saveStep(key, 'prioritization', prioritization(gene, change));
  await work.saveStep(key, 'retrieval', documents.retrieval);
  await work.saveStep(key, 'draft', documents.draft);
  await work.openReview(key);
  const option = { rank: 1, tier: null, level: null, findings: ['f1'], rationale: typed('rationale') };
  const options = [
    { ...option, therapies: ['dabrafenib', 'trametinib'] },
    { ...option, therapies: [typed('therapy')] },
  ];
  const overrides = [{ field: 'options', reason: 'other' as const, text: typed('override') }];
  value(await acts.reviseDecision(caseId, revision(1, { options, overrides, boardText: typed('board') }), by(people.oncologist)));
  value(await sign(clinic, caseId, 'secondOncologist'));
  value(await sign(clinic, caseId, 'pathologist', 'agree', { text: typed('ballot') }));
  await publish(clinic, caseId, run, 2);
  const [task] = await work.planFollowUp(caseId);
  const outcome = { implemented: 'implemented', notDoneReason: null, response: 'PR', text: typed('outcome') } as const;
  value(await acts.recordFollowUp(caseId, task?.id ?? '', outcome, by(people.oncologist)));
  return caseId;
}

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
}, 120_000);
afterAll(() => clinic?.close());

describe('the history of a case', () => {
  it('holds its own notes and prior lines with their digests, and no word of another case', async () => {
    const { acts, people, work } = clinic;
    const caseId = await submitted(clinic);
    await acts.addNote(await submitted(clinic), typed('another case'), null, by(people.pathologist));
    value(await acts.addNote(caseId, '2026-01-05 scan shows response.\n2026-02-07 scan shows\u200B growth.', null, by(people.pathologist)));
    const history = await work.history(caseId);
    expect(history.map(({ text, publishedOn, corpus, hidden }) => ({ text, publishedOn, corpus, hidden }))).toEqual([
      { text: '2026-01-05 scan shows response.', publishedOn: '2026-01-05', corpus: 'history', hidden: 1 },
      { text: '2026-02-07 scan shows growth.', publishedOn: '2026-02-07', corpus: 'history', hidden: 1 },
    ]);
    expect(history.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    expect(JSON.stringify(history)).not.toContain(CANARY);
  });

  it('holds the note as it was corrected, not the wrong one', async () => {
    const { acts, people, work } = clinic;
    const caseId = await submitted(clinic);
    value(await acts.addNote(caseId, 'Left lung.', null, by(people.pathologist)));
    const [wrong] = (await work.record(caseId)).notes;
    value(await acts.addNote(caseId, 'Right lung.', wrong?.id ?? '', by(people.pathologist)));
    expect((await work.history(caseId)).map(({ text }) => text)).toEqual(['Right lung.']);
  });
});

describe('former decisions', () => {
  let first: string;
  let second: string;
  let asking: string;
  beforeAll(async () => {
    first = await issuedAs(clinic, { pseudonym: 'P-FORMER-1' });
    second = await issuedAs(clinic, { pseudonym: 'P-FORMER-2', change: 'V600K' });
    await issuedAs(clinic, { pseudonym: 'P-FORMER-3', gene: 'EGFR', change: 'L858R' });
    asking = await submitted(clinic);
  }, 60_000);
  const found = async (caseId: string, genes: readonly string[], limit = 10) => clinic.work.formerDecisions(caseId, genes, limit);

  it('are those that share a gene, newest first, as many as are asked for', async () => {
    const both = await found(asking, ['BRAF']);
    expect(both.map(({ text }) => /BRAF V600[EK]/.exec(text)?.[0])).toEqual(['BRAF V600K', 'BRAF V600E']);
    expect(await found(asking, ['BRAF'], 1)).toEqual(both.slice(0, 1));
    expect(await found(asking, ['KRAS'])).toEqual([]);
    expect(await found(asking, [])).toEqual([]);
    expect((await found(asking, ['KRAS', 'EGFR'])).map(({ text }) => text)).toEqual([expect.stringContaining('EGFR L858R')]);
  });

  it('carry no word that a person typed, no name, no reference, no date (PHI-03)', async () => {
    const text = JSON.stringify(await found(asking, ['BRAF', 'EGFR']));
    const records = await Promise.all([first, second].map((caseId) => clinic.work.record(caseId)));
    const told = records.flatMap(({ id, ref, patient, notes, publications }) => [
      id,
      ref,
      patient.pseudonym,
      ...notes.map(({ author }) => author),
      ...publications.flatMap(({ publishedAt }) => [publishedAt, publishedAt.slice(0, 10), publishedAt.slice(0, 7)]),
    ]);
    for (const canary of [CANARY, 'Dr ', 'female', '1961', ...told]) expect(text).not.toContain(canary);
  });

  it('tell what was decided and what became of it', async () => {
    const [, older] = await found(asking, ['BRAF']);
    expect(older?.text).toMatch(
      /^Former decision of this board, \d{4}, Melanoma\. Findings: BRAF V600E\. Recommendation: therapy\. Option 1: dabrafenib \+ trametinib \(Tier I-A\) on BRAF V600E\. Option 2: a therapy chosen by the board on BRAF V600E\. At 3 months: carried out, response PR\.$/,
    );
    expect(older).toMatchObject({ corpus: 'decision', quotable: false, id: expect.stringMatching(/^decision:[0-9a-f]{16}$/) });
  });

  it('are never of this case nor of this patient', async () => {
    expect((await found(first, ['BRAF'])).map(({ text }) => /V600[EK]/.exec(text)?.[0])).toEqual(['V600K']);
    const again = await clinic.acts.submitCase(
      { ...documents.submission, patient: { ...documents.submission.patient, pseudonym: ' p-former-2 ' } },
      by(clinic.people.coordinator),
    );
    expect((await found(value(again).caseId, ['BRAF'])).map(({ text }) => /V600[EK]/.exec(text)?.[0])).toEqual(['V600E']);
  });

  it('leave out a rescinded one and one whose patient withdrew consent', async () => {
    const rescinded = await issuedAs(clinic, { pseudonym: 'P-FORMER-4', gene: 'KIT', change: 'L576P' });
    const withdrawn = await issuedAs(clinic, { pseudonym: 'P-FORMER-5', gene: 'KIT', change: 'K642E' });
    expect(await found(asking, ['KIT'])).toHaveLength(2);
    const { acts, people, work } = clinic;
    value(await acts.openAmendment(rescinded, 'rescission', 'sample swapped', by(people.pathologist)));
    expect((await found(asking, ['KIT'])).map(({ text }) => /KIT \w+/.exec(text)?.[0])).toEqual(['KIT K642E']);
    const { run } = await work.head(rescinded);
    const { decision } = await work.decision(rescinded);
    for (const person of ['oncologist', 'pathologist', 'geneticist'] as const) value(await sign(clinic, rescinded, person));
    expect(await publish(clinic, rescinded, run, decision.version)).toMatchObject({ kind: 'published' });
    value(await acts.recordConsent(withdrawn, { ...documents.submission.consent, status: 'withdrawn' }, by(people.coordinator)));
    expect(await found(asking, ['KIT'])).toEqual([]);
  });
});
