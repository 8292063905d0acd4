import { ENGINE, users } from '../index.ts';
import { by, value } from './clinic.ts';
import type { Clinic } from './clinic.ts';
import * as documents from './documents.ts';

/** A case of another board, with a note, submitted by a coordinator who belongs to that board only. */
export async function caseOfBoard(clinic: Clinic, board: string): Promise<string> {
  const made = await users(clinic.verifier, { demoAllowed: true }).create(
    {
      login: `coordinator-${board}`,
      name: 'Dr of another board',
      roles: ['oncologist'],
      specialty: 'oncology',
      boards: [board],
      password: 'correct horse battery',
    },
    ENGINE,
  );
  const { id, kind, name, roles, specialty, boards } = value(made);
  const actor = { id, kind, name, roles, specialty, boards };
  const { caseId } = value(await clinic.acts.submitCase(documents.submission, by(actor)));
  value(await clinic.acts.addFile(caseId, { ...documents.file, beside: false }, by(actor)));
  value(await clinic.acts.addNote(caseId, 'Known to the other board.', null, by(actor)));
  return caseId;
}
