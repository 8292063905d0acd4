import { randomUUID } from 'node:crypto';
import { by, inReview, openClinic, recordOf, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await openClinic()), 120_000);
afterAll(() => clinic?.close());

const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('an act repeated', () => {
  it('under the same key gives the first receipt, at once or later, and is refused with another content', async () => {
    const context = by(clinic.people.coordinator, { idempotencyKey: randomUUID() });
    const [a, b] = await Promise.all([
      clinic.acts.submitCase(documents.submission, context),
      clinic.acts.submitCase(documents.submission, context),
    ]);
    expect(value(a).caseId).toBe(value(b).caseId);
    expect([value(a).repeated, value(b).repeated].sort()).toEqual([false, true]);
    expect(await clinic.acts.submitCase({ ...documents.submission, question: 'Another?' }, context)).toMatchObject(
      refusal('IDEMPOTENCY.KEY_REUSED'),
    );
    const note = by(clinic.people.oncologist, { idempotencyKey: 'note-1' });
    const { caseId } = value(a);
    expect(value(await clinic.acts.addNote(caseId, 'once', null, note)).repeated).toBe(false);
    expect(value(await clinic.acts.addNote(caseId, 'once', null, note)).repeated).toBe(true);
    expect((await recordOf(clinic, caseId)).notes).toHaveLength(1);
  });

  it('is refused when the case has changed since it was seen', async () => {
    const caseId = await inReview(clinic);
    const { version } = await recordOf(clinic, caseId);
    expect(await clinic.acts.addNote(caseId, 'x', null, by(clinic.people.oncologist, { ifVersion: version - 1 }))).toMatchObject(
      refusal('CASE.VERSION_CHANGED'),
    );
    value(await clinic.acts.addNote(caseId, 'x', null, by(clinic.people.oncologist, { ifVersion: version })));
  });
});
