import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { makeSigner, privateKeyText, verifyBundle } from '@consilium/ledger';
import type { BundleVerdict } from '@consilium/ledger';
import { TEST_KEYS } from '@consilium/testing';
import { openDatabase } from '../../data-source.ts';
import { by, inReview, openClinic, publish, recordOf, sign, value } from '../../spec-support/clinic.ts';
import type { Clinic } from '../../spec-support/clinic.ts';
import { raw } from '../../spec-support/by-hand.ts';
import * as documents from '../../spec-support/documents.ts';
import { confirmedKey, signByKey } from '../../spec-support/signing.ts';
import { ENGINE } from '../append-entry.ts';
import { patientErasure } from '../erasure.ts';
import { Sequencer } from '../sequencer/sequencer.ts';
import { prepareExport } from './audit-export.ts';
import type { ExportScope } from './export-scope.ts';

const signer = makeSigner(privateKeyText('localhost/consilium', 'ed25519', randomBytes(32)));
let clinic: Clinic;
let stop: () => Promise<void>;
beforeAll(async () => {
  clinic = await openClinic();
  const sequencing = await openDatabase(clinic.sequencerUrl, { poolSize: 4 });
  const sequencer = new Sequencer({ dataSource: sequencing, origin: 'localhost/consilium', signer, report: () => undefined, pollMs: 5 });
  stop = async () => {
    await sequencer.stop();
    await sequencing.destroy();
  };
}, 120_000);
afterAll(async () => {
  await stop?.();
  await clinic?.close();
});

const bundleOf = async (scope: ExportScope): Promise<Uint8Array> => {
  const readDocument = async () => null;
  const made = await prepareExport(clinic.app, { scope, by: 'auditor', keys: { log: [signer.vkey], witness: [] }, readDocument });
  const texts: string[] = [];
  for await (const text of made?.text() ?? []) texts.push(text);
  return Buffer.from(texts.join(''));
};
const verified = async (bytes: Uint8Array, allowAttested = false): Promise<BundleVerdict> =>
  verifyBundle([bytes], { keys: [signer.vkey], allowAttested });
const publishNow = async (caseId: string) => publish(clinic, caseId, (await clinic.work.head(caseId)).run, 1);

// Each case runs through all its stages, and its entries into a signed checkpoint.
jest.setTimeout(60_000);

