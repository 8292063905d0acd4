import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, amendmentBody, caseParams } from '@consilium/contracts';
import type { ActReceiptBody, AmendmentBody, CaseParams } from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

/** Amendment, correction, addendum and rescission are four acts; the original always opens. */
@ApiTags('report')
@Controller('api/v1/cases/:caseId/amendments')
export class AmendmentsController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly teller: ActTeller,
  ) {}

  @Post()
  @Requires('amendment:open')
  @Answers(actReceipt, 201)
  async open(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: amendmentBody }) { kind, reason }: AmendmentBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.openAmendment(caseId, kind, reason, context));
  }
}
