import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fromBase64url, toBase64url } from '../base64url.ts';
import { concatBytes, utf8 } from '../bytes.ts';
import { challengeOf } from '../challenge.ts';
import type { SignaturePayload } from '../challenge.ts';
import type { Algorithm } from '../cose-key.ts';
import type { WebAuthnEvidence } from '../evidence.ts';
import { encodeCbor } from './cbor-encode.ts';

/** What an assertion or enrolment may say otherwise than an honest one: each is an attack. */
export interface Ceremony {
  readonly origin: string;
  readonly rpId: string;
  readonly type: string;
  readonly crossOrigin: boolean;
  /** Flags byte beside AT: 0x05 is user present and verified. */
  readonly flags: number;
  readonly count: number;
  /** Members added to the client data. */
  readonly more: Readonly<Record<string, unknown>>;
}

const HONEST: Ceremony = {
  origin: 'http://localhost:8080',
  rpId: 'localhost',
  type: '',
  crossOrigin: false,
  flags: 0x05,
  count: 0,
  more: {},
};

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** An authenticator in software that makes real signatures; for tests only. Synthetic by nature: its keys live as long as the test. */
export class SoftwareAuthenticator {
  readonly id: Uint8Array = randomBytes(32);
  private count = 0;

  private constructor(
    readonly alg: Algorithm,
    private readonly privateKey: KeyObject,
    /** Public key, COSE. */
    readonly coseKey: Uint8Array,
    private readonly counts: boolean,
  ) {}

  /** @param counts whether it counts its uses, as security keys do and passkeys do not */
  static create(alg: Algorithm = -7, { counts = true }: { readonly counts?: boolean } = {}): SoftwareAuthenticator {
    const { privateKey, coseKey } = KEYS[alg]();
    return new SoftwareAuthenticator(alg, privateKey, coseKey, counts);
  }

  get credential(): string {
    return toBase64url(this.id);
  }

  get publicKey(): string {
    return toBase64url(this.coseKey);
  }

  /** Answer to `navigator.credentials.create`, bytes as base64url. */
  enrol(challenge: Uint8Array, part: Partial<Ceremony> & { readonly format?: string } = {}) {
    const { format = 'none', ...rest } = part;
    const ceremony = { ...HONEST, type: 'webauthn.create', ...rest };
    const head = concatBytes(new Uint8Array(16), Uint8Array.of(0, this.id.length), this.id, this.coseKey);
    const authData = concatBytes(authenticatorHead({ ...ceremony, flags: ceremony.flags | 0x40 }), head);
    const attestationObject = encodeCbor({
      pairs: [
        ['fmt', format],
        ['attStmt', { pairs: format === 'none' ? [] : [['alg', this.alg]] }],
        ['authData', authData],
      ],
    });
    return {
      credential: this.credential,
      attestationObject: toBase64url(attestationObject),
      clientDataJSON: toBase64url(clientData(ceremony, challenge)),
    };
  }

  /** Answer to `navigator.credentials.get`, bytes as base64url. */
  assert(challenge: Uint8Array, part: Partial<Ceremony> = {}) {
    const counted = this.counts ? (this.count += 1) : 0;
    const ceremony = { ...HONEST, type: 'webauthn.get', count: counted, ...part };
    const authenticatorData = authenticatorHead(ceremony);
    const clientDataJSON = clientData(ceremony, challenge);
    return {
      credential: this.credential,
      authenticatorData: toBase64url(authenticatorData),
      clientDataJSON: toBase64url(clientDataJSON),
      signature: toBase64url(this.sign(concatBytes(authenticatorData, sha256(clientDataJSON)))),
    };
  }

  /** The evidence of a signature over the payload, as it is stored. */
  async evidence(payload: SignaturePayload, enrolment: string, part: Partial<Ceremony> = {}): Promise<WebAuthnEvidence> {
    const { origin = HONEST.origin, rpId = HONEST.rpId } = part;
    const { publicKey, alg } = this;
    const assertion = this.assert(await challengeOf(payload), part);
    return { kind: 'webauthn', alg, publicKey, ...assertion, payload, enrolment, origin, rpId };
  }

  sign(bytes: Uint8Array): Uint8Array {
    return sign(this.alg === -8 ? null : 'sha256', bytes, this.privateKey);
  }
}

function authenticatorHead({ rpId, flags, count }: Ceremony): Uint8Array {
  const counter = new Uint8Array(4);
  new DataView(counter.buffer).setUint32(0, count);
  return concatBytes(sha256(utf8(rpId)), Uint8Array.of(flags), counter);
}

const clientData = ({ type, origin, crossOrigin, more }: Ceremony, challenge: Uint8Array): Uint8Array =>
  utf8(JSON.stringify({ type, challenge: toBase64url(challenge), origin, crossOrigin, ...more }));

const part = (jwk: object, name: string): Uint8Array => fromBase64url(String((jwk as Record<string, unknown>)[name])) ?? new Uint8Array();

const KEYS: Readonly<Record<Algorithm, () => { readonly privateKey: KeyObject; readonly coseKey: Uint8Array }>> = {
  [-7]: () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    return { privateKey, coseKey: encodeCbor({ pairs: [[1, 2], [3, -7], [-1, 1], [-2, part(jwk, 'x')], [-3, part(jwk, 'y')]] }) }; // prettier-ignore
  },
  [-8]: () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' });
    return { privateKey, coseKey: encodeCbor({ pairs: [[1, 1], [3, -8], [-1, 6], [-2, part(jwk, 'x')]] }) }; // prettier-ignore
  },
  [-257]: () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    return { privateKey, coseKey: encodeCbor({ pairs: [[1, 3], [3, -257], [-1, part(jwk, 'n')], [-2, part(jwk, 'e')]] }) }; // prettier-ignore
  },
};
