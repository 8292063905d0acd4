import { checkAssertion } from './assertion.ts';
import { parseAuthenticatorData } from './authenticator-data.ts';
import { fromBase64url } from './base64url.ts';
import { concatBytes, utf8 } from './bytes.ts';
import { ALGORITHMS, parseCoseKey } from './cose-key.ts';
import { checkRegistration } from './registration.ts';
import { encodeCbor } from './spec-support/cbor-encode.ts';
import { SoftwareAuthenticator } from './spec-support/software-authenticator.ts';
import type { Ceremony } from './spec-support/software-authenticator.ts';
import { rawOfDer } from './web-crypto.ts';

const SITE = { rpId: 'localhost', origins: ['http://localhost:8080'] };
const CHALLENGE = utf8('32 bytes or so of a fresh number');
const raw = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
const assertionOf = ({ authenticatorData, clientDataJSON, signature }: ReturnType<SoftwareAuthenticator['assert']>) => ({
  authenticatorData: raw(authenticatorData),
  clientDataJSON: raw(clientDataJSON),
  signature: raw(signature),
});
const check = (device: SoftwareAuthenticator, part: Partial<Ceremony> = {}, lastCount = 0, coseKey = device.coseKey) =>
  checkAssertion(assertionOf(device.assert(CHALLENGE, part)), { ...SITE, challenge: CHALLENGE, coseKey, lastCount });

