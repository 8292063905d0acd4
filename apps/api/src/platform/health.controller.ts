import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Metrics } from '@consilium/observability';
import { Public } from './access-rule.ts';
import type { LogHealth } from '@consilium/persistence';
import type { AskLogHealth, ReadinessChecks } from './ports.ts';
import { Rate } from './rate.guard.ts';
import { LOG_HEALTH, METRICS, READY } from './tokens.ts';

const PATIENCE_MS = 3000;

interface Readiness {
  readonly status: 'ready' | 'not ready';
  readonly checks: Readonly<Record<string, boolean>>;
  /** Null: the database did not tell. */
  readonly log: LogHealth | null;
}

@ApiExcludeController()
@Controller()
@Rate('unlimited')
export class HealthController {
  constructor(
    @Inject(READY) private readonly checks: ReadinessChecks,
    @Inject(LOG_HEALTH) private readonly logHealth: AskLogHealth,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @Public('probe of the process')
  alive(): { readonly status: 'alive' } {
    return { status: 'alive' };
  }

  /**
   * Everything it needs answers; 503 and the names of what does not, otherwise. Beside it how the audit log grows: the sequencer listens nowhere, and a log
   * that stands still must not close the page on which an auditor sees it.
   */
  @Get('readyz')
  @Public('probe of the parts; says only whether they answer, and how the audit log grows')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const names = Object.entries(this.checks);
    const [answers, log] = await Promise.all([Promise.all(names.map(([, check]) => inTime(check, false))), inTime(this.logHealth, null)]);
    const checks = Object.fromEntries(names.map(([name], at) => [name, answers[at] ?? false]));
    const isReady = answers.every(Boolean);
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', checks, log };
  }

  @Get('metrics')
  @Public('counts without any label that could name a person; keep it inside the site')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): string {
    return this.metrics.render();
  }
}

async function inTime<T, E>(ask: () => Promise<T>, otherwise: E): Promise<T | E> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<E>((resolve) => void (timer = setTimeout(() => resolve(otherwise), PATIENCE_MS)));
  try {
    return await Promise.race([ask().catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
