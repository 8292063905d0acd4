import { Inject, Injectable } from '@nestjs/common';
import type { ActReceipt, CaseEngine, Result } from '@consilium/domain';
import type { ActReceiptBody } from '@consilium/contracts';
import type { Logger } from '@consilium/observability';
import { unwrap } from './problem-error.ts';
import { ENGINE, LOG } from './tokens.ts';

/**
 * After an act is committed the workflow is told by id, in the background: the answer neither waits for Temporal nor fails with it. A lost
 * message is repaired by the worker's sweep over Postgres.
 */
@Injectable()
export class ActTeller {
  constructor(
    @Inject(ENGINE) private readonly engine: CaseEngine,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @throws ProblemError for a refusal */
  told(result: Result<ActReceipt>): ActReceiptBody {
    const { actId, caseId, version, revision, repeated } = unwrap(result);
    if (!repeated) {
      this.engine
        .tell({ caseId, actId, revision })
        .catch((error: unknown) => this.log.warn('workflow not told, the sweep will', { caseId, actId }, error));
    }
    return { actId, caseId, version, repeated };
  }
}
