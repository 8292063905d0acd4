import { reviewVerdict } from '@consilium/domain';
import type { BoardMember, Instant, QuorumPolicy, Recusal, Signature, Uuid } from '@consilium/domain';
import type { CaseFactsForAudit, RiskFacts, SignatureFacts } from '@consilium/domain/audit';
import type { Sql } from '../sql.ts';

export interface Period {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}
export interface AuditedCase {
  readonly facts: CaseFactsForAudit;
  readonly risks: RiskFacts;
}

interface FoundSignature extends Signature {
  readonly openedAt: Instant | null;
  readonly hasOpenedEvidence: boolean;
}
interface FoundPublication {
  readonly version: number;
  readonly at: Instant;
  readonly digest: string;
  readonly author: { readonly kind: 'engine' | 'person'; readonly ref: string };
  readonly policy: QuorumPolicy;
}
interface FoundCase extends Omit<CaseFactsForAudit, 'signatures' | 'publications'> {
  readonly signatures: readonly FoundSignature[];
  readonly publications: readonly FoundPublication[];
  readonly recusals: readonly Recusal[];
  readonly risks: RiskFacts;
}

/** Reads that show a decision to its signer, and those that show what it rests on. */
const SHOWS_DECISION = `('case', 'decision', 'decisions', 'report')`;
const SHOWS_EVIDENCE = `('explanation', 'retrieval', 'answer', 'draft', 'prioritization', 'annotation', 'findings')`;
const readBy = (what: string, from: string): string =>
  `SELECT min(r.recorded_at) FROM ledger.entry r WHERE r.case_id = s.case_id AND r.action = 'read' AND r.outcome = 'done' AND r.actor = s.signer::text
     AND r.object_type IN ${what} AND r.recorded_at BETWEEN ${from} AND s.signed_at`;
const all = (what: string, from: string, order: string): string =>
  `(SELECT coalesce(json_agg(${what} ORDER BY ${order}), '[]') FROM ${from})`;

