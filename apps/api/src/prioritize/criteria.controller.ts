import { Body, Controller, Delete, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, caseParams, criterionBody, criterionParams, reasonBody } from '@consilium/contracts';
import type { ActReceiptBody, CaseParams, CriterionBody, CriterionParams, ReasonBody } from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

/** Criteria of oncogenicity that a person enters, with the reason; the case is prioritized again with them. */
@ApiTags('prioritize')
@Controller('api/v1/cases/:caseId/criteria')
export class CriteriaController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly teller: ActTeller,
  ) {}

  @Post()
  @Requires('criterion:enter')
  @Answers(actReceipt, 201)
  async enter(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: criterionBody }) body: CriterionBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.enterCriterion(caseId, body, context));
  }

  @Delete(':criterionId')
  @Requires('criterion:enter')
  @Answers(actReceipt)
  async withdraw(
    @Param({ schema: criterionParams }) { caseId, criterionId }: CriterionParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.withdrawCriterion(caseId, criterionId, reason, context));
  }
}
