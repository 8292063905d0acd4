import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { actReceipt, caseParams, decisionList, decisionParams, decisionVersion, reviseBody } from '@consilium/contracts';
import type { ActReceiptBody, CaseParams, DecisionList, DecisionParams, DecisionVersionBody, ReviseBody } from '@consilium/contracts';
import { mayAct, refuse } from '@consilium/domain';
import type { ActContext, HumanActs } from '@consilium/domain';
import { factsOf } from '../cases/case-facts.ts';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { problem, unwrap } from '../platform/problem-error.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { CurrentAct, ShownDigest } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

@ApiTags('sign-off')
@Controller('api/v1/cases/:caseId/decisions')
export class DecisionsController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly finder: CaseFinder,
    private readonly teller: ActTeller,
  ) {}

  @Get()
  @Requires('case:read')
  @Reads('decisions')
  @Answers(decisionList)
  async list(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<DecisionList> {
    const { decisions } = await this.finder.record(caseId);
    const newest = Math.max(0, ...decisions.map(({ version }) => version));
    return {
      items: decisions.map(({ content: _content, ...head }) => ({ ...head, isCurrent: head.version === newest && head.voidedAt === null })),
    };
  }

  /** ETag is the SHA-256 of the canonical decision: what a ballot or a change names in If-Match. */
  @Get(':version')
  @Requires('case:read')
  @Reads('decision')
  @Answers(decisionVersion)
  async show(
    @Param({ schema: decisionParams }) { caseId, version }: DecisionParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionVersionBody> {
    const { decisions } = await this.finder.record(caseId);
    const found = decisions.find((decision) => decision.version === version);
    if (!found) throw problem('DECISION.NOT_FOUND');
    void reply.header('etag', `"${found.sha256}"`);
    return found;
  }

  /** A changed or hand-written decision becomes the next version. If-Match names the digest of the version it is based on. */
  @Post()
  @Requires('decision:revise')
  @Answers(actReceipt, 201)
  async revise(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: reviseBody }) body: ReviseBody,
    @ShownDigest() digest: string,
    @CurrentAct('shown-digest') context: ActContext,
  ): Promise<ActReceiptBody> {
    const record = await this.finder.record(caseId);
    const { decisions } = record;
    const shown = decisions.find(({ sha256 }) => sha256 === digest);
    // Who may not revise is told so by the act, with its entry, before he is told what the newest version is.
    if (!shown && mayAct(context.actor, 'decision-revised', factsOf(record)).ok)
      unwrap(refuse('SIGN_OFF.VERSION_SUPERSEDED', { current: decisions.at(-1)?.version ?? null }));
    return this.teller.told(await this.acts.reviseDecision(caseId, { ...body, basedOn: shown?.version ?? 0 }, context));
  }
}
