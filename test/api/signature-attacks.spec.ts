import { randomUUID } from 'node:crypto';
import { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import type { Ceremony } from '@consilium/ledger/spec-support';
import { knowledgeReleases } from '@consilium/persistence';
import { Clinic, PASSWORD, aSubmission } from './clinic.ts';
import {
  KEYS,
  answered,
  beginEnrolment,
  bytesOf,
  cast,
  challengeFor,
  confirm,
  confirmedKey,
  enrolmentOf,
  proposedKey,
} from './key-holder.ts';
import { runMachineStages } from './machine.ts';
import type { Answer, Visitor } from './visitor.ts';

const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t55259515\t.\tT\tG\t.\tPASS\t.\tGT\t0/1\n';

let clinic: Clinic;
let onko: Visitor;
let patho: Visitor;
let admin: Visitor;
let key: SoftwareAuthenticator;
let pathoKey: SoftwareAuthenticator;
/** A case in review that nothing refused changes, and another one. */
let caseId: string;
let etag: string;
let otherCase: string;
let otherEtag: string;
beforeAll(async () => {
  clinic = await Clinic.open({ CONSILIUM_RATE_LOGIN_PER_MINUTE: '10000' });
  [onko, patho, admin] = [await clinic.as('onko'), await clinic.as('patho'), await clinic.as('admin')];
  [key, pathoKey] = [await confirmedKey(onko, admin), await confirmedKey(patho, admin, -8)];
  [caseId, etag] = await inReview();
  [otherCase, otherEtag] = await inReview();
}, 120_000);
afterAll(async () => clinic?.close());

async function inReview(): Promise<[string, string]> {
  const id = ((await onko.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
  const form = new FormData();
  form.append('file', new Blob([VCF]), 'tumor.vcf');
  await onko.send('POST', `/api/v1/cases/${id}/files`, form);
  await runMachineStages(clinic.work(), id, await knowledgeReleases(clinic.database).currentReleases());
  return [id, (await onko.get(`/api/v1/cases/${id}/decisions/1`)).headers.get('etag') ?? ''];
}

const codeOf = ({ body }: Answer): unknown => {
  const { code, params } = body as { code?: string; params?: { code?: string } };
  return params?.code ?? code;
};
const signaturesOf = async (id: string): Promise<number> =>
  ((await onko.get(`/api/v1/cases/${id}`)).body as { signatures: unknown[] }).signatures.length;
const honest = (ceremony: Partial<Ceremony> = {}, said: object = {}) => answered(onko, key, { caseId, etag, ceremony, said });

/** What the attacker sends; he has everything but the key in the owner's hand and its owner's PIN. */
type Attack = () => Promise<Answer>;

const CEREMONY: readonly (readonly [string, Partial<Ceremony>, string])[] = [
  ['without user verification', { flags: 0x01 }, 'SIGN.USER_UNVERIFIED'],
  ['without user presence', { flags: 0x04 }, 'SIGN.USER_ABSENT'],
  ['with neither', { flags: 0 }, 'SIGN.USER_ABSENT'],
  ['from a foreign page', { origin: 'https://evil.example' }, 'SIGN.ORIGIN_WRONG'],
  ['from another port of this machine', { origin: 'http://localhost:9' }, 'SIGN.ORIGIN_WRONG'],
  ['from a page by address', { origin: 'http://127.0.0.1:8080' }, 'SIGN.ORIGIN_WRONG'],
  ['for a foreign site', { rpId: 'evil.example' }, 'SIGN.RP_WRONG'],
  ['in a foreign frame', { crossOrigin: true }, 'SIGN.CROSS_ORIGIN'],
  ['under a foreign page', { more: { topOrigin: 'https://evil.example' } }, 'SIGN.CROSS_ORIGIN'],
  ['of an enrolment', { type: 'webauthn.create' }, 'SIGN.TYPE_WRONG'],
  ['over another challenge', { more: { challenge: 'AAAA' } }, 'SIGN.CHALLENGE_WRONG'],
  ['with a counter that fell', { count: 0 }, 'SIGN.COUNTER_BACK'],
  ['with reserved flags', { flags: 0x07 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
  ['with a key attached', { flags: 0x45 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
  ['with a backup that cannot be', { flags: 0x15 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
];

describe('an assertion that is not the one asked for (SIG-02)', () => {
  beforeAll(async () => {
    // The key has signed before, so that its counter stands above nothing.
    const [id, tag] = await inReview();
    const { assertion } = await answered(onko, key, { caseId: id, etag: tag });
    expect((await cast(onko, id, tag, { assertion })).status).toBe(201);
  });

  it.each(CEREMONY)('%s signs nothing', async (_what, ceremony, code) => {
    const { assertion } = await honest(ceremony);
    const answer = await cast(onko, caseId, etag, { assertion });
    expect([answer.status, codeOf(answer)]).toEqual([403, code]);
  });

  const flip = (text: string, at: number): string =>
    Buffer.from(bytesOf(text).map((byte, index, all) => (index === (at + all.length) % all.length ? byte ^ 1 : byte))).toString(
      'base64url',
    );
  it.each<[string, 'signature' | 'clientDataJSON' | 'authenticatorData', number]>([
    ['the signature', 'signature', -1],
    ['the client data', 'clientDataJSON', 3],
    ['the site in the authenticator data', 'authenticatorData', 0],
    ['the counter', 'authenticatorData', -1],
  ])('with one bit of %s flipped signs nothing', async (_what, field, at) => {
    const { assertion } = await honest();
    const answer = await cast(onko, caseId, etag, { assertion: { ...assertion, [field]: flip(assertion[field], at) } });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'SIGN_OFF.EVIDENCE_REFUSED']);
  });

  it.each<[string, (assertion: Readonly<Record<string, string>>) => object, string]>([
    ['of another key under this id', (a) => ({ ...a, ...pathoKey.assert(new Uint8Array(32)), credential: key.credential }), 'SIGN.CHALLENGE_WRONG'],
    ['of nobody’s key', (a) => ({ ...a, credential: 'bm9ib2R5' }), 'SIGN.CREDENTIAL_UNKNOWN'],
    ['under the key of another person', (a) => ({ ...a, credential: pathoKey.credential }), 'SIGN.CREDENTIAL_NOT_SIGNERS'],
    ['with padding', (a) => ({ ...a, signature: `${a['signature']}=` }), 'REQUEST.INVALID'],
    ['with an empty signature', (a) => ({ ...a, signature: '' }), 'REQUEST.INVALID'],
    ['without client data', ({ clientDataJSON: _gone, ...a }) => a, 'REQUEST.INVALID'],
    ['that says it was verified', (a) => ({ ...a, verified: true }), 'REQUEST.INVALID'],
    ['of a hundred kilobytes', (a) => ({ ...a, authenticatorData: 'A'.repeat(100_000) }), 'REQUEST.INVALID'],
  ])('%s signs nothing', async (_what, change, code) => {
    const { assertion } = await honest();
    expect(codeOf(await cast(onko, caseId, etag, { assertion: change(assertion) }))).toBe(code);
  }); // prettier-ignore

  afterAll(async () => expect(await signaturesOf(caseId)).toBe(0));
});

describe('an honest assertion put elsewhere (SIG-02, SIG-19)', () => {
  const elsewhere: readonly (readonly [string, Attack, string])[] = [
    ['on another case', async () => cast(onko, otherCase, otherEtag, { assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['on another version', async () => cast(onko, caseId, etag, { version: 2, assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on another content', async () => cast(onko, caseId, otherEtag, { assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on another choice', async () => cast(onko, caseId, etag, { choice: 'abstain', assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on a dissent', async () => cast(onko, caseId, etag, { choice: 'dissent', reason: 'other', text: 'x', assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on another reason', async () => cast(onko, caseId, etag, { choice: 'dissent', reason: 'other', text: 'x', assertion: (await honest({}, { choice: 'dissent', reason: 'comorbidity', text: 'x' })).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on another text', async () => cast(onko, caseId, etag, { text: 'and more', assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['on another alternative', async () => cast(onko, caseId, etag, { alternative: 'observe', assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['in another time zone', async () => cast(onko, caseId, etag, { timeZone: 'UTC', assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_MISMATCH'],
    ['by another person', async () => cast(patho, caseId, etag, { assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['in another session of the same person', async () => cast(await clinic.as('onko'), caseId, etag, { assertion: (await honest()).assertion }), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['under a challenge that nobody made', async () => cast(onko, caseId, etag, { assertion: { ...(await honest()).assertion, challenge: randomUUID() } }), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['under a challenge for enrolment', async () => cast(onko, caseId, etag, { assertion: { ...(await honest()).assertion, challenge: (await beginEnrolment(onko)).id } }), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['beside a password', async () => cast(onko, caseId, etag, { password: PASSWORD, assertion: (await honest()).assertion }), 'REQUEST.INVALID'],
    ['on nothing: no second component', async () => cast(onko, caseId, etag, {}), 'REQUEST.INVALID'],
    ['on nothing: without the digest shown', async () => cast(onko, caseId, '', { assertion: (await honest()).assertion }), 'REQUEST.IF_MATCH_INVALID'],
    ['by a coordinator, who has no seat', async () => cast(await clinic.as('coord'), caseId, etag, { assertion: (await honest()).assertion }), 'ACCESS.ROLE_NOT_ALLOWED'],
    ['by an administrator', async () => cast(admin, caseId, etag, { assertion: (await honest()).assertion }), 'ACCESS.ROLE_NOT_ALLOWED'],
    ['by nobody', async () => cast(clinic.visitor(), caseId, etag, { assertion: (await honest()).assertion }), 'SESSION.REQUIRED'],
  ]; // prettier-ignore
  it.each(elsewhere)('%s signs nothing', async (_what, attack, code) => {
    expect(codeOf(await attack())).toBe(code);
  });

  it('is used up by its first try, whatever became of it', async () => {
    const { asked, assertion } = await honest({ flags: 0x01 });
    expect(codeOf(await cast(onko, caseId, etag, { assertion }))).toBe('SIGN.USER_UNVERIFIED');
    const right = { challenge: asked.id, ...key.assert(bytesOf(asked.challenge)) };
    expect(codeOf(await cast(onko, caseId, etag, { assertion: right }))).toBe('SIGN_OFF.CHALLENGE_USED');
  });

  it('is worth nothing after five minutes', async () => {
    const { assertion } = await honest();
    const short = randomUUID();
    await clinic.asVerifier(
      `INSERT INTO clinic.signature_challenge (id, kind, session, signer, case_id, version, digest, payload, issued_at, expires_at)
       SELECT '${short}', kind, session, signer, case_id, version, digest, payload, clock_timestamp(), clock_timestamp() + interval '1 millisecond'
       FROM clinic.signature_challenge WHERE id = '${assertion.challenge}'`,
    );
    expect(codeOf(await cast(onko, caseId, etag, { assertion: { ...assertion, challenge: short } }))).toBe('SIGN_OFF.CHALLENGE_EXPIRED');
  });

  it('for many cases at once signs the one it was made for', async () => {
    const [own, tag] = await inReview();
    const { assertion } = await answered(onko, key, { caseId: own, etag: tag });
    const bulk = await Promise.all([
      cast(onko, own, tag, { assertion }),
      ...Array.from({ length: 4 }, () => cast(onko, otherCase, otherEtag, { assertion })),
    ]);
    expect(bulk.map(({ status }) => status)).toEqual([201, 403, 403, 403, 403]);
    expect([await signaturesOf(own), await signaturesOf(otherCase)]).toEqual([1, 0]);
  });

  it('over a decision that has changed since signs nothing', async () => {
    const [own, tag] = await inReview();
    const { assertion } = await answered(onko, key, { caseId: own, etag: tag });
    const change = { origin: 'changed', recommendation: 'further-testing', boardText: 'Repeat the biopsy.', overrides: [{ field: 'recommendation', reason: 'other', text: 'x' }] }; // prettier-ignore
    expect((await patho.send('POST', `/api/v1/cases/${own}/decisions`, change, { 'if-match': tag })).status).toBe(201);
    expect(codeOf(await cast(onko, own, tag, { assertion }))).toBe('SIGN_OFF.VERSION_SUPERSEDED');
    expect(codeOf(await challengeFor(onko, own, tag))).toBe('SIGN_OFF.VERSION_SUPERSEDED');
  });

  it('has an entry for each that failed (AUD-18)', async () => {
    const reasons = (await clinic.entries('signing-authenticated')).map(({ reason }) => reason);
    for (const code of ['SIGN.USER_UNVERIFIED', 'SIGN_OFF.CHALLENGE_USED', 'SIGN_OFF.CHALLENGE_MISMATCH']) expect(reasons).toContain(code);
    expect(await signaturesOf(caseId)).toBe(0);
  });
});

describe('a key that may not sign (SIG-09)', () => {
  const attack = async (device: SoftwareAuthenticator, ceremony: Partial<Ceremony> = {}): Promise<unknown> => {
    const { asked } = await honest();
    return codeOf(
      await cast(onko, caseId, etag, { assertion: { challenge: asked.id, ...device.assert(bytesOf(asked.challenge), ceremony) } }),
    );
  };
  it('is one that nobody has confirmed', async () => {
    expect(await attack(await proposedKey(onko))).toBe('SIGN.CREDENTIAL_UNCONFIRMED');
  });

  it('is one that was revoked, by its owner or by who confirms keys', async () => {
    for (const by of [onko, admin]) {
      const device = await confirmedKey(onko, admin);
      expect((await by.send('POST', `${KEYS}/${device.credential}/revocation`, { reason: 'lost on the train' })).status).toBe(200);
      expect(await attack(device)).toBe('SIGN.CREDENTIAL_REVOKED');
      expect(codeOf(await confirm(admin, device))).toBe('CREDENTIAL.REVOKED');
    }
  });

  it('is one that was cloned', async () => {
    const device = await confirmedKey(onko, admin);
    const [own, tag] = await inReview();
    const { assertion } = await answered(onko, device, { caseId: own, etag: tag, ceremony: { count: 50 } });
    expect((await cast(onko, own, tag, { assertion })).status).toBe(201);
    expect(await attack(device, { count: 50 })).toBe('SIGN.COUNTER_BACK');
    expect(await attack(device, { count: 49 })).toBe('SIGN.COUNTER_BACK');
  });
});

describe('an enrolment (SIG-09)', () => {
  const refusals: readonly (readonly [string, Attack, string])[] = [
    ['without a proof of identity', () => onko.send('POST', `${KEYS}/challenge`, {}), 'AUTH.PROOF_STALE'],
    ['with a wrong password', () => onko.send('POST', `${KEYS}/challenge`, { password: 'wrong' }), 'AUTH.CREDENTIALS_WRONG'],
    ['by an administrator, for himself or another', () => admin.send('POST', `${KEYS}/challenge`, { password: PASSWORD }), 'ACCESS.ROLE_NOT_ALLOWED'],
    ['by an auditor', async () => (await clinic.as('audit')).send('POST', `${KEYS}/challenge`, { password: PASSWORD }), 'ACCESS.ROLE_NOT_ALLOWED'],
    ['by nobody', () => clinic.visitor().send('POST', `${KEYS}/challenge`, { password: PASSWORD }), 'SESSION.REQUIRED'],
    ['begun by another person', async () => patho.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko))), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['begun in another session', async () => (await clinic.as('onko')).send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko))), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['begun by nobody', () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), { id: randomUUID(), challenge: 'AAAA' })), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['under the challenge of a ballot', async () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), (await honest()).asked)), 'SIGN_OFF.CHALLENGE_UNKNOWN'],
    ['of a key that did not verify its user', async () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko), { flags: 0x01 })), 'SIGN.USER_UNVERIFIED'],
    ['from a foreign page', async () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko), { origin: 'https://evil.example' })), 'SIGN.ORIGIN_WRONG'],
    ['for a foreign site', async () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko), { rpId: 'evil.example' })), 'SIGN.RP_WRONG'],
    ['that is a signature', async () => onko.send('POST', KEYS, enrolmentOf(SoftwareAuthenticator.create(), await beginEnrolment(onko), { type: 'webauthn.get' })), 'SIGN.TYPE_WRONG'],
    ['of another person’s key', async () => onko.send('POST', KEYS, enrolmentOf(pathoKey, await beginEnrolment(onko))), 'CREDENTIAL.TAKEN'],
  ]; // prettier-ignore
  it.each(refusals)('%s is refused', async (_what, attack, code) => {
    expect(codeOf(await attack())).toBe(code);
  });

  it('is confirmed by a second person only, who proves who he is and may do it', async () => {
    const device = await proposedKey(onko);
    expect(codeOf(await confirm(onko, device))).toBe('CREDENTIAL.OWN');
    expect(codeOf(await confirm(admin, device, { identity: 'photo-id' }))).toBe('AUTH.PROOF_STALE');
    expect(codeOf(await confirm(admin, device, { identity: 'photo-id', password: 'wrong' }))).toBe('AUTH.CREDENTIALS_WRONG');
    expect(codeOf(await confirm(admin, device, { identity: 'a feeling', password: PASSWORD }))).toBe('REQUEST.INVALID');
    expect(codeOf(await confirm(await clinic.as('coord'), device))).toBe('ACCESS.ROLE_NOT_ALLOWED');
    expect(codeOf(await confirm(admin, SoftwareAuthenticator.create()))).toBe('CREDENTIAL.NOT_FOUND');
    expect((await confirm(patho, device)).body).toMatchObject({ status: 'active', confirmedBy: 'Dr. Paul Test' });
    expect(codeOf(await (await clinic.as('coord')).send('POST', `${KEYS}/${device.credential}/revocation`, { reason: 'spite' }))).toBe('ACCESS.ROLE_NOT_ALLOWED'); // prettier-ignore
  });

  it('leaves an entry for each step, and shows keys to those whom they concern (AUD-18)', async () => {
    const device = await confirmedKey(onko, patho);
    for (const act of ['credential-proposed', 'credential-confirmed']) expect(await clinic.entries(act)).not.toEqual([]);
    expect((await clinic.entries('credential-confirmed')).some(({ outcome }) => outcome === 'refused')).toBe(true);
    const own = (await onko.get(KEYS)).body as { items: { id: string; status: string }[] };
    expect(own.items.find(({ id }) => id === device.credential)?.status).toBe('active');
    const waiting = await proposedKey(onko);
    const proposed = (await patho.get(`${KEYS}/proposed`)).body as { items: { id: string; user: { name: string } }[] };
    expect(proposed.items.find(({ id }) => id === waiting.credential)?.user.name).toBe('Dr. Olga Test');
    expect(((await onko.get(`${KEYS}/proposed`)).body as { items: { id: string }[] }).items.map(({ id }) => id)).not.toContain(
      waiting.credential,
    );
  });
});

describe('the verification process, asked by who should not', () => {
  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${clinic.verifierUrl}${path}`, init);
  const BEARER = { authorization: 'Bearer token of the suites', 'content-type': 'application/json' };
  it.each<[string, string, RequestInit, number]>([
    ['without the secret', '/v1/cast', { method: 'POST', body: '{}' }, 401],
    ['with another secret', '/v1/cast', { method: 'POST', body: '{}', headers: { authorization: 'Bearer x' } }, 401],
    ['for what it does not do', '/v1/withdraw', { method: 'POST', body: '{}', headers: BEARER }, 404],
    ['for a member of its table', '/v1/constructor', { method: 'POST', body: '{}', headers: BEARER }, 404],
    ['by GET', '/v1/cast', { headers: BEARER }, 404],
    ['without JSON', '/v1/cast', { method: 'POST', body: '{', headers: BEARER }, 400],
    ['with nothing', '/v1/cast', { method: 'POST', body: '{}', headers: BEARER }, 400],
    ['with a megabyte', '/v1/cast', { method: 'POST', body: JSON.stringify({ x: 'x'.repeat(1_000_000) }), headers: BEARER }, 413],
    ['in the name of no session', '/v1/keys', { method: 'POST', body: JSON.stringify({ context: { session: randomUUID(), requestId: 'r', idempotencyKey: null }, which: 'own' }), headers: BEARER }, 403],
    ['in the name of a person instead of a session', '/v1/keys', { method: 'POST', body: JSON.stringify({ context: { session: randomUUID(), actor: 'x', requestId: 'r', idempotencyKey: null }, which: 'own' }), headers: BEARER }, 400],
  ])('%s answers with a code and nothing else', async (_what, path, init, status) => {
    const answer = await call(path, init).catch(() => null);
    // A body that is too large may be cut off before it was sent whole.
    if (answer === null) return expect(status).toBe(413);
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([status, ['code']]);
  }); // prettier-ignore

  it('says whether it is ready', async () => expect(await (await call('/healthz')).json()).toEqual({ ready: true }));
});

describe('the honest signature beside them', () => {
  it('is taken in the very place where each attack above signed nothing: their control', async () => {
    expect(await signaturesOf(caseId)).toBe(0);
    expect((await cast(onko, caseId, etag, { assertion: (await honest()).assertion })).status).toBe(201);
    expect(await signaturesOf(caseId)).toBe(1);
  });
});
