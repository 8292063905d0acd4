import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { reviewVerdict } from '@consilium/domain';
import type { CaseWork, PublishOutcome, Rendering, ReportArtifact, Uuid } from '@consilium/domain';
import { ENGINE } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { CaseRow } from './case-row.ts';
import { changeCase } from './change-case.ts';
import { loadKnownCase } from './load-record.ts';
import { holdPolicy } from './quorum-policies.ts';
import { brokenSignaturesOf } from '../signing/signature-evidence.ts';
import type { BrokenSignature } from '../signing/signature-evidence.ts';
import { inRun } from './machine-steps.ts';

const saveRendering = async (sql: Sql, caseId: Uuid, { decisionVersion, caseVersion, artifacts }: Rendering): Promise<void> => {
  for (const { kind, sha256, bytes } of artifacts)
    await sql.run(
      `INSERT INTO clinic.rendering (case_id, version, case_version, kind, sha256, bytes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [caseId, decisionVersion, caseVersion, kind, sha256, bytes],
    );
};

const renderedNow = (sql: Sql, { caseId, version }: CaseRow, decisionVersion: number): Promise<readonly ReportArtifact[]> =>
  sql.rows<ReportArtifact>(
    'SELECT kind, sha256, bytes::int AS bytes FROM clinic.rendering WHERE case_id = $1 AND version = $2 AND case_version = $3 ORDER BY kind',
    [caseId, decisionVersion, version],
  );

/** The publication and its artifacts; the database repeats the policy check over the rows (SIG-PUB). */
async function publish(sql: Sql, row: CaseRow, version: number): Promise<PublishOutcome> {
  await holdPolicy(sql);
  const { record, review } = await loadKnownCase(sql, row.caseId);
  const before = record.publications.find((publication) => publication.decisionVersion === version);
  if (before) return { kind: 'repeated', publicationId: before.id };
  const broken = await brokenSignaturesOf(sql, row.caseId, version);
  if (broken.length > 0) throw new EvidenceBroken(broken);
  // Withdrawn, revised or recused since it was rendered: the case goes back to sign-off.
  if (!review || review.version !== version || reviewVerdict(review).kind !== 'met') return { kind: 'superseded', run: row.run };
  // A dissent or a recusal that came after the rendering would be missing in it: it is rendered again.
  const artifacts = await renderedNow(sql, row, version);
  if (artifacts.length === 0) return { kind: 'superseded', run: row.run };
  const id = stableId('publication', row.caseId, version);
  await sql.run('INSERT INTO clinic.publication (id, case_id, version, digest) VALUES ($1, $2, $3, $4)', [
    id,
    row.caseId,
    version,
    review.digest,
  ]);
  for (const { kind, sha256, bytes } of artifacts)
    await sql.run('INSERT INTO clinic.report_artifact (publication_id, case_id, kind, sha256, bytes) VALUES ($1, $2, $3, $4, $5)', [
      id,
      row.caseId,
      kind,
      sha256,
      bytes,
    ]);
  await changeCase(
    sql,
    row,
    { stage: 'follow-up', status: 'issued', missingSeats: [], amendment: null },
    {
      id: stableId('entry', id),
      actor: ENGINE,
      act: 'published',
      detail: {
        publication: id,
        decision: version,
        digest: review.digest,
        artifacts: artifacts.map(({ kind, sha256 }) => `${kind}@${sha256}`),
      },
      wf: { run: row.run, step: 'publish' },
    },
  );
  return { kind: 'published', publicationId: id };
}

/** Nothing is published over a signature that does not hold; an operator must look. */
export class EvidenceBroken extends Error {
  readonly code = 'SIGN_OFF.EVIDENCE_BROKEN';
  constructor(broken: readonly BrokenSignature[]) {
    super(
      `The evidence of stored signatures does not hold: ${broken.map(({ id, codes }) => `${id} (${codes.join(', ')})`).join('; ')}. Run fsck and tell the operator.`,
    );
  }
}

export const publishSteps = (dataSource: DataSource): Pick<CaseWork, 'saveRendering' | 'publish'> => ({
  saveRendering: (caseId, rendering) => inTransaction(dataSource, (sql) => saveRendering(sql, caseId, rendering)),
  publish: (key, version) => inRun<PublishOutcome>(dataSource, key, (sql, row) => publish(sql, row, version)),
});
