import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { corpusList, documentParams, sourceDocument } from '@consilium/contracts';
import type { CorpusList, DocumentParams } from '@consilium/contracts';
import type { SourceDocument } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { EvidencePorts } from '../platform/evidence-ports.ts';
import { problem } from '../platform/problem-error.ts';
import { EVIDENCE } from '../platform/tokens.ts';

/** Guidelines and literature that the operator imported. */
@ApiTags('knowledge')
@Controller('api/v1/knowledge')
export class CorporaController {
  constructor(@Inject(EVIDENCE) private readonly evidence: EvidencePorts) {}

  @Get('corpora')
  @Requires('knowledge:read')
  @Answers(corpusList)
  async list(): Promise<CorpusList> {
    return { items: await this.evidence.corpora.list() };
  }

  @Get('documents/:documentId')
  @Requires('knowledge:read')
  @Answers(sourceDocument)
  async document(@Param({ schema: documentParams }) { documentId }: DocumentParams): Promise<SourceDocument> {
    const document = await this.evidence.corpora.document(documentId);
    if (document === null) throw problem('KNOWLEDGE.DOCUMENT_NOT_FOUND');
    return document;
  }
}
