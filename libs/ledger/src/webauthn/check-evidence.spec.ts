import { challengeOf, statementDigest } from './challenge.ts';
import type { SignaturePayload } from './challenge.ts';
import { checkSignatureEvidence, isOriginOf } from './check-evidence.ts';
import type { EnrolledCredential, SignedRow } from './check-evidence.ts';
import { SoftwareAuthenticator } from './spec-support/software-authenticator.ts';

const device = SoftwareAuthenticator.create();
const ballot = { choice: 'dissent', reason: 'other', alternative: 'observe', text: 'Too frail.' };
const credential: EnrolledCredential = {
  id: device.credential,
  userId: 'person-1',
  publicKey: device.publicKey,
  alg: device.alg,
  status: 'active',
  confirmedBy: 'person-2',
  confirmedAt: '2026-01-01T00:00:00.000Z',
  revokedAt: null,
};
const row = {
  caseId: 'case-1',
  version: 3,
  digest: 'ab'.repeat(32),
  signer: 'person-1',
  printedName: 'Dr Example',
  meaning: 'dissent',
  timeZone: 'Europe/Berlin',
  signedAt: '2026-03-01T10:01:00.000Z',
  assurance: 'cryptographic',
  ballot,
};

let payload: SignaturePayload;
let honest: SignedRow;
beforeAll(async () => {
  payload = {
    record: { type: 'decision', id: row.caseId, version: row.version, digest: row.digest },
    meaning: row.meaning,
    choice: ballot.choice,
    reason: ballot.reason,
    statement: await statementDigest(ballot),
    signer: row.signer,
    name: row.printedName,
    time: '2026-03-01T10:00:00.000Z',
    zone: row.timeZone,
    basis: { opened: ['civic:EID1'] },
    nonce: 'bm9uY2U',
    logSize: 12,
  };
  honest = { ...row, evidence: await device.evidence(payload, 'entry-1') };
});

describe('challengeOf', () => {
  it('is another for each member of the payload (SIG-02)', async () => {
    const { record } = payload;
    const moved: SignaturePayload[] = [
      { ...payload, record: { ...record, id: 'case-2' } },
      { ...payload, record: { ...record, version: 4 } },
      { ...payload, record: { ...record, digest: 'cd'.repeat(32) } },
      ...(['meaning', 'choice', 'reason', 'statement', 'signer', 'name', 'time', 'zone', 'nonce'] as const).map((name) => ({
        ...payload,
        [name]: 'else',
      })),
      { ...payload, basis: { opened: [] } },
      { ...payload, logSize: 13 },
      { ...payload, reason: null },
    ];
    const challenges = await Promise.all([payload, ...moved].map(async (each) => Buffer.from(await challengeOf(each)).toString('hex')));
    expect(new Set(challenges).size).toBe(moved.length + 1);
  });

  it('keeps its value: both verifiers compute it from the same bytes', async () => {
    expect(Buffer.from(await challengeOf({ ...payload, time: '2026-01-02T03:04:05.678Z' })).toString('hex')).toMatchInlineSnapshot(
      `"63f94e4313acd27828b6425ebaaf073e3bcfbd96e37acc60ac3d3fbc82288e26"`,
    );
  });
});

