import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { modelStatus, modelSwitchBody } from '@consilium/contracts';
import type { ModelStatus, ModelSwitchBody } from '@consilium/contracts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { EvidencePorts } from '../platform/evidence-ports.ts';
import { refusalProblem } from '../platform/problem-error.ts';
import { actorOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { EVIDENCE } from '../platform/tokens.ts';

/** What model the site has, what it used today, and the stop switches (AIO-06). */
@ApiTags('model')
@Controller('api/v1/model')
export class ModelController {
  constructor(@Inject(EVIDENCE) private readonly evidence: EvidencePorts) {}

  @Get()
  @Requires('knowledge:read')
  @Answers(modelStatus)
  status(): Promise<ModelStatus> {
    return this.evidence.model.status();
  }

  /** Whoever sees the danger may stop; only who keeps the policy may let it go on. The second is decided where the switch is written. */
  @Post('switches')
  @HttpCode(200)
  @Requires('model:stop')
  @Answers(modelStatus)
  async set(@Body({ schema: modelSwitchBody }) body: ModelSwitchBody, @Req() request: FastifyRequest): Promise<ModelStatus> {
    const outcome = await this.evidence.model.set(body, actorOf(request), stateOf(request).requestId);
    if (!outcome.ok) throw refusalProblem(outcome.refusal);
    return this.evidence.model.status();
  }
}
