import { Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Config } from '@consilium/config';
import type { Logger, Metrics } from '@consilium/observability';
import { AccountsController } from './accounts/accounts.controller.ts';
import { TokensController } from './accounts/tokens.controller.ts';
import { AnnotationController } from './annotate/annotation.controller.ts';
import { AskController } from './ask/ask.controller.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditHistoryController } from './audit/audit-history.controller.ts';
import { AuditLogController } from './audit/audit-log.controller.ts';
import { AuditReviewsController } from './audit/audit-reviews.controller.ts';
import { AuditExportController } from './audit/audit-export.controller.ts';
import { CaseFinder } from './cases/case-finder.ts';
import { BreakGlassController } from './break-glass/break-glass.controller.ts';
import { CasesController } from './cases/cases.controller.ts';
import { DraftController } from './draft/draft.controller.ts';
import { TasksController } from './follow-up/tasks.controller.ts';
import { CorrectionsController } from './intake/corrections.controller.ts';
import { FilesController } from './intake/files.controller.ts';
import { SubmissionController } from './intake/submission.controller.ts';
import { CorporaController } from './knowledge/corpora.controller.ts';
import { ReleasesController } from './knowledge/releases.controller.ts';
import { ModelController } from './model/model.controller.ts';
import { AccessGuard } from './platform/access.guard.ts';
import { ActTeller } from './platform/act-teller.ts';
import { CrossSiteGuard } from './platform/cross-site.guard.ts';
import { HealthController } from './platform/health.controller.ts';
import type { ApiPorts } from './platform/ports.ts';
import { ProblemFilter } from './platform/problem.filter.ts';
import { RateGuard } from './platform/rate.guard.ts';
import { AccessInterceptor } from './platform/access.interceptor.ts';
import { ReadsInterceptor } from './platform/reads.interceptor.ts';
import { SessionGuard } from './platform/session.guard.ts';
import {
  ACCOUNTS,
  ACTS,
  AUDITOR,
  BLOBS,
  CASES,
  CONFIG,
  ENGINE,
  EVIDENCE,
  INSPECT_FILE,
  LOG,
  LOG_HEALTH,
  METRICS,
  PROVIDER_SIGN_IN,
  READY,
  RELEASES,
  RENDER_DRAFT_REPORT,
  SIGNING,
  SIGN_IN,
  EXPORTS,
  TRAIL,
  BREAK_GLASS,
} from './platform/tokens.ts';
import { validation } from './platform/validation.ts';
import { CriteriaController } from './prioritize/criteria.controller.ts';
import { PrioritizationController } from './prioritize/prioritization.controller.ts';
import { AmendmentsController } from './report/amendments.controller.ts';
import { ReportController } from './report/report.controller.ts';
import { ReportFinder } from './report/report-finder.ts';
import { RetrievalController } from './retrieve/retrieval.controller.ts';
import { OidcController } from './session/oidc/oidc.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { SessionsController } from './session/sessions.controller.ts';
import { BallotsController } from './sign-off/ballots.controller.ts';
import { SigningKeysController } from './sign-off/signing-keys.controller.ts';
import { DecisionsController } from './sign-off/decisions.controller.ts';

export interface AppParts {
  readonly config: Config;
  readonly ports: ApiPorts;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Beside the application's own; only tests plant any. */
  readonly controllers?: readonly Type[];
}

export const CONTROLLERS: readonly Type[] = [
  SessionController, CasesController, SubmissionController, FilesController, CorrectionsController, AnnotationController, PrioritizationController, CriteriaController, RetrievalController,
  DraftController, DecisionsController, BallotsController, SigningKeysController, ReportController, AmendmentsController, TasksController, AuditController, AuditExportController, AuditHistoryController, AuditLogController, AuditReviewsController, ReleasesController, HealthController,
  AskController, CorporaController, ModelController, BreakGlassController, SessionsController, OidcController, AccountsController, TokensController,
]; // prettier-ignore

/** Guards run in this order: who asks, how often, from where, whether he may. */
const GUARDS = [SessionGuard, RateGuard, CrossSiteGuard, AccessGuard].map((useClass) => ({ provide: APP_GUARD, useClass }));

function providersOf({ config, ports, log, metrics }: AppParts): Provider[] {
  return [
    { provide: ACTS, useValue: ports.acts },
    { provide: SIGNING, useValue: ports.signing },
    { provide: CASES, useValue: ports.cases },
    { provide: BREAK_GLASS, useValue: ports.glasses },
    { provide: TRAIL, useValue: ports.trail },
    { provide: EXPORTS, useValue: ports.exports },
    { provide: AUDITOR, useValue: ports.auditor },
    { provide: SIGN_IN, useValue: ports.signIn },
    { provide: PROVIDER_SIGN_IN, useValue: ports.providerSignIn },
    { provide: ACCOUNTS, useValue: ports.accounts },
    { provide: ENGINE, useValue: ports.engine },
    { provide: BLOBS, useValue: ports.blobs },
    { provide: INSPECT_FILE, useValue: ports.inspectFile },
    { provide: RENDER_DRAFT_REPORT, useValue: ports.renderDraftReport },
    { provide: RELEASES, useValue: ports.releases },
    { provide: EVIDENCE, useValue: ports.evidence },
    { provide: READY, useValue: ports.ready },
    { provide: LOG_HEALTH, useValue: ports.logHealth },
    { provide: CONFIG, useValue: config },
    { provide: LOG, useValue: log },
    { provide: METRICS, useValue: metrics },
    { provide: APP_FILTER, useValue: new ProblemFilter(log) },
    { provide: APP_PIPE, useFactory: validation },
    { provide: APP_INTERCEPTOR, useClass: AccessInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ReadsInterceptor },
  ];
}

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [...CONTROLLERS, ...(parts.controllers ?? [])],
      providers: [...providersOf(parts), ...GUARDS, ActTeller, CaseFinder, ReportFinder],
    };
  }
}
