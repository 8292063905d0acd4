import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { releaseList } from '@consilium/contracts';
import type { ReleaseList } from '@consilium/contracts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { ApiPorts } from '../platform/ports.ts';
import { RELEASES } from '../platform/tokens.ts';

@ApiTags('knowledge')
@Controller('api/v1/knowledge/releases')
export class ReleasesController {
  constructor(@Inject(RELEASES) private readonly releases: ApiPorts['releases']) {}

  @Get()
  @Requires('knowledge:read')
  @Answers(releaseList)
  async list(): Promise<ReleaseList> {
    return { items: await this.releases.list() };
  }
}