describe('checkSignatureEvidence (SIG-20, SIG-PUB)', () => {
  it('finds nothing in an honest signature, by each algorithm', async () => {
    expect(await checkSignatureEvidence(honest, credential)).toEqual([]);
    for (const alg of [-8, -257] as const) {
      const other = SoftwareAuthenticator.create(alg);
      const evidence = await other.evidence(payload, 'entry-1');
      expect(
        await checkSignatureEvidence({ ...row, evidence }, { ...credential, id: other.credential, publicKey: other.publicKey, alg }),
      ).toEqual([]);
    }
  });

  it('takes a password as the word of the server only (SIG-07/08)', async () => {
    const evidence = { kind: 'password', checkedBy: 'server' };
    expect(await checkSignatureEvidence({ ...row, assurance: 'attested', evidence }, null)).toEqual([]);
    expect(await checkSignatureEvidence({ ...row, evidence }, null)).toEqual(['SIGN.ASSURANCE_WRONG']);
    expect(await checkSignatureEvidence({ ...honest, assurance: 'attested' }, credential)).toEqual(['SIGN.ASSURANCE_WRONG']);
  });

  it.each<[string, Partial<SignedRow>]>([
    ['another case', { caseId: 'case-2' }],
    ['another version', { version: 4 }],
    ['another content', { digest: 'cd'.repeat(32) }],
    ['another meaning', { meaning: 'approved' }],
    ['another printed name', { printedName: 'Dr Else' }],
    ['another zone', { timeZone: 'UTC' }],
    ['a time before the challenge', { signedAt: '2026-03-01T09:59:59.999Z' }],
    ['a time long after the challenge', { signedAt: '2026-03-01T10:06:00.001Z' }],
    ['no time', { signedAt: 'never' }],
    ['another choice', { ballot: { ...ballot, choice: 'agree' } }],
    ['another reason', { ballot: { ...ballot, reason: null } }],
    ['another text', { ballot: { ...ballot, text: 'Fit.' } }],
    ['another alternative', { ballot: { ...ballot, alternative: null } }],
  ])('names a signature moved to %s', async (_what, part) => {
    expect(await checkSignatureEvidence({ ...honest, ...part }, credential)).toEqual(['SIGN.PAYLOAD_MISMATCH']);
  });

  it('lets a signature stand whose words were erased with the patient, and nothing else of it (AUD-32)', async () => {
    const erased = { ...honest, erased: true, ballot: { ...ballot, text: null, alternative: null } };
    expect(await checkSignatureEvidence(erased, credential)).toEqual([]);
    expect(await checkSignatureEvidence({ ...erased, meaning: 'approved' }, credential)).toEqual(['SIGN.PAYLOAD_MISMATCH']);
    expect(await checkSignatureEvidence({ ...erased, ballot: { ...erased.ballot, choice: 'agree' } }, credential)).toEqual([
      'SIGN.PAYLOAD_MISMATCH',
    ]);
  });

  it('names a signature moved to another person', async () => {
    expect(await checkSignatureEvidence({ ...honest, signer: 'person-3' }, credential)).toEqual([
      'SIGN.PAYLOAD_MISMATCH',
      'SIGN.CREDENTIAL_NOT_SIGNERS',
    ]);
  });

  it('names a row whose payload was changed with it', async () => {
    const moved = { ...payload, record: { ...payload.record, version: 4 } };
    const evidence = { ...(await device.evidence(payload, 'entry-1')), payload: moved };
    expect(await checkSignatureEvidence({ ...row, version: 4, evidence }, credential)).toEqual(['SIGN.CHALLENGE_WRONG']);
  });

  it.each<[string, Partial<EnrolledCredential> | null, string]>([
    ['nobody enrolled', null, 'SIGN.CREDENTIAL_UNKNOWN'],
    ['of another id', { id: 'b3RoZXI' }, 'SIGN.CREDENTIAL_UNKNOWN'],
    ['with another key', { publicKey: SoftwareAuthenticator.create().publicKey }, 'SIGN.CREDENTIAL_UNKNOWN'],
    ['with another algorithm', { alg: -8 }, 'SIGN.CREDENTIAL_UNKNOWN'],
    ['of another person', { userId: 'person-3' }, 'SIGN.CREDENTIAL_NOT_SIGNERS'],
    ['only proposed', { status: 'proposed', confirmedBy: null, confirmedAt: null }, 'SIGN.CREDENTIAL_UNCONFIRMED'],
    ['confirmed by nobody', { confirmedBy: null }, 'SIGN.CREDENTIAL_UNCONFIRMED'],
    ['confirmed by its owner', { confirmedBy: 'person-1' }, 'SIGN.CREDENTIAL_UNCONFIRMED'],
    ['confirmed after the signature', { confirmedAt: '2026-03-01T10:01:00.001Z' }, 'SIGN.CREDENTIAL_UNCONFIRMED'],
    ['revoked before the signature', { revokedAt: '2026-03-01T10:00:30.000Z' }, 'SIGN.CREDENTIAL_REVOKED'],
  ])('names a credential %s', async (_what, part, code) => {
    expect(await checkSignatureEvidence(honest, part && { ...credential, ...part })).toContain(code);
  });

  it('lets a signature stand when its credential was revoked later', async () => {
    expect(await checkSignatureEvidence(honest, { ...credential, revokedAt: '2026-03-02T00:00:00.000Z' })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['without user verification', { flags: 0x01 }, 'SIGN.USER_UNVERIFIED'],
    ['from a foreign page', { origin: 'https://evil.example' }, 'SIGN.ORIGIN_WRONG'],
    ['for a foreign site', { rpId: 'evil.example' }, 'SIGN.ORIGIN_WRONG'],
    ['of an enrolment', { type: 'webauthn.create' }, 'SIGN.TYPE_WRONG'],
  ])('names an assertion %s', async (_what, part, code) => {
    expect(await checkSignatureEvidence({ ...row, evidence: await device.evidence(payload, 'entry-1', part) }, credential)).toEqual([code]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another kind', { kind: 'spoken' }],
    ['a password checked by nobody', { kind: 'password' }],
    ['a payload of nothing', { kind: 'webauthn', payload: {} }],
  ])('names evidence that is %s', async (_what, evidence) => {
    expect(await checkSignatureEvidence({ ...row, evidence }, credential)).toEqual(['SIGN.EVIDENCE_MALFORMED']);
  });

  it('names evidence whose bytes are spelled in another way', async () => {
    const evidence = await device.evidence(payload, 'entry-1');
    expect(await checkSignatureEvidence({ ...row, evidence: { ...evidence, signature: `${evidence.signature}=` } }, credential)).toEqual([
      'SIGN.EVIDENCE_MALFORMED',
    ]);
  });
});

describe('isOriginOf', () => {
  it.each([
    ['https://mtb.example.org', 'mtb.example.org', true],
    ['https://mtb.example.org', 'example.org', true],
    ['http://localhost:8080', 'localhost', true],
    ['http://mtb.example.org', 'mtb.example.org', false],
    ['https://evil-example.org', 'example.org', false],
    ['http://127.0.0.1:8080', '127.0.0.1', false],
    ['https://127.0.0.1', '127.0.0.1', false],
    ['https://mtb.example.org/', 'mtb.example.org', false],
    ['null', 'null', false],
  ])('%s for %s: %s', (origin, rpId, belongs) => {
    expect(isOriginOf(origin, rpId)).toBe(belongs);
  });
});
