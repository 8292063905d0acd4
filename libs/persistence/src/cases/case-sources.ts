import { sha256Hex } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { CaseWork, DecisionContent, FollowUpOutcome, SourceDocument, Uuid } from '@consilium/domain';
import { decisionDocument, historyDocuments } from '@consilium/domain/evidence';
import type { UnsealedDocument } from '@consilium/domain/evidence';
import { withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { loadKnownCase } from './load-record.ts';
import { loadDocument } from './step-documents.ts';

const sealed = (document: UnsealedDocument): SourceDocument => ({ ...document, sha256: sha256Hex(document.text) });

interface IssuedDecision {
  readonly caseId: Uuid;
  readonly run: number;
  readonly sha256: string;
  readonly issuedIn: number;
  readonly content: DecisionContent;
  readonly outcomes: readonly ({ readonly month: number } & Pick<FollowUpOutcome, 'implemented' | 'response'>)[];
}

/** The report in force of every other patient whose consent stands. One that is rescinded, or that the board is about to rescind, is none. */
const ISSUED = `
  SELECT d.case_id AS "caseId", d.run, d.sha256, extract(year FROM p.published_at)::int AS "issuedIn", d.content::json AS content,
         (SELECT coalesce(json_agg(json_build_object('month', t.month, 'implemented', t.outcome->'implemented', 'response', t.outcome->'response') ORDER BY t.month), '[]')
          FROM clinic.follow_up_task t WHERE t.case_id = d.case_id AND t.outcome IS NOT NULL) AS outcomes
  FROM clinic.decision_version d JOIN clinic.publication p USING (case_id, version) JOIN clinic.case c ON c.id = d.case_id
  WHERE clinic.finding_words(d.content) && $2::text[] AND p.kind <> 'rescission' AND c.amendment->>'kind' IS DISTINCT FROM 'rescission' AND c.consent->>'status' = 'given'
    AND lower(btrim(c.pseudonym)) <> (SELECT lower(btrim(own.pseudonym)) FROM clinic.case own WHERE own.id = $1) AND d.case_id <> $1
    AND NOT EXISTS (SELECT 1 FROM clinic.publication q WHERE q.case_id = p.case_id AND q.version > p.version)
  ORDER BY p.published_at DESC, d.sha256 LIMIT $3`;

const MAX_DECISIONS = 20;

async function documentOf(sql: Sql, { caseId, run, sha256, issuedIn, content, outcomes }: IssuedDecision): Promise<SourceDocument> {
  const { document: prioritization } = await loadDocument(sql, { caseId, run }, 'prioritization');
  return sealed(decisionDocument({ sha256, issuedIn, content, prioritization, outcomes }));
}

/** What a retrieval may read of this patient's record and of the board's own past. */
export const caseSources = (dataSource: DataSource): Pick<CaseWork, 'history' | 'formerDecisions'> => ({
  history: (caseId) => withSql(dataSource, async (sql) => historyDocuments((await loadKnownCase(sql, caseId)).record).map(sealed)),

  formerDecisions: (caseId, genes, limit) =>
    withSql(dataSource, async (sql) => {
      const words = genes.map((gene) => gene.toUpperCase());
      const issued = await sql.rows<IssuedDecision>(ISSUED, [caseId, words, Math.min(Math.max(limit, 0), MAX_DECISIONS)]);
      const documents: SourceDocument[] = [];
      for (const decision of issued) documents.push(await documentOf(sql, decision));
      return documents;
    }),
});
