import { DEFAULT_POLICY } from '@consilium/domain';
import type { CaseRecord } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { NarrateActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

/** A repeat finds the first proposal and asks nobody. */
export const narrateDraft =
  ({ cases, narrator, clock }: ActivityPorts): NarrateActivities['narrateDraft'] =>
  async (key) => {
    if (narrator === null || (await cases.loadNarration(key)) !== null) return { kind: 'saved' };
    const [record, prioritization, retrieval] = await Promise.all([
      cases.record(key.caseId),
      cases.loadStep(key, 'prioritization'),
      cases.loadStep(key, 'retrieval'),
    ]);
    const narration = await narrator.narrate({
      prioritization,
      retrieval,
      question: record.question,
      identifiers: identifiersOf(record),
      board: BOARD,
      caseId: key.caseId,
      at: clock.now(),
    });
    return resultOf(await cases.saveNarration(key, narration));
  };

/** The quorum policy of the site is its board; there is one. */
const BOARD = DEFAULT_POLICY.id;

/** What tells whose case it is, as it may stand in a free text. */
const identifiersOf = ({ ref, id, patient, files, notes }: CaseRecord): readonly string[] =>
  [...new Set([ref, id, patient.pseudonym, ...files.map(({ name }) => name), ...notes.map(({ author }) => author)])].filter(
    (text) => text.length > 1,
  );
