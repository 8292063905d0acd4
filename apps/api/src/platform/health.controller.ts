import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Metrics } from '@consilium/observability';
import { Public } from './access-rule.ts';
import type { ReadinessChecks } from './ports.ts';
import { Rate } from './rate.guard.ts';
import { METRICS, READY } from './tokens.ts';

const PATIENCE_MS = 3000;

@ApiExcludeController()
@Controller()
@Rate('unlimited')
export class HealthController {
  constructor(
    @Inject(READY) private readonly checks: ReadinessChecks,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @Public('probe of the process')
  alive(): { readonly status: 'alive' } {
    return { status: 'alive' };
  }

  /** Everything it needs answers; 503 and the names of what does not, otherwise. */
  @Get('readyz')
  @Public('probe of the parts; says only whether they answer')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly status: string; readonly checks: Readonly<Record<string, boolean>> }> {
    const names = Object.entries(this.checks);
    const answers = await Promise.all(names.map(([, check]) => answersInTime(check)));
    const checks = Object.fromEntries(names.map(([name], at) => [name, answers[at] ?? false]));
    const isReady = answers.every(Boolean);
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', checks };
  }

  @Get('metrics')
  @Public('counts without any label that could name a person; keep it inside the site')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): string {
    return this.metrics.render();
  }
}

async function answersInTime(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => void (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
  try {
    return await Promise.race([check().catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
