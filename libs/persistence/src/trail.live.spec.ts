import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_POLICY } from '@consilium/domain';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import {
  KnowledgeRefused,
  actOutbox,
  caseWork,
  hasPendingMigrations,
  knowledgeReleases,
  migrate,
  openDatabase,
  withAdvisoryLock,
} from './index.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { by, inReview, openClinic, recordOf, submitted, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await openClinic()), 120_000);
afterAll(() => clinic?.close());

describe('the audit trail', () => {
  it('is searched by time, actor, action, case and outcome, and paged without gap or overlap (AUD-27)', async () => {
    const caseId = await inReview(clinic);
    const all = (await clinic.audit.list({ case: caseId, limit: 200 })).items;
    const paged = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await clinic.audit.list({ case: caseId, limit: 3, after });
      paged.push(...items);
      if (next === null) break;
      after = next;
    }
    expect(paged).toEqual(all);
    const [last] = all;
    expect((await clinic.audit.list({ case: caseId, from: last?.at })).items.map(({ id }) => id)).toContain(last?.id);
    expect((await clinic.audit.list({ case: caseId, to: all.at(-1)?.at })).items).toEqual([]);
    const submissions = await clinic.audit.list({
      case: caseId,
      actor: clinic.people.coordinator.id,
      action: 'case-submitted',
      outcome: 'done',
    });
    expect(submissions.items).toMatchObject([
      { actor: { name: 'Dr coordinator', roles: ['coordinator'], kind: 'person' }, caseRef: (await recordOf(clinic, caseId)).ref },
    ]);
  });

  it('holds a read before the data leaves, one entry a request with every case in it (AUD-17)', async () => {
    const [one, two] = [await submitted(clinic), await submitted(clinic)];
    const requestId = randomUUID();
    await clinic.audit.recordRead(clinic.people.auditor, 'worklist', [one, two], requestId);
    await clinic.audit.recordRead(clinic.people.auditor, 'worklist', [one, two], requestId);
    await clinic.audit.recordRead(clinic.people.oncologist, 'record', [one], randomUUID());
    expect((await clinic.audit.list({ case: two, action: 'read' })).items).toMatchObject([
      { object: { type: 'worklist' }, detail: { cases: [one, two], count: 2 } },
    ]);
    expect((await clinic.audit.list({ case: one, action: 'read' })).items).toHaveLength(2);
  });

  it('fails loudly when a read can not be recorded', async () => {
    const database = await createTestDatabase({ from: 'empty' });
    const bare = await openDatabase(database.ownerUrl);
    const { auditTrail } = await import('./index.ts');
    await expect(auditTrail(bare).recordRead(clinic.people.auditor, 'record', [randomUUID()], 'r')).rejects.toThrow();
    await bare.destroy();
    await database.drop();
  });

  it('lets no patient data out while entries wait too long for their place in the log (AUD-17)', async () => {
    const caseId = await submitted(clinic);
    const impatient = await openDatabase(clinic.appUrl, { keys: TEST_KEYS, access: 'engine', stalledAfterMs: 0 });
    const { auditTrail } = await import('./index.ts');
    await expect(auditTrail(impatient).recordRead(clinic.people.auditor, 'record', [caseId], 'late')).rejects.toMatchObject({
      code: 'LEDGER.STALLED',
    });
    expect((await clinic.audit.list({ case: caseId, action: 'read' })).items).toEqual([]);
    await impatient.destroy();
  });

  it('holds no pseudonym, question, note or reason of a person in any entry body', async () => {
    const caseId = value(
      await clinic.acts.submitCase(
        { ...documents.submission, patient: { ...documents.submission.patient, pseudonym: 'CANARY-1' }, question: 'CANARY-2' },
        by(clinic.people.coordinator),
      ),
    ).caseId;
    value(await clinic.acts.addNote(caseId, 'CANARY-3', null, by(clinic.people.oncologist)));
    value(await clinic.acts.cancelCase(caseId, 'CANARY-4', by(clinic.people.coordinator)));
    const rows = await clinic.owner.query(`SELECT to_jsonb(e) AS columns, convert_from(e.body, 'UTF8') AS body FROM ledger.entry e`);
    expect(JSON.stringify(rows)).not.toContain('CANARY');
  });
});

