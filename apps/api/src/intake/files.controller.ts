import { join } from 'node:path';
import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { caseParams, fileReceipt } from '@consilium/contracts';
import type { CaseParams, FileFields, FileReceipt } from '@consilium/contracts';
import { mayAct } from '@consilium/domain';
import type { ActContext, BlobStore, HumanActs } from '@consilium/domain';
import { CaseFinder } from '../cases/case-finder.ts';
import { factsOf } from '../cases/case-facts.ts';
import { Requires } from '../platform/access-rule.ts';
import { ActTeller } from '../platform/act-teller.ts';
import { Answers } from '../platform/answers.ts';
import type { InspectFile } from '../platform/ports.ts';
import { unwrap } from '../platform/problem-error.ts';
import { Rate } from '../platform/rate.guard.ts';
import { CurrentAct } from '../platform/request-parts.ts';
import { ACTS, BLOBS, CONFIG, INSPECT_FILE } from '../platform/tokens.ts';
import { endUpload, expectBytes } from './end-upload.ts';
import { judgeUpload } from './judge-upload.ts';
import { quarantine } from './quarantine/quarantine.ts';
import type { Quarantine } from './quarantine/quarantine.ts';
import { readUpload } from './read-upload.ts';

@ApiTags('intake')
@Controller('api/v1/cases/:caseId/files')
export class FilesController {
  private readonly quarantine: Quarantine;

  constructor(
    @Inject(ACTS) private readonly acts: HumanActs,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(INSPECT_FILE) private readonly inspectFile: InspectFile,
    @Inject(CONFIG) private readonly config: Config,
    private readonly finder: CaseFinder,
    private readonly teller: ActTeller,
  ) {
    this.quarantine = quarantine(join(config.blobDir, 'quarantine'));
  }

  /** Judged while it streams: a refusal comes at the byte that proves it, and nothing is kept. */
  @Post()
  @HttpCode(201)
  @Requires('file:add')
  @Rate('upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        build: { type: 'string' },
        tumorSample: { type: 'string' },
        depthField: { type: 'string' },
        altField: { type: 'string' },
        beside: { type: 'string' },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @Answers(fileReceipt, 201)
  async add(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentAct() context: ActContext,
  ): Promise<FileReceipt> {
    try {
      expectBytes(request);
      // A look ahead, so that a case that takes no file refuses before the bytes are read; the act decides again under its lock.
      unwrap(mayAct(context.actor, 'file-added', factsOf(await this.finder.record(caseId))));
      return await this.receive(caseId, request, context);
    } catch (error) {
      endUpload(request, reply);
      throw error;
    }
  }

  private async receive(caseId: string, request: FastifyRequest, context: ActContext): Promise<FileReceipt> {
    const { blobs, inspectFile } = this;
    const { maxBytes } = this.config.uploads;
    const { fileName, fields, bytes } = await readUpload(request, maxBytes);
    const statements = { statedBuild: fields.build, tumorSample: fields.tumorSample, fields: formatFields(fields) };
    const { stored, summary } = unwrap(
      await judgeUpload(bytes, { fileName, ...statements }, { blobs, inspectFile, quarantine: this.quarantine, maxBytes }),
    );
    const receipt = this.teller.told(
      await this.acts.addFile(caseId, { name: fileName, ...stored, ...statements, summary, beside: fields.beside }, context),
    );
    return { ...receipt, ...stored, summary };
  }
}

const formatFields = ({ depthField, altField }: FileFields): Readonly<Record<string, string>> | null => {
  const named = { ...(depthField ? { depth: depthField } : {}), ...(altField ? { alt: altField } : {}) };
  return Object.keys(named).length > 0 ? named : null;
};
