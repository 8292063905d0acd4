import { Body, Controller, Delete, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, ballotBody, caseParams, reasonBody, signatureParams } from '@consilium/contracts';
import type { ActReceiptBody, BallotBody, CaseParams, ReasonBody, SignatureParams } from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { Rate } from '../platform/rate.guard.ts';
import { CurrentAct, ShownDigest } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

@ApiTags('sign-off')
@Controller('api/v1/cases/:caseId')
export class BallotsController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly teller: ActTeller,
  ) {}

  /** Signs a ballot over exactly the version whose digest If-Match names. */
  @Post('ballots')
  @Requires('ballot:cast')
  @Rate('login')
  @Answers(actReceipt, 201)
  async cast(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: ballotBody }) body: BallotBody,
    @ShownDigest() digest: string,
    @CurrentAct('shown-digest') context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.castBallot(caseId, { ...body, digest }, context));
  }

  @Delete('signatures/:signatureId')
  @Requires('signature:withdraw')
  @Answers(actReceipt)
  async withdraw(
    @Param({ schema: signatureParams }) { caseId, signatureId }: SignatureParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.withdrawSignature(caseId, signatureId, reason, context));
  }

  @Post('recusals')
  @Requires('member:recuse')
  @Answers(actReceipt, 201)
  async recuse(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.recuse(caseId, reason, context));
  }
}
