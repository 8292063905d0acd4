import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { actReceipt, caseParams, followUpBody, taskList, taskParams } from '@consilium/contracts';
import type { ActReceiptBody, CaseParams, FollowUpBody, TaskList, TaskParams } from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

@ApiTags('follow-up')
@Controller('api/v1/cases/:caseId/tasks')
export class TasksController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly finder: CaseFinder,
    private readonly teller: ActTeller,
  ) {}

  @Get()
  @Requires('case:read')
  @Reads('tasks')
  @Answers(taskList)
  async list(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<TaskList> {
    return { items: (await this.finder.record(caseId)).tasks };
  }

  @Put(':taskId/outcome')
  @Requires('follow-up:record')
  @Answers(actReceipt)
  async record(
    @Param({ schema: taskParams }) { caseId, taskId }: TaskParams,
    @Body({ schema: followUpBody }) body: FollowUpBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.recordFollowUp(caseId, taskId, body, context));
  }
}
