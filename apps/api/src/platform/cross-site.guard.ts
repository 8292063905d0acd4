import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { CSRF_HEADER } from '@consilium/contracts';
import { problem } from './problem-error.ts';
import { stateOf } from './request-state.ts';
import { CONFIG } from './tokens.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Writes come from this application only (CSRF); the session cookie is SameSite=Strict besides.
 *
 * | Origin | Sec-Fetch-Site | client header | write |
 * |---|---|---|---|
 * | another | any | any | refused |
 * | own | same-origin, none or missing | any | allowed |
 * | any | cross-site, same-site | any | refused |
 * | missing | missing | missing | refused |
 * | missing | missing | present | allowed |
 */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // A machine's token is sent by no browser on its own, so no other site can borrow it.
    if (stateOf(request).session?.actor.kind === 'service') return true;
    if (READS.has(request.method) || isOwnWrite(request.headers, this.config.http.publicUrl)) return true;
    throw problem('REQUEST.CROSS_SITE');
  }
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export function isOwnWrite(headers: Headers, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return headers[CSRF_HEADER] !== undefined || site === 'same-origin';
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers['host'] || (publicUrl !== null && new URL(origin).origin === new URL(publicUrl).origin);
}
