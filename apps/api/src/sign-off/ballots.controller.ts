import { Body, Controller, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, ballotBody, ballotChallenge, caseParams, challengeBody, reasonBody, signatureParams } from '@consilium/contracts';
import type { ActReceiptBody, BallotBody, CaseParams, ChallengeBody, ReasonBody, SignatureParams } from '@consilium/contracts';
import type { ActContext, BallotChallenge, HumanActs, SigningContext, SigningDesk } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { unwrap } from '../platform/problem-error.ts';
import { Rate } from '../platform/rate.guard.ts';
import { CurrentAct, CurrentSigning, ShownDigest } from '../platform/request-parts.ts';
import { ACTS, SIGNING } from '../platform/tokens.ts';

@ApiTags('sign-off')
@Controller('api/v1/cases/:caseId')
export class BallotsController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    @Inject(SIGNING) private readonly signing: SigningDesk,
    private readonly teller: ActTeller,
  ) {}

  /** Begins a signature by security key over exactly the version whose digest If-Match names. */
  @Post('ballots/challenge')
  @HttpCode(200)
  @Requires('ballot:cast')
  @Rate('login')
  @Answers(ballotChallenge)
  async challenge(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: challengeBody }) body: ChallengeBody,
    @ShownDigest() digest: string,
    @CurrentSigning('shown-digest') context: SigningContext,
  ): Promise<BallotChallenge> {
    return unwrap(await this.signing.challenge(caseId, { ...body, digest }, context));
  }

  /** Signs a ballot over exactly the version whose digest If-Match names, by key or password. */
  @Post('ballots')
  @Requires('ballot:cast')
  @Rate('login')
  @Answers(actReceipt, 201)
  async cast(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: ballotBody }) body: BallotBody,
    @ShownDigest() digest: string,
    @CurrentSigning('shown-digest') context: SigningContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.signing.castBallot(caseId, { ...body, digest }, context));
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