describe('checkAssertion (SIG-02)', () => {
  it.each(Object.entries(ALGORITHMS))('accepts what an enrolled %s key signed', async (_name, alg) => {
    const device = SoftwareAuthenticator.create(alg);
    expect(await check(device)).toEqual({ ok: true, value: { signCount: 1 } });
    expect(await check(device, {}, 1)).toEqual({ ok: true, value: { signCount: 2 } });
  });

  it('accepts an authenticator that does not count', async () => {
    const passkey = SoftwareAuthenticator.create(-7, { counts: false });
    expect(await check(passkey)).toMatchObject({ ok: true });
  });

  const device = SoftwareAuthenticator.create();
  it.each<[string, Partial<Ceremony>, string]>([
    ['an enrolment passed off as a signature', { type: 'webauthn.create' }, 'SIGN.TYPE_WRONG'],
    ['a payment', { type: 'payment.get' }, 'SIGN.TYPE_WRONG'],
    ['a page of another host', { origin: 'http://localhost.evil.example:8080' }, 'SIGN.ORIGIN_WRONG'],
    ['a page of another port', { origin: 'http://localhost:8081' }, 'SIGN.ORIGIN_WRONG'],
    ['a page of another scheme', { origin: 'https://localhost:8080' }, 'SIGN.ORIGIN_WRONG'],
    ['an origin with a path', { origin: 'http://localhost:8080/' }, 'SIGN.ORIGIN_WRONG'],
    ['a sandboxed page', { origin: 'null' }, 'SIGN.ORIGIN_WRONG'],
    ['a frame in another page', { crossOrigin: true }, 'SIGN.CROSS_ORIGIN'],
    ['a page under another one', { more: { topOrigin: 'https://evil.example' } }, 'SIGN.CROSS_ORIGIN'],
    ['a credential of another site', { rpId: 'evil.example' }, 'SIGN.RP_WRONG'],
    ['a key that nobody touched', { flags: 0x04 }, 'SIGN.USER_ABSENT'],
    ['a user who was not verified', { flags: 0x01 }, 'SIGN.USER_UNVERIFIED'],
    ['reserved flags', { flags: 0x07 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
    ['backed up but not eligible for it', { flags: 0x15 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
    ['attested data announced and missing', { flags: 0x45 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
    ['extensions announced and missing', { flags: 0x85 }, 'SIGN.AUTHENTICATOR_DATA_MALFORMED'],
    ['a counter that stands still', { count: 7 }, 'SIGN.COUNTER_BACK'],
    ['a counter that fell', { count: 6 }, 'SIGN.COUNTER_BACK'],
    ['a counter that fell to none', { count: 0 }, 'SIGN.COUNTER_BACK'],
    ['a type that is no text', { more: { type: 1 } }, 'SIGN.CLIENT_DATA_MALFORMED'],
    ['a challenge that is no text', { more: { challenge: null } }, 'SIGN.CLIENT_DATA_MALFORMED'],
    ['another challenge', { more: { challenge: 'AAAA' } }, 'SIGN.CHALLENGE_WRONG'],
    ['the challenge with padding', { more: { challenge: 'MzIgYnl0ZXMgb3Igc28gb2YgYSBmcmVzaCBudW1iZXI=' } }, 'SIGN.CHALLENGE_WRONG'],
  ])('refuses %s', async (_what, part, code) => {
    expect(await check(device, { count: 8, ...part }, 7)).toEqual({ ok: false, code });
  });

  it('refuses the key of another credential, of each algorithm', async () => {
    for (const alg of Object.values(ALGORITHMS))
      for (const other of Object.values(ALGORITHMS)) {
        const stranger = SoftwareAuthenticator.create(other);
        expect(await check(SoftwareAuthenticator.create(alg), {}, 0, stranger.coseKey)).toEqual({
          ok: false,
          code: 'SIGN.SIGNATURE_INVALID',
        });
      }
  });

  it.each(Object.entries(ALGORITHMS))('refuses every single flipped byte of what was signed by %s', async (_name, alg) => {
    const signer = SoftwareAuthenticator.create(alg);
    const honest = assertionOf(signer.assert(CHALLENGE));
    for (const field of ['authenticatorData', 'clientDataJSON', 'signature'] as const)
      for (let at = 0; at < honest[field].length; at += field === 'signature' && alg === -257 ? 16 : 3) {
        const changed = Uint8Array.from(honest[field], (byte, index) => (index === at ? byte ^ 0x01 : byte));
        const checked = await checkAssertion(
          { ...honest, [field]: changed },
          { ...SITE, challenge: CHALLENGE, coseKey: signer.coseKey, lastCount: 0 },
        );
        expect([field, at, checked.ok]).toEqual([field, at, false]);
      }
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['no JSON', utf8('{')],
    ['a list', utf8('[]')],
    ['null', utf8('null')],
    ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe)],
    ['a byte-order mark', concatBytes(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('{}'))],
    ['five kilobytes', utf8(JSON.stringify({ x: 'x'.repeat(5000) }))],
  ])('refuses client data of %s', async (_what, clientDataJSON) => {
    const honest = assertionOf(device.assert(CHALLENGE));
    const checked = await checkAssertion(
      { ...honest, clientDataJSON },
      { ...SITE, challenge: CHALLENGE, coseKey: device.coseKey, lastCount: 0 },
    );
    expect(checked).toEqual({ ok: false, code: 'SIGN.CLIENT_DATA_MALFORMED' });
  });
});

describe('an ES256 signature', () => {
  const R = '1'.repeat(64);
  const integer = (hex: string): string => `02${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`;
  const sequence = (...parts: string[]): Uint8Array => {
    const body = parts.join('');
    return Uint8Array.from(Buffer.from(`30${(body.length / 2).toString(16).padStart(2, '0')}${body}`, 'hex'));
  };
  it('is DER: two integers become 64 bytes', () => {
    expect(Buffer.from(rawOfDer(sequence(integer(R), integer('7f'))) ?? []).toString('hex')).toBe(`${R}${'0'.repeat(62)}7f`);
    expect(rawOfDer(sequence(integer(`00${'f'.repeat(64)}`), integer(R)))).toHaveLength(64);
  });

  it.each([
    ['raw bytes', new Uint8Array(64)],
    ['a leading zero too many', sequence(integer(`0011${'11'.repeat(31)}`), integer(R))],
    ['a negative number', sequence(integer(`ff${'11'.repeat(31)}`), integer(R))],
    ['an empty number', sequence('0200', integer(R))],
    ['a number of 33 digits', sequence(integer(`11${R}`), integer(R))],
    ['one number', sequence(integer(R))],
    ['three numbers', sequence(integer(R.slice(0, 20)), integer('11'), integer('11'))],
    ['a byte behind', concatBytes(sequence(integer(R), integer(R)), Uint8Array.of(0))],
    ['another tag', Uint8Array.from([0x31, ...sequence(integer(R), integer(R)).subarray(1)])],
  ])('is refused as %s', (_what, der) => {
    expect(rawOfDer(der)).toBeNull();
  });
});

describe('parseCoseKey', () => {
  const xy = new Uint8Array(32).fill(7);
  it.each<[string, Parameters<typeof encodeCbor>[0], string]>([
    ['another curve', { pairs: [[1, 2], [3, -7], [-1, 2], [-2, xy], [-3, xy]] }, 'SIGN.KEY_MALFORMED'],
    ['an OKP key said to be ES256', { pairs: [[1, 1], [3, -7], [-1, 6], [-2, xy]] }, 'SIGN.KEY_MALFORMED'],
    ['an EC key said to be EdDSA', { pairs: [[1, 2], [3, -8], [-1, 1], [-2, xy], [-3, xy]] }, 'SIGN.KEY_MALFORMED'],
    ['a compressed point', { pairs: [[1, 2], [3, -7], [-1, 1], [-2, xy], [-3, true]] }, 'SIGN.KEY_MALFORMED'],
    ['a short coordinate', { pairs: [[1, 2], [3, -7], [-1, 1], [-2, xy], [-3, xy.subarray(1)]] }, 'SIGN.KEY_MALFORMED'],
    ['an RSA key with a leading zero', { pairs: [[1, 3], [3, -257], [-1, new Uint8Array(256).fill(1, 1)], [-2, Uint8Array.of(1, 0, 1)]] }, 'SIGN.KEY_MALFORMED'],
    ['an RSA key of an even modulus', { pairs: [[1, 3], [3, -257], [-1, new Uint8Array(256).fill(0xf0)], [-2, Uint8Array.of(1, 0, 1)]] }, 'SIGN.KEY_MALFORMED'],
    ['an RSA key of 1024 bits', { pairs: [[1, 3], [3, -257], [-1, new Uint8Array(128)], [-2, Uint8Array.of(1, 0, 1)]] }, 'SIGN.KEY_MALFORMED'],
    ['a parameter too many', { pairs: [[1, 1], [3, -8], [-1, 6], [-2, xy], [-4, xy]] }, 'SIGN.KEY_MALFORMED'],
    ['RS1', { pairs: [[1, 3], [3, -65535]] }, 'SIGN.KEY_UNSUPPORTED'],
    ['ES384', { pairs: [[1, 2], [3, -35]] }, 'SIGN.KEY_UNSUPPORTED'],
    ['HMAC', { pairs: [[1, 4], [3, 5]] }, 'SIGN.KEY_UNSUPPORTED'],
    ['no algorithm', { pairs: [[1, 2]] }, 'SIGN.KEY_MALFORMED'],
    ['no map', [1, 2], 'SIGN.KEY_MALFORMED'],
  ])('refuses %s', (_what, key, code) => {
    expect(parseCoseKey(encodeCbor(key))).toEqual({ ok: false, code });
  }); // prettier-ignore

  it('refuses a byte behind the key', () => {
    const { coseKey } = SoftwareAuthenticator.create(-8);
    expect(parseCoseKey(concatBytes(coseKey, Uint8Array.of(0)))).toEqual({ ok: false, code: 'SIGN.KEY_MALFORMED' });
  });
});

describe('checkRegistration (SIG-09)', () => {
  const enrolled = (device: SoftwareAuthenticator, part: Parameters<SoftwareAuthenticator['enrol']>[1] = {}, challenge = CHALLENGE) => {
    const { attestationObject, clientDataJSON } = device.enrol(CHALLENGE, part);
    return checkRegistration({ attestationObject: raw(attestationObject), clientDataJSON: raw(clientDataJSON) }, { ...SITE, challenge });
  };

  it.each(Object.entries(ALGORITHMS))('takes the %s key that the authenticator made', async (_name, alg) => {
    const device = SoftwareAuthenticator.create(alg);
    const checked = await enrolled(device, { count: 3 });
    expect(checked).toMatchObject({ ok: true, value: { signCount: 3, format: 'none' } });
    if (!checked.ok) return;
    expect(Buffer.from(checked.value.coseKey).equals(Buffer.from(device.coseKey))).toBe(true);
    expect(Buffer.from(checked.value.credentialId).equals(Buffer.from(device.id))).toBe(true);
  });

  it('keeps another attestation format without judging it', async () => {
    expect(await enrolled(SoftwareAuthenticator.create(), { format: 'packed' })).toMatchObject({ ok: true, value: { format: 'packed' } });
  });

  it.each<[string, Parameters<SoftwareAuthenticator['enrol']>[1], string]>([
    ['a signature passed off as an enrolment', { type: 'webauthn.get' }, 'SIGN.TYPE_WRONG'],
    ['a foreign page', { origin: 'https://evil.example' }, 'SIGN.ORIGIN_WRONG'],
    ['a foreign site', { rpId: 'evil.example' }, 'SIGN.RP_WRONG'],
    ['a user who was not verified', { flags: 0x01 }, 'SIGN.USER_UNVERIFIED'],
    ['a format that nobody knows', { format: 'homemade' }, 'SIGN.ATTESTATION_MALFORMED'],
  ])('refuses %s', async (_what, part, code) => {
    expect(await enrolled(SoftwareAuthenticator.create(), part)).toEqual({ ok: false, code });
  });

  it('refuses the answer to another challenge', async () => {
    expect(await enrolled(SoftwareAuthenticator.create(), {}, utf8('another'))).toEqual({ ok: false, code: 'SIGN.CHALLENGE_WRONG' });
  });

  it.each([
    ['nothing', new Uint8Array(), 'SIGN.CBOR_MALFORMED'],
    ['a list', encodeCbor([]), 'SIGN.CBOR_MALFORMED'],
    ['a byte behind', concatBytes(raw(SoftwareAuthenticator.create().enrol(CHALLENGE).attestationObject), Uint8Array.of(0)), 'SIGN.CBOR_MALFORMED'],
    ['no authenticator data', encodeCbor({ pairs: [['fmt', 'none'], ['attStmt', { pairs: [] }]] }), 'SIGN.ATTESTATION_MALFORMED'],
    ['a statement under `none`', encodeCbor({ pairs: [['fmt', 'none'], ['attStmt', { pairs: [['alg', -7]] }], ['authData', new Uint8Array(37)]] }), 'SIGN.ATTESTATION_MALFORMED'],
  ])('refuses an attestation object of %s', async (_what, attestationObject, code) => {
    const { clientDataJSON } = SoftwareAuthenticator.create().enrol(CHALLENGE);
    expect(await checkRegistration({ attestationObject, clientDataJSON: raw(clientDataJSON) }, { ...SITE, challenge: CHALLENGE })).toEqual({ ok: false, code });
  }); // prettier-ignore
});

describe('parseAuthenticatorData', () => {
  const head = concatBytes(new Uint8Array(32), Uint8Array.of(0x05), new Uint8Array(4));
  it('reads flags and counter', () => {
    expect(parseAuthenticatorData(head)).toMatchObject({
      ok: true,
      value: { userPresent: true, userVerified: true, signCount: 0, enrolled: null },
    });
  });

  it.each([
    ['too short', head.subarray(1)],
    ['a byte behind', concatBytes(head, Uint8Array.of(0))],
    ['extensions that are no map', concatBytes(new Uint8Array(32), Uint8Array.of(0x85), new Uint8Array(4), Uint8Array.of(0x01))],
    ['a credential without id', concatBytes(new Uint8Array(32), Uint8Array.of(0x45), new Uint8Array(4), new Uint8Array(18), Uint8Array.of(0xa0))],
    ['a credential id longer than its bytes', concatBytes(new Uint8Array(32), Uint8Array.of(0x45), new Uint8Array(4), new Uint8Array(16), Uint8Array.of(1, 0), new Uint8Array(9))],
    ['a credential id past 1023 bytes', concatBytes(new Uint8Array(32), Uint8Array.of(0x45), new Uint8Array(4), new Uint8Array(16), Uint8Array.of(4, 0), new Uint8Array(1100))],
  ])('refuses data that is %s', (_what, bytes) => {
    expect(parseAuthenticatorData(bytes)).toEqual({ ok: false, code: 'SIGN.AUTHENTICATOR_DATA_MALFORMED' });
  }); // prettier-ignore
});
