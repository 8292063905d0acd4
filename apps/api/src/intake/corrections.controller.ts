import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  actReceipt,
  buildBody,
  caseParams,
  consentBody,
  diagnosisBody,
  fileParams,
  noteBody,
  questionBody,
  reasonBody,
} from '@consilium/contracts';
import type {
  ActReceiptBody,
  BuildBody,
  CaseParams,
  ConsentBody,
  DiagnosisBody,
  FileParams,
  NoteBody,
  QuestionBody,
  ReasonBody,
} from '@consilium/contracts';
import type { ActContext, HumanActs } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS } from '../platform/tokens.ts';

/** Facts of a case that a person states or corrects; the case runs again from the stage concerned. */
@ApiTags('intake')
@Controller('api/v1/cases/:caseId')
export class CorrectionsController {
  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    private readonly teller: ActTeller,
  ) {}

  @Put('consent')
  @Requires('consent:record')
  @Answers(actReceipt)
  async consent(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: consentBody }) body: ConsentBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.recordConsent(caseId, body, context));
  }

  @Put('diagnosis')
  @Requires('diagnosis:correct')
  @Answers(actReceipt)
  async diagnosis(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: diagnosisBody }) { reason, ...diagnosis }: DiagnosisBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.correctDiagnosis(caseId, diagnosis, reason, context));
  }

  @Put('question')
  @Requires('question:set')
  @Answers(actReceipt)
  async question(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: questionBody }) { question }: QuestionBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.setQuestion(caseId, question, context));
  }

  @Put('files/:fileId/build')
  @Requires('build:state')
  @Answers(actReceipt)
  async build(
    @Param({ schema: fileParams }) { caseId, fileId }: FileParams,
    @Body({ schema: buildBody }) { build }: BuildBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.stateBuild(caseId, fileId, build, context));
  }

  @Post('notes')
  @Requires('note:add')
  @Answers(actReceipt, 201)
  async note(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: noteBody }) { text, corrects }: NoteBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.addNote(caseId, text, corrects, context));
  }

  @Post('quality-waiver')
  @HttpCode(200)
  @Requires('quality:waive')
  @Answers(actReceipt)
  async waive(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.waiveQuality(caseId, reason, context));
  }

  @Post('rejection')
  @HttpCode(200)
  @Requires('case:reject')
  @Answers(actReceipt)
  async reject(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.rejectCase(caseId, reason, context));
  }

  @Post('cancellation')
  @HttpCode(200)
  @Requires('case:cancel')
  @Answers(actReceipt)
  async cancel(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentAct() context: ActContext,
  ): Promise<ActReceiptBody> {
    return this.teller.told(await this.acts.cancelCase(caseId, reason, context));
  }
}
