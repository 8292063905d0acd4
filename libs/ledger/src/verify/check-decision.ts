import { isCount, isListOf, isOneOf, isText, isWith } from '../bundle/guards.ts';
import type { Guarded } from '../bundle/guards.ts';
import type { CheckedSignature } from './check-signature.ts';
import { contentOf } from './decision-content.ts';
import { Refused } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';
import { numberOf, shownRow, textOf } from './row.ts';

const isPolicyBody = isWith({
  id: isText,
  version: isCount,
  presence: isListOf(isText),
  minApprovals: isCount,
  minApprovingSpecialties: isCount,
  vetoSeats: isListOf(isText),
  allowAttested: isOneOf(undefined, true, false),
});
type PolicyBody = Guarded<typeof isPolicyBody>;

export interface CheckedDecision {
  readonly caseId: string;
  readonly version: number;
  readonly digest: string;
  readonly publishedAt: string;
  readonly signers: readonly CheckedSignature[];
  /** Whether the quorum holds without the signatures that only the server attests. */
  readonly assurance: 'cryptographic' | 'attested';
}

interface Quorum {
  readonly policy: PolicyBody;
  readonly author: { readonly kind: string; readonly ref: string };
}

export interface JudgedSignatures {
  readonly sound: readonly CheckedSignature[];
  /** Ids of those that this verifier could not judge, as something is missing or unknown to it. */
  readonly unjudged: ReadonlySet<string>;
}

/**
 * A publication as of its entry: the newest, valid version, and a quorum of distinct, entitled, not recused people over exactly its content (AUD-15).
 * @returns null where the quorum hangs on a signature that could not be judged, which has a finding of its own
 * @throws Refused
 */
export function checkDecision(book: RowBook, publication: RowImage, { sound, unjudged }: JudgedSignatures): CheckedDecision | null {
  const caseId = textOf(publication, 'case_id');
  const version = numberOf(publication, 'version');
  const decision = shownRow(book, 'clinic.decision_version', `${caseId}/${version}`, publication.index);
  const content = contentOf(book, decision);
  const digest = textOf(publication, 'digest');
  if (content.sha256 !== digest || textOf(decision, 'sha256') !== digest)
    throw new Refused('QUORUM.DIGEST', `publication ${publication.key} is of other content than version ${version} of the decision`);
  checkVersion(book, publication, caseId, version);
  const quorum = { policy: policyOf(book, publication), author: content.author };
  const counting = countingSignatures(book, publication, sound).filter(
    ({ assurance }) => assurance === 'cryptographic' || quorum.policy.allowAttested !== false,
  );
  const signatures = book
    .rowsOf('clinic.signature', publication.index)
    .filter((row) => textOf(row, 'case_id') === caseId && numberOf(row, 'version') === version);
  // A signature that is not shown may be a dissent, so the rest of them is no verdict either.
  for (const { key } of signatures) shownRow(book, 'clinic.signature', key, publication.index);
  const flaw = quorumFlaw(quorum, counting);
  const hangs = signatures.some(({ key }) => unjudged.has(key));
  if (flaw && flaw.code !== 'QUORUM.VETO' && hangs) return null;
  if (flaw) throw new Refused(flaw.code, `publication ${publication.key}: ${flaw.problem}`);
  const proven = counting.filter(({ assurance }) => assurance === 'cryptographic');
  const assurance = quorumFlaw(quorum, proven) ? 'attested' : 'cryptographic';
  return { caseId, version, digest, publishedAt: textOf(publication, 'published_at'), signers: counting, assurance };
}

function checkVersion(book: RowBook, publication: RowImage, caseId: string, version: number): void {
  const { index, key } = publication;
  const successor = book
    .rowsOf('clinic.decision_version', index)
    .find((row) => textOf(row, 'case_id') === caseId && numberOf(row, 'version') > version);
  if (successor || book.asOf('clinic.decision_void', `${caseId}/${version}`, index))
    throw new Refused('QUORUM.VERSION', `publication ${key} is of version ${version}, which was void or had a successor`);
}

/** A policy under which one person, or nobody, could publish is none; nor is one that a later version had replaced. */
function policyOf(book: RowBook, publication: RowImage): PolicyBody {
  const key = `${textOf(publication, 'policy_id')}/${numberOf(publication, 'policy_version')}`;
  const { body } = shownRow(book, 'clinic.policy', key, publication.index).image;
  const isSafe =
    isPolicyBody(body) &&
    `${body.id}/${body.version}` === key &&
    body.presence.length > 0 &&
    body.minApprovals >= 2 &&
    body.minApprovingSpecialties >= 1 &&
    body.minApprovingSpecialties <= body.minApprovals;
  if (!isSafe) throw new Refused('QUORUM.POLICY', `the quorum policy ${key} is malformed, or one person could publish under it`);
  const later = book
    .rowsOf('clinic.policy', publication.index)
    .find((row) => textOf(row, 'id') === body.id && numberOf(row, 'version') > body.version);
  if (later)
    throw new Refused('QUORUM.POLICY', `publication ${publication.key} rests on the quorum policy ${key}, which ${later.key} had replaced`);
  return body;
}

/** Over this version and digest, before the publication, not void, by a person who is not recused; the first of each person. */
function countingSignatures(book: RowBook, publication: RowImage, signatures: readonly CheckedSignature[]): readonly CheckedSignature[] {
  const { index } = publication;
  const [caseId, version, digest] = [textOf(publication, 'case_id'), numberOf(publication, 'version'), textOf(publication, 'digest')];
  const seen = new Set<string>();
  return signatures
    .filter((one) => one.row.index <= index && one.caseId === caseId && one.version === version && one.digest === digest)
    .filter(({ row }) => !book.asOf('clinic.signature_void', row.key, index))
    .filter(({ signer }) => !book.asOf('clinic.recusal', `${caseId}/${signer}`, index))
    .toSorted((a, b) => a.row.index - b.row.index)
    .filter(({ signer }) => !seen.has(signer) && seen.add(signer));
}

/**
 * The table of docs/audit-bundle.md, The decision.
 *
 * | dissent of a veto seat | presence | approvals, not by the author | verdict |
 * |------------------------|----------|------------------------------|---------|
 * | yes | any | any | VETO |
 * | no | seat missing | any | PRESENCE |
 * | no | complete | too few, or of too few specialties | APPROVALS |
 * | no | complete | enough | met |
 */
function quorumFlaw(
  { policy, author }: Quorum,
  counting: readonly CheckedSignature[],
): { readonly code: 'QUORUM.VETO' | 'QUORUM.PRESENCE' | 'QUORUM.APPROVALS'; readonly problem: string } | null {
  const veto = counting.find(({ meaning, specialty }) => meaning === 'dissent' && policy.vetoSeats.includes(specialty));
  if (veto) return { code: 'QUORUM.VETO', problem: `${veto.specialty} holds a veto and dissents` };
  const free = counting.map(({ specialty }) => specialty);
  const missing = policy.presence.find((seat) => {
    const at = free.indexOf(seat);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  if (missing !== undefined) return { code: 'QUORUM.PRESENCE', problem: `${missing} has not signed` };
  const approvals = counting.filter(
    ({ meaning, signer }) => meaning === 'approved' && !(author.kind === 'person' && author.ref === signer),
  );
  const specialties = new Set(approvals.map(({ specialty }) => specialty)).size;
  if (approvals.length < policy.minApprovals || specialties < policy.minApprovingSpecialties)
    return { code: 'QUORUM.APPROVALS', problem: `${approvals.length} approvals of ${specialties} specialties are not enough` };
  return null;
}
