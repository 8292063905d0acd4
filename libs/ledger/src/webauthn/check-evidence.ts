import { checkAssertion } from './assertion.ts';
import { challengeOf, statementDigest } from './challenge.ts';
import type { SignaturePayload } from './challenge.ts';
import { evidenceBytes, parseEvidence } from './evidence.ts';
import type { WebAuthnEvidence } from './evidence.ts';
import type { SignCode } from './finding.ts';

/** A signature row with its ballot, as stored. */
export interface SignedRow {
  readonly caseId: string;
  readonly version: number;
  readonly digest: string;
  readonly signer: string;
  readonly printedName: string;
  readonly meaning: string;
  readonly timeZone: string;
  readonly signedAt: string;
  readonly assurance: string;
  readonly evidence: unknown;
  /** The patient is erased, and with him the words of the ballot: their digest in the payload stays, and nothing is left to compare it with. */
  readonly erased?: boolean;
  readonly ballot: {
    readonly choice: string;
    readonly reason: string | null;
    readonly alternative: string | null;
    readonly text: string | null;
  };
}

/** The credential that the evidence names, as stored. */
export interface EnrolledCredential {
  readonly id: string;
  readonly userId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly alg: number;
  readonly status: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly revokedAt: string | null;
}

/** A challenge lives five minutes (SIG-19); the row is written within the next one. */
const LONGEST_MS = 6 * 60_000;

/**
 * What speaks against a signature's evidence; empty when it holds. No trust in whoever stored it: the challenge is computed anew from the payload,
 * the payload is compared with the row and its ballot, and the assertion is checked by the enrolled key (SIG-PUB, SIG-20).
 *
 * | evidence | row says | verdict |
 * |----------|----------|---------|
 * | password | attested | holds, as the server's word only (SIG-07/08) |
 * | password | cryptographic | ASSURANCE_WRONG |
 * | WebAuthn | attested | ASSURANCE_WRONG |
 * | WebAuthn over another case, version, digest, meaning, ballot, signer, name, zone or time | cryptographic | PAYLOAD_MISMATCH |
 * | credential not enrolled, of another person, confirmed by nobody or by its owner, later than the signature, or revoked before it | | CREDENTIAL_… |
 */
export async function checkSignatureEvidence(row: SignedRow, credential: EnrolledCredential | null): Promise<readonly SignCode[]> {
  const parsed = parseEvidence(row.evidence);
  if (!parsed.ok) return [parsed.code];
  const evidence = parsed.value;
  const findings: SignCode[] = [];
  if (row.assurance !== (evidence.kind === 'password' ? 'attested' : 'cryptographic')) findings.push('SIGN.ASSURANCE_WRONG');
  if (evidence.kind === 'password') return findings;
  if (!(await saysTheSame(row, evidence.payload))) findings.push('SIGN.PAYLOAD_MISMATCH');
  findings.push(...credentialFindings(row, evidence, credential));
  const assertion = await assertionFinding(evidence);
  return assertion === null ? findings : [...findings, assertion];
}

async function saysTheSame(row: SignedRow, { record, ...payload }: SignaturePayload): Promise<boolean> {
  const age = Date.parse(row.signedAt) - Date.parse(payload.time);
  return (
    record.id === row.caseId &&
    record.version === row.version &&
    record.digest === row.digest &&
    payload.signer === row.signer &&
    payload.name === row.printedName &&
    payload.meaning === row.meaning &&
    payload.zone === row.timeZone &&
    payload.choice === row.ballot.choice &&
    payload.reason === row.ballot.reason &&
    (row.erased === true || payload.statement === (await statementDigest(row.ballot))) &&
    age >= 0 &&
    age <= LONGEST_MS
  );
}

function credentialFindings(row: SignedRow, evidence: WebAuthnEvidence, credential: EnrolledCredential | null): SignCode[] {
  if (!credential || credential.id !== evidence.credential) return ['SIGN.CREDENTIAL_UNKNOWN'];
  const findings: SignCode[] = [];
  if (credential.publicKey !== evidence.publicKey || credential.alg !== evidence.alg) findings.push('SIGN.CREDENTIAL_UNKNOWN');
  if (credential.userId !== row.signer) findings.push('SIGN.CREDENTIAL_NOT_SIGNERS');
  const { status, confirmedBy, confirmedAt, revokedAt } = credential;
  const isConfirmed = status === 'active' && confirmedBy !== null && confirmedBy !== credential.userId && confirmedAt !== null;
  if (!isConfirmed || Date.parse(confirmedAt) > Date.parse(row.signedAt)) findings.push('SIGN.CREDENTIAL_UNCONFIRMED');
  if (revokedAt !== null && Date.parse(revokedAt) <= Date.parse(row.signedAt)) findings.push('SIGN.CREDENTIAL_REVOKED');
  return findings;
}

async function assertionFinding(evidence: WebAuthnEvidence): Promise<SignCode | null> {
  const bytes = evidenceBytes(evidence);
  if (!bytes) return 'SIGN.EVIDENCE_MALFORMED';
  if (!isOriginOf(evidence.origin, evidence.rpId)) return 'SIGN.ORIGIN_WRONG';
  const checked = await checkAssertion(bytes, {
    challenge: await challengeOf(evidence.payload),
    coseKey: bytes.publicKey,
    origins: [evidence.origin],
    rpId: evidence.rpId,
    // Counters rise with time, and rows are read in any order: they were compared when the signature was made.
    lastCount: 0,
  });
  return checked.ok ? null : checked.code;
}

/** A relying party is a host name, its pages come over HTTPS, or from this very machine in the demo (Level 3 §5.1.4, secure contexts). */
export function isOriginOf(origin: string, rpId: string): boolean {
  const url = URL.parse(origin);
  if (!url || url.origin !== origin || rpId === '') return false;
  const { hostname, protocol } = url;
  const isHost = hostname === rpId || hostname.endsWith(`.${rpId}`);
  return isHost && (protocol === 'https:' || hostname === 'localhost') && !/^[\d.]+$|:/.test(rpId);
}
