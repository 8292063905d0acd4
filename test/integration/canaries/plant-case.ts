import type { SubmissionInput } from '@consilium/contracts';
import type { Person } from '../../../infra/seed/person.ts';
import type { Board } from '../../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../../infra/seed/synthetic-vcf.ts';
import type { Cage } from './canaries.ts';

const KNOWN = { gene: 'EGFR', protein: 'p.Leu858Arg', cdna: 'c.2573T>G', consequence: 'missense_variant', hotspot: 'L858R', vaf: 0.31 };
const NOTES = 6;
const WORDS_OF_NOTE = 21;
const GENES = 20;

/** A file with a canary as its sample, and some for genes that nobody knows. */
function vcfOf(cage: Cage): Uint8Array {
  const unknown = cage.many('gene', GENES).map((gene, at) => ({
    gene, protein: 'p.Ala1Val', cdna: 'c.2C>T', consequence: 'missense_variant', vaf: 0.2, at: { chrom: '3', pos: 1000 + at, ref: 'C', alt: 'T' },
  })); // prettier-ignore
  const text = new TextDecoder().decode(syntheticVcf([KNOWN, ...unknown]));
  return new TextEncoder().encode(
    text.replace('\tTUMOR\n', `\t${cage.one('sample name')}\n`).replace('##source=', `##${cage.one('header')}=x\n##source=`),
  );
}

/** A case whose every free text sings, from submission to the issued report. */
export async function plantCase(
  cage: Cage,
  { coordinator, oncologist, pathologist, geneticist }: Board,
  ends: 'changed' | 'dissented',
): Promise<string> {
  const submission: SubmissionInput = {
    patient: { pseudonym: cage.one('pseudonym'), sex: 'female', birthYear: 1957 },
    question: `Which option for ${cage.text('question', 10)}?`,
    diagnosis: { code: 'LUAD' },
    consent: { status: 'given', version: '1', recordedOn: '2026-01-01' },
  };
  const caseId = await coordinator.submit(submission);
  for (let note = 0; note < NOTES; note += 1)
    await oncologist.act('POST', `cases/${caseId}/notes`, { text: cage.text('note', WORDS_OF_NOTE) });
  await coordinator.act('PUT', `cases/${caseId}/question`, {
    question: `Which option for Mrs. ${cage.one('name in the question')}? ${cage.text('words of the question', 5)}`,
  });
  await coordinator.upload(caseId, `${cage.one('file name')}.vcf`, vcfOf(cage));
  await oncologist.until(caseId, 'in review', ({ status }) => status === 'in-review');
  await (ends === 'changed' ? change(cage, caseId, geneticist) : dissent(cage, caseId, geneticist));
  for (const person of [oncologist, pathologist]) await person.sign(caseId, { choice: 'agree' });
  await oncologist.until(caseId, 'issued', ({ status, tasks }) => status === 'issued' && tasks.length > 0);
  return caseId;
}

/** Who writes a version cannot approve it: the seats that sign are others. */
async function change(cage: Cage, caseId: string, person: Person): Promise<void> {
  const { content } = await person.currentDecision(caseId);
  const overrides = [{ field: 'options', reason: 'other', text: cage.text('reason of a change', 6) }];
  const boardText = cage.text('board text', 10);
  await person.revise(caseId, {
    origin: 'changed',
    recommendation: 'therapy',
    options: content.options,
    boardText,
    keepSentences: [],
    overrides,
  });
}

async function dissent(cage: Cage, caseId: string, person: Person): Promise<void> {
  const words = { alternative: cage.text('alternative', 6), text: cage.text('dissent', 10) };
  await person.sign(caseId, { choice: 'dissent', reason: 'trial-preferred', ...words });
}
