import type { DataSource } from 'typeorm';
import type { Actor, Instant, Uuid } from '@consilium/domain';
import { inTransaction, withSql } from '../sql.ts';
import { caseAsKnownAt } from './as-known-at.ts';
import type { CaseAsKnownAt } from './as-known-at.ts';
import type { Period } from './case-facts.ts';
import { findEntry } from './entry-detail.ts';
import type { AuditEntryDetail } from './entry-detail.ts';
import { recordLogCheck } from './log-checks.ts';
import type { LogCheck } from './log-checks.ts';
import { logFileOf, readLogFile } from './log-files.ts';
import { readLogState } from './log-state.ts';
import type { LogState } from './log-state.ts';
import { listReviews, recordReview } from './reviews.ts';
import type { AuditReview, ReviewFilter, ReviewRequest } from './reviews.ts';
import { drawSample, findSample, listSamples } from './samples.ts';
import type { AuditSample, SampleHead, SampleRequest } from './samples.ts';
import { standingFindings } from './standing-findings.ts';
import type { StandingFindings } from './standing-findings.ts';

/** Who acts, in which request. */
export interface AuditorContext {
  readonly actor: Actor;
  readonly requestId: string;
}

/** What an auditor works with. Everything reads as the asking person (`accessAs`); nothing of it changes a record. */
export interface AuditorDesk {
  /** Null where there is no such entry. */
  entry(id: Uuid): Promise<AuditEntryDetail | null>;
  log(): Promise<LogState>;
  /** A file of the log by its path in C2SP tlog-tiles; null where the log has none. */
  logFile(path: string): Promise<Uint8Array | null>;
  recordLogCheck(check: LogCheck, context: AuditorContext): Promise<Uuid>;
  asKnownAt(caseId: Uuid, at: Instant | null): Promise<CaseAsKnownAt | null>;
  findings(period: Period): Promise<StandingFindings>;
  drawSample(request: SampleRequest, context: AuditorContext): Promise<AuditSample>;
  samples(): Promise<readonly SampleHead[]>;
  sample(id: Uuid): Promise<AuditSample | null>;
  /** Null where what it is about is not there. */
  review(request: ReviewRequest, context: AuditorContext): Promise<AuditReview | null>;
  reviews(filter: ReviewFilter): Promise<readonly AuditReview[]>;
}

export const auditorDesk = (dataSource: DataSource): AuditorDesk => ({
  entry: (id) => withSql(dataSource, (sql) => findEntry(sql, id)),
  log: () => withSql(dataSource, readLogState),
  async logFile(path) {
    const file = logFileOf(path);
    return file && withSql(dataSource, (sql) => readLogFile(sql, file));
  },
  recordLogCheck: (check, { actor, requestId }) => inTransaction(dataSource, (sql) => recordLogCheck(sql, check, actor, requestId)),
  asKnownAt: (caseId, at) => withSql(dataSource, (sql) => caseAsKnownAt(sql, caseId, at)),
  findings: (period) => withSql(dataSource, (sql) => standingFindings(sql, period)),
  drawSample: (request, { actor, requestId }) =>
    inTransaction(dataSource, async (sql) => {
      const drawn = await findSample(sql, await drawSample(sql, request, actor, requestId));
      if (!drawn) throw new Error('The sample was not stored.');
      return drawn;
    }),
  samples: () => withSql(dataSource, listSamples),
  sample: (id) => withSql(dataSource, (sql) => findSample(sql, id)),
  review: (request, { actor, requestId }) => inTransaction(dataSource, (sql) => recordReview(sql, request, actor, requestId)),
  reviews: (filter) => withSql(dataSource, (sql) => listReviews(sql, filter)),
});
