import { fromBase64url } from '../webauthn/base64url.ts';
import { isObject, isText } from '../bundle/guards.ts';
import { toHex } from './bytes.ts';
import { Refused } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';
import { numberOf, shownRow, textOf } from './row.ts';

const TABLE = 'clinic.credential';

/**
 * The credential as of the signature.
 *
 * | what is wrong | code |
 * |---------------|------|
 * | of another person, another key or algorithm, not active, confirmed by nobody or by oneself | CREDENTIAL |
 * | the entry of its enrolment is not in the bundle, comes later, or commits no such row | CREDENTIAL |
 * | revoked before the signature | REVOKED |
 */
export function checkCredential(
  book: RowBook,
  row: RowImage,
  evidence: { readonly credential: string; readonly alg: number; readonly enrolment: string },
  publicKey: Uint8Array,
): void {
  const { credential, alg, enrolment } = evidence;
  const flaw = (problem: string): Refused => new Refused('SIGN.CREDENTIAL', `the credential of signature ${row.key} ${problem}`);
  const stored = shownRow(book, TABLE, credential, row.index);
  const signer = textOf(row, 'signer');
  const confirmedBy = textOf(stored, 'confirmed_by');
  if (textOf(stored, 'user_id') !== signer) throw flaw("is another person's");
  if (!isSameKey(stored.image.public_key, publicKey) || numberOf(stored, 'alg') !== alg) throw flaw('has another key');
  if (stored.image.status !== 'active' || confirmedBy === '' || confirmedBy === signer) throw flaw('was not confirmed by a second person');
  const entry = book.entryOfId(enrolment);
  if (!entry || entry.index > row.index || !book.moments(TABLE, credential).some(({ index }) => index === entry.index))
    throw flaw('has no entry of its enrolment before the signature');
  const revoked = book
    .rowsOf('clinic.credential_revocation', row.index)
    .some((revocation) => textOf(revocation, 'credential') === credential && revocation.index < row.index);
  if (revoked) throw new Refused('SIGN.REVOKED', `the credential of signature ${row.key} had been revoked`);
}

/** A bytea column as JSON: `\x` and hexadecimal digits. */
const isSameKey = (column: unknown, key: Uint8Array): boolean => isText(column) && column === `\\x${toHex(key)}`;

/** Highest count of the credential before this signature: its row's, and that of earlier signatures in the bundle. */
export function lastCountOf(book: RowBook, row: RowImage, credential: string): number {
  const stored = book.asOf(TABLE, credential, row.index - 1);
  const counts = book
    .rowsOf('clinic.signature', row.index - 1)
    .map(({ image: { evidence } }) => (isObject(evidence) && evidence.credential === credential ? countIn(evidence.authenticatorData) : 0));
  const first = stored ? numberOf(stored, 'sign_count') : 0;
  return counts.reduce((highest, count) => Math.max(highest, count), Number.isFinite(first) ? first : 0);
}

/** Bytes 33–36 of authenticator data. */
function countIn(authenticatorData: unknown): number {
  const bytes = isText(authenticatorData) ? fromBase64url(authenticatorData) : null;
  return bytes && bytes.length >= 37 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(33) : 0;
}
