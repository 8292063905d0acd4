import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, submissionBody } from '@consilium/contracts';
import type { ActReceiptBody, SubmissionBody } from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

@ApiTags('intake')
@Controller('api/v1/cases')
export class SubmissionController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly teller: ActTeller,
  ) {}

  @Post()
  @Requires('case:submit')
  @Answers(actReceipt, 201)
  async submit(@Body({ schema: submissionBody }) body: SubmissionBody, @CurrentAct() context: ActContext): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.submitCase(body, context));
  }
}
