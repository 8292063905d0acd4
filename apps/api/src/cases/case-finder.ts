import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '@consilium/domain';
import type { CaseRecord, Step, StepDocuments, Uuid } from '@consilium/domain';
import type { CaseQueries } from '../platform/ports.ts';
import { problem, unwrap } from '../platform/problem-error.ts';
import { CASES } from '../platform/tokens.ts';

/** Finds what a route is about, or says in the contract's words that it is not there. */
@Injectable()
export class CaseFinder {
  constructor(@Inject(CASES) private readonly cases: CaseQueries) {}

  async record(caseId: Uuid): Promise<CaseRecord> {
    const record = await this.cases.record(caseId);
    return record ?? unwrap(refuse('CASE.NOT_FOUND'));
  }

  async step<S extends Step>(caseId: Uuid, step: S): Promise<StepDocuments[S]> {
    const document = await this.cases.step(caseId, step);
    if (document !== null) return document;
    const { stage, status } = await this.record(caseId);
    throw problem('STEP.NOT_READY', { params: { step, stage, status } });
  }
}
