import { isAnything, isCount, isExactly, isHash, isListOf, isNullOr, isObject, isOneOf, isText } from '../bundle/guards.ts';
import type { Guarded } from '../bundle/guards.ts';
import { checkAssertion } from '../webauthn/assertion.ts';
import { challengeOf, statementDigest } from '../webauthn/challenge.ts';
import { evidenceBytes } from '../webauthn/evidence.ts';
import type { EvidenceBytes } from '../webauthn/evidence.ts';
import type { SignCode } from '../webauthn/finding.ts';
import { checkCredential, lastCountOf } from './check-credential.ts';
import { Refused } from './finding.ts';
import type { BundleCode } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';
import { textOf } from './row.ts';

const isPayload = isExactly({
  record: isExactly({ type: isOneOf('decision'), id: isText, version: isCount, digest: isHash }),
  meaning: isText,
  choice: isText,
  reason: isNullOr(isText),
  statement: isHash,
  signer: isText,
  name: isText,
  time: isText,
  zone: isText,
  basis: isExactly({ opened: isListOf(isText) }),
  nonce: isText,
  logSize: isCount,
});
const isWebAuthn = isExactly({
  kind: isOneOf('webauthn'),
  credential: isText,
  alg: (value): value is number => Number.isSafeInteger(value),
  publicKey: isText,
  authenticatorData: isText,
  clientDataJSON: isText,
  signature: isText,
  payload: isAnything,
  enrolment: isText,
  origin: isText,
  rpId: isText,
});
const isPassword = isExactly({ kind: isOneOf('password'), checkedBy: isOneOf('server') });
export type RawEvidence = Guarded<typeof isWebAuthn>;

const ALGORITHMS = [-7, -8, -257];

/** How far the signature is proven: by its raw evidence, or by the server's word only (SIG-07). @throws Refused */
export async function checkEvidence(book: RowBook, row: RowImage, ballot: RowImage): Promise<'cryptographic' | 'attested'> {
  const { evidence, assurance } = row.image;
  const name = `signature ${row.key}`;
  const malformed = new Refused('SIGN.EVIDENCE', `the evidence of ${name} is malformed, or does not go with its assurance`);
  if (!isObject(evidence)) throw malformed;
  if (evidence.kind === 'password') {
    if (!isPassword(evidence) || assurance !== 'attested') throw malformed;
    return 'attested';
  }
  if (evidence.kind !== 'webauthn')
    throw new Refused('SIGN.UNSUPPORTED', `the evidence of ${name} is of a kind that this verifier lacks: use a newer one`);
  if (!isWebAuthn(evidence) || assurance !== 'cryptographic') throw malformed;
  if (!ALGORITHMS.includes(evidence.alg))
    throw new Refused('SIGN.UNSUPPORTED', `${name} uses algorithm ${evidence.alg}, which this verifier lacks`);
  const bytes = evidenceBytes(evidence);
  if (!bytes) throw malformed;
  await checkPayload(evidence, row, ballot);
  checkOrigin(evidence, name);
  checkCredential(book, row, evidence, bytes.publicKey);
  await checkSigned(book, row, evidence, bytes);
  return 'cryptographic';
}

const MINUTE = 60_000;

/** What was signed is this very signature: a payload of another record, version, meaning, person or time is another signature (SIG-02). */
async function checkPayload({ payload }: RawEvidence, row: RowImage, ballot: RowImage): Promise<void> {
  const differs = (what: string): Refused =>
    new Refused('SIGN.PAYLOAD', `what was signed in ${row.key} is not this signature: its ${what} differs`);
  if (!isPayload(payload)) throw differs('form');
  const { record } = payload;
  const { alternative = null, text = null } = ballot.image;
  if (!isNullOr(isText)(alternative) || !isNullOr(isText)(text)) throw differs('statement');
  const statement = await statementDigest({ alternative, text });
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['case', record.id, row.image.case_id],
    ['version', record.version, row.image.version],
    ['content', record.digest, row.image.digest],
    ['meaning', payload.meaning, row.image.meaning],
    ['choice', payload.choice, ballot.image.choice],
    ['reason', payload.reason, ballot.image.reason ?? null],
    ['statement', payload.statement, statement],
    ['signer', payload.signer, row.image.signer],
    ['name', payload.name, row.image.printed_name],
    ['time zone', payload.zone, row.image.time_zone],
  ];
  const other = pairs.find(([, signed, stored]) => signed !== stored);
  if (other) throw differs(other[0]);
  if (payload.logSize > row.index) throw differs('size of the log');
  const passed = Date.parse(textOf(row, 'signed_at')) - Date.parse(payload.time);
  if (!(passed >= -MINUTE && passed <= 6 * MINUTE)) throw differs('time');
}

/** `https://host`, or `http://localhost` on one's own machine; the host belongs to the relying party. */
function checkOrigin({ origin, rpId }: RawEvidence, name: string): void {
  const [, scheme = '', host = ''] = /^(https?):\/\/([a-z0-9.-]+)(?::\d{1,5})?$/.exec(origin) ?? [];
  const isSecure = scheme === 'https' || (scheme === 'http' && host === 'localhost');
  if (!isSecure || rpId === '' || (host !== rpId && !host.endsWith(`.${rpId}`)))
    throw new Refused('SIGN.CLIENT_DATA', `${name} was made on a page that is not of the site ${rpId}`);
}

/** Codes of the assertion's check → codes of the bundle. */
const AS: Partial<Record<SignCode, BundleCode>> = {
  'SIGN.KEY_UNSUPPORTED': 'SIGN.UNSUPPORTED',
  'SIGN.CLIENT_DATA_MALFORMED': 'SIGN.CLIENT_DATA',
  'SIGN.TYPE_WRONG': 'SIGN.CLIENT_DATA',
  'SIGN.CHALLENGE_WRONG': 'SIGN.CLIENT_DATA',
  'SIGN.ORIGIN_WRONG': 'SIGN.CLIENT_DATA',
  'SIGN.CROSS_ORIGIN': 'SIGN.CLIENT_DATA',
  'SIGN.AUTHENTICATOR_DATA_MALFORMED': 'SIGN.AUTHENTICATOR',
  'SIGN.RP_WRONG': 'SIGN.AUTHENTICATOR',
  'SIGN.USER_ABSENT': 'SIGN.AUTHENTICATOR',
  'SIGN.USER_UNVERIFIED': 'SIGN.AUTHENTICATOR',
  'SIGN.SIGNATURE_INVALID': 'SIGN.BAD_SIGNATURE',
  'SIGN.COUNTER_BACK': 'SIGN.COUNTER',
};

async function checkSigned(book: RowBook, row: RowImage, evidence: RawEvidence, bytes: EvidenceBytes): Promise<void> {
  const { payload, origin, rpId } = evidence;
  if (!isPayload(payload)) return;
  try {
    const lastCount = lastCountOf(book, row, evidence.credential);
    const challenge = await challengeOf(payload);
    const checked = await checkAssertion(bytes, { rpId, origins: [origin], challenge, coseKey: bytes.publicKey, lastCount });
    if (!checked.ok)
      throw new Refused(AS[checked.code] ?? 'SIGN.EVIDENCE', `signature ${row.key} does not hold (${checked.code.slice('SIGN.'.length)})`);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'NotSupportedError')
      throw new Refused('SIGN.UNSUPPORTED', `this program lacks the algorithm of signature ${row.key}: use a current one`);
    throw error;
  }
}