describe('prepareExport (AUD-14)', () => {
  it('proves a case that was signed by key to a reader who has only the bundle and the key of the log', async () => {
    const caseId = await inReview(clinic);
    for (const person of ['oncologist', 'pathologist'] as const)
      value(await signByKey(clinic, caseId, person, await confirmedKey(clinic, person)));
    await publishNow(caseId);
    const verdict = await verified(await bundleOf({ kind: 'case', id: caseId }));
    expect(verdict).toMatchObject({
      exit: 0,
      findings: [],
      keys: 'pinned',
      decisions: [{ case: caseId, version: 1, assurance: 'cryptographic' }],
    });
    expect(verdict.decisions[0]?.signers.map(({ name, meaning }) => [name, meaning])).toEqual([
      ['Dr oncologist', 'approved'],
      ['Dr pathologist', 'approved'],
    ]);
  });

  it('leaves it to the reader to believe a quorum of passwords, and shows withdrawn and dissenting signatures', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'geneticist', 'dissent', { text: 'Weak evidence.' }));
    for (const person of ['oncologist', 'pathologist'] as const) value(await sign(clinic, caseId, person));
    await publishNow(caseId);
    const bytes = await bundleOf({ kind: 'case', id: caseId });
    expect(await verified(bytes)).toMatchObject({ exit: 2, codes: ['QUORUM.ATTESTED'] });
    expect(await verified(bytes, true)).toMatchObject({ exit: 0, decisions: [{ assurance: 'attested' }] });
    expect(Buffer.from(bytes).toString()).toContain('"kind":"trail"');
  });

  it('proves the whole log, a stretch of time, a patient and what one person did', async () => {
    const caseId = await inReview(clinic);
    const { patient } = await recordOf(clinic, caseId);
    const scopes: readonly ExportScope[] = [
      { kind: 'log' },
      { kind: 'period', from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' },
      { kind: 'patient', id: patient.pseudonym },
      { kind: 'user', id: clinic.people.oncologist.id },
    ];
    for (const scope of scopes)
      expect(await verified(await bundleOf(scope), true)).toMatchObject({ scope: scope.kind, exit: 0, findings: [] });
  });

  it('shows of a stretch how it grew: its older checkpoints, each a proven beginning of the newest (AUD-13)', async () => {
    await inReview(clinic);
    const lines = Buffer.from(await bundleOf({ kind: 'log' }))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line): { readonly t: string; readonly note?: string; readonly consistency?: readonly string[] } => JSON.parse(line));
    const sizes = lines
      .filter(({ t }) => t === 'checkpoint')
      .map(({ note = '', consistency }) => [Number(note.split('\n')[1]), consistency !== undefined] as const);
    const [newest, ...older] = sizes;
    expect([newest?.[1], older.length > 1, older.length <= 64, older.every(([, isProven]) => isProven)]).toEqual([false, true, true, true]);
    expect(older.map(([size]) => size)).toEqual(older.map(([size]) => size).toSorted((a, b) => b - a));
    const now = new Date();
    const hour = (by: number) => new Date(now.getTime() + by * 3_600_000).toISOString();
    const future = Buffer.from(await bundleOf({ kind: 'period', from: hour(1), to: hour(2) })).toString();
    expect(future.split('\n').filter((line) => line.includes('"t":"checkpoint"'))).toHaveLength(1);
  });

  it('gives an old, changed bundle away: one byte of any line', async () => {
    const bytes = await bundleOf({ kind: 'case', id: await inReview(clinic) });
    for (let at = 100; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const copy = Uint8Array.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      expect((await verified(copy, true)).exit).not.toBe(0);
    }
  });

  /** Ended, and out of its retention. */
  const ended = async (pseudonym: string): Promise<string> => {
    const submission = { ...documents.submission, patient: { ...documents.submission.patient, pseudonym } };
    const { caseId } = value(await clinic.acts.submitCase(submission, by(clinic.people.coordinator)));
    value(await clinic.acts.addNote(caseId, 'A note', null, by(clinic.people.oncologist)));
    value(await clinic.acts.cancelCase(caseId, 'A reason', by(clinic.people.coordinator)));
    return caseId;
  };

  it('shows that a patient was erased by the entry that tells so, in every scope (AUD-32)', async () => {
    const caseId = await ended('P-ERASED');
    const erasing = await openDatabase(clinic.erasureUrl, { keys: TEST_KEYS, access: 'engine', poolSize: 2 });
    try {
      const erasure = patientErasure(erasing);
      const patient = (await erasure.ofCase((await recordOf(clinic, caseId)).ref)) ?? '';
      await erasure.retain(patient, '2020-01-01', ENGINE);
      expect(await erasure.erase(patient, ENGINE)).toMatchObject({ ok: true });
    } finally {
      await erasing.destroy();
    }
    for (const scope of [{ kind: 'case', id: caseId }, { kind: 'user', id: clinic.people.oncologist.id }, { kind: 'log' }] as const) {
      const { exit, findings, erased } = await verified(await bundleOf(scope), true);
      expect([scope.kind, exit, findings, erased > 0]).toEqual([scope.kind, 0, [], true]);
    }
  });

  it('calls no entry erased whose detail was lost or taken away while the key is there', async () => {
    const caseId = await ended('P-LOST');
    await raw(
      clinic.ownerUrl,
      'ALTER TABLE ledger.detail DISABLE TRIGGER USER',
      `DELETE FROM ledger.detail d USING ledger.entry e WHERE e.id = d.entry AND e.case_id = '${caseId}' AND e.action = 'note-added'`,
      'ALTER TABLE ledger.detail ENABLE TRIGGER USER',
    );
    expect(await verified(await bundleOf({ kind: 'case', id: caseId }))).toMatchObject({ exit: 2, codes: ['ENTRY.NOT_OPENED'], erased: 0 });
  });

  it('knows no case that is not there', async () =>
    expect(await bundleOf({ kind: 'case', id: '00000000-0000-4000-8000-000000000000' })).toHaveLength(0));
});