describe('the outbox', () => {
  it('lists acts that no workflow was told of, oldest first, until they are told', async () => {
    const caseId = await submitted(clinic);
    await wait(20);
    const mine = async () => (await actOutbox(clinic.app).untold(10, 1000)).filter((act) => act.caseId === caseId);
    const untold = await mine();
    expect(untold).toHaveLength(2);
    expect(untold[0]).toMatchObject({ revision: 0 });
    expect(await actOutbox(clinic.app).untold(60_000, 10)).toEqual([]);
    await actOutbox(clinic.app).markTold(untold[0]?.actId ?? '');
    expect(await mine()).toEqual([untold[1]]);
    const newest = await actOutbox(clinic.app).lastOfOpenCases('00000000-0000-0000-0000-000000000000', 1000);
    expect(newest.filter((act) => act.caseId === caseId)).toEqual([untold[1]]);
  });

  it('is swept by one process at a time', async () => {
    const second = await openDatabase(clinic.appUrl, { access: 'engine' });
    const outer = await withAdvisoryLock(clinic.app, 'sweep', () => withAdvisoryLock(second, 'sweep', () => Promise.resolve('twice')));
    expect(outer).toEqual({ ran: true, value: { ran: false } });
    expect(await withAdvisoryLock(second, 'sweep', () => Promise.resolve('later'))).toEqual({ ran: true, value: 'later' });
    await second.destroy();
  });
});

describe('the worklist', () => {
  it('filters by stage, status and words, and pages newest first', async () => {
    const ids = [await submitted(clinic), await submitted(clinic), await inReview(clinic)];
    const list = clinic.queries.worklist.bind(clinic.queries);
    expect((await list({ stage: 'sign-off', status: 'in-review' })).items.map(({ id }) => id)).toContain(ids[2]);
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, after: first.next ?? '' });
    expect([first, second].map(({ items }) => items[0]?.id)).toEqual([ids[2], ids[1]]);
    expect(first.items[0]).toMatchObject({ missingSeats: ['oncology', 'pathology'], diagnosis: { name: 'Melanoma' }, birthYear: 1961 });
    expect((await list({ q: (await recordOf(clinic, ids[0] ?? '')).ref })).items.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await list({ q: 'no_such%word' })).items).toEqual([]);
  });
});

describe('knowledge releases', () => {
  const releases = () => knowledgeReleases(clinic.app);
  const civic = (releasedOn: string) => ({
    ...documents.starter,
    source: 'civic',
    releasedOn,
    tumorTypes: [{ code: 'MEL', name: 'Melanoma (graph)', parent: null, hematologic: false }],
  });

  it('are immutable under their id: the same again is the same, other content is refused', async () => {
    const first = await releases().register('civic/1', civic('2024-08-01'));
    expect(await releases().register('civic/1', civic('2024-08-01'))).toEqual(first);
    await expect(releases().register('civic/1', civic('2025-08-01'))).rejects.toMatchObject({ code: 'KNOWLEDGE.ID_TAKEN' });
    expect((await clinic.audit.list({ action: 'release-registered' })).items[0]).toMatchObject({
      object: { type: 'release', id: 'civic/1' },
    });
  });

  it('are used as starter and the newest of each source, and a pinned case keeps its own', async () => {
    await releases().register('civic/2', civic('2025-08-01'));
    await releases().register('civic/0', civic('2023-08-01'));
    const current = await releases().currentReleases();
    expect(current.map(({ id }) => id)).toEqual(['starter', 'civic/2']);
    const snapshot = await releases().snapshot(current);
    expect(snapshot.tumorTypes.find(({ code }) => code === 'MEL')?.name).toBe('Melanoma (graph)');
    const pinned = (await releases().list()).find(({ id }) => id === 'civic/1');
    expect((await releases().load({ id: 'civic/1', sha256: pinned?.sha256 ?? '' })).releasedOn).toBe('2024-08-01');
  });

  it('that are missing or altered are refused by name', async () => {
    await expect(releases().snapshot([{ id: 'nope', sha256: 'a'.repeat(64) }])).rejects.toThrow(KnowledgeRefused);
    await expect(releases().snapshot([{ id: 'starter', sha256: 'a'.repeat(64) }])).rejects.toMatchObject({
      code: 'KNOWLEDGE.RELEASE_ALTERED',
    });
  });
});

describe('migrations', () => {
  it('build an empty database, are safe to run at once and again, and carry the default policy', async () => {
    const database = await createTestDatabase({ from: 'empty' });
    const [a, b] = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect([a.length, b.length].sort((x, y) => x - y)).toEqual([0, MIGRATIONS.length]);
    const app = await openDatabase(database.appUrl, { access: 'engine' });
    expect(await hasPendingMigrations(app)).toBe(false);
    const [{ body }] = await app.query('SELECT body FROM clinic.policy');
    expect(body).toEqual(DEFAULT_POLICY);
    await expect(caseWork(app).head(randomUUID())).rejects.toThrow(/No case has the id/);
    await app.destroy();
    await database.drop();
  });

  it('can not be taken back', async () => {
    await expect(clinic.owner.undoLastMigration()).rejects.toThrow(/forward-only/);
  });
});
