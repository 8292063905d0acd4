import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { askBody, evidenceAnswer } from '@consilium/contracts';
import type { AskBody, EvidenceAnswerBody } from '@consilium/contracts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { EvidencePorts } from '../platform/evidence-ports.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { EVIDENCE } from '../platform/tokens.ts';

@ApiTags('ask')
@Controller('api/v1/evidence/ask')
export class AskController {
  constructor(@Inject(EVIDENCE) private readonly evidence: EvidencePorts) {}

  /** A search, so it is an entry before the answer leaves (AUD-17); the words of the question are not in it. */
  @Post()
  @HttpCode(200)
  @Requires('evidence:ask')
  @Reads('answer')
  @Answers(evidenceAnswer)
  ask(@Body({ schema: askBody }) body: AskBody): Promise<EvidenceAnswerBody> {
    return this.evidence.ask(body);
  }
}