/** Everything that the standing checks ask of the cases that something happened to in a period, or that waited in it: one statement. Reads are no event. */
const FACTS = `
  WITH touched AS (
    SELECT DISTINCT e.case_id AS id FROM ledger.entry e
    WHERE e.case_id IS NOT NULL AND e.recorded_at >= $1 AND e.recorded_at < $2 AND e.outcome = 'done' AND e.action <> 'read'
    -- Nothing happens to a case that waits, and that is what is wrong with it.
    UNION SELECT w.id FROM clinic.case w WHERE w.status = 'in-review' AND w.since < $2)
  SELECT c.id AS "caseId", c.ref AS "caseRef",
    ${all(`json_build_object('version', d.version, 'author', d.author_ref, 'at', clinic.iso(d.created_at))`, 'clinic.decision_version d WHERE d.case_id = c.id', 'd.version')} AS versions,
    ${all(
      `json_build_object('id', s.id, 'ballot', s.ballot_id, 'signer', s.signer, 'printedName', s.printed_name, 'specialty', s.specialty, 'roles', s.roles,
        'meaning', s.meaning, 'version', s.version, 'digest', s.digest, 'signedAt', clinic.iso(s.signed_at), 'timeZone', s.time_zone, 'method', s.method,
        'assurance', s.assurance, 'voidedAt', clinic.iso(v.at), 'voidReason', v.reason,
        'openedAt', clinic.iso((${readBy(SHOWS_DECISION, 'd.created_at')})), 'hasOpenedEvidence', (${readBy(SHOWS_EVIDENCE, `'-infinity'`)}) IS NOT NULL)`,
      `clinic.signature s JOIN clinic.decision_version d ON d.case_id = s.case_id AND d.version = s.version
         LEFT JOIN clinic.signature_void v ON v.signature_id = s.id WHERE s.case_id = c.id`,
      's.signed_at, s.id',
    )} AS signatures,
    ${all(
      `json_build_object('version', p.version, 'at', clinic.iso(p.published_at), 'digest', p.digest, 'author', json_build_object('kind', d.author_kind, 'ref', d.author_ref), 'policy', q.body)`,
      `clinic.publication p JOIN clinic.decision_version d ON d.case_id = p.case_id AND d.version = p.version
         JOIN clinic.policy q ON q.id = p.policy_id AND q.version = p.policy_version WHERE p.case_id = c.id`,
      'p.version',
    )} AS publications,
    ${all(`json_build_object('member', r.member, 'reason', '', 'at', clinic.iso(r.at))`, 'clinic.recusal r WHERE r.case_id = c.id', 'r.at')} AS recusals,
    ${all(
      `json_build_object('id', g.id, 'person', g.person, 'at', clinic.iso(g.opened_at), 'isReviewed', EXISTS (SELECT 1 FROM clinic.break_glass_review w WHERE w.glass_id = g.id))`,
      'clinic.break_glass g WHERE g.case_id = c.id',
      'g.opened_at',
    )} AS "breakGlass",
    ${all(
      `json_build_object('drafter', convert_from(e.body, 'UTF8')::jsonb->'ai'->>'drafter', 'at', clinic.iso(e.recorded_at))`,
      `ledger.entry e WHERE e.case_id = c.id AND e.outcome = 'done' AND position('"ai":{'::bytea IN e.body) > 0`,
      'e.ord',
    )} AS drafters,
    CASE WHEN c.status = 'in-review' THEN (SELECT clinic.iso(max(d.created_at)) FROM clinic.decision_version d WHERE d.case_id = c.id
      AND NOT EXISTS (SELECT 1 FROM clinic.decision_void v WHERE v.case_id = d.case_id AND v.version = d.version)
      AND NOT EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = d.case_id AND p.version = d.version)) END AS "waitingSince",
    json_build_object(
      'hasOverride', EXISTS (SELECT 1 FROM clinic.decision_version d WHERE d.case_id = c.id AND d.content <> '{}'
        AND (d.content::jsonb->'overrides' <> '[]' OR d.content::jsonb->>'origin' = 'hand-written')),
      'hasResistance', EXISTS (SELECT 1 FROM clinic.decision_version d WHERE d.case_id = c.id AND d.content <> '{}' AND d.content::jsonb->'resistance' <> '[]'),
      'hasWaiver', EXISTS (SELECT 1 FROM clinic.waiver w WHERE w.case_id = c.id), 'revision', c.revision) AS risks
  FROM clinic.case c JOIN touched t ON t.id = c.id ORDER BY c.number`;

export async function casesOfPeriod(sql: Sql, { from, to }: Period): Promise<readonly AuditedCase[]> {
  const found = await sql.rows<FoundCase>(FACTS, [from, to]);
  return found.map(({ risks, recusals, signatures, publications, ...facts }) => ({
    risks,
    facts: {
      ...facts,
      signatures: signatures.map(factsOfSignature),
      publications: publications.map((publication) => ({
        version: publication.version,
        at: publication.at,
        isQuorumMet: wasQuorumMet(facts.caseId, publication, signatures, recusals),
      })),
    },
  }));
}

const factsOfSignature = ({
  id,
  signer,
  version,
  meaning,
  signedAt,
  openedAt,
  hasOpenedEvidence,
  assurance,
}: FoundSignature): SignatureFacts => ({
  id,
  signer,
  version,
  meaning,
  at: signedAt,
  openedAt,
  hasOpenedEvidence,
  assurance,
});

/** The verdict over the rows as they stood when the decision was published: seats as of the signing, and no later void or recusal. */
function wasQuorumMet(
  caseId: Uuid,
  { version, at, digest, author, policy }: FoundPublication,
  signatures: readonly FoundSignature[],
  recusals: readonly Recusal[],
): boolean {
  const then = signatures
    .filter(({ signedAt }) => signedAt <= at)
    .map((signature) => (signature.voidedAt !== null && signature.voidedAt > at ? { ...signature, voidedAt: null } : signature));
  const members = then.map(({ signer, printedName, specialty, roles }): BoardMember => ({
    id: signer,
    name: printedName,
    specialty,
    roles,
    active: true,
    kind: 'person',
  }));
  const past = recusals.filter((recusal) => recusal.at <= at);
  return reviewVerdict({ caseId, version, digest, author, policy, members, ballots: [], signatures: then, recusals: past }).kind === 'met';
}
