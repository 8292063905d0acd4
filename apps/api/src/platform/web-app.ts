import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const YEAR = '365d';

/** Serves the built web app; an address that is no file is a screen of it (history fallback). Addresses of the API never fall back. */
export async function serveWebApp(app: NestFastifyApplication, webDir: string): Promise<boolean> {
  if (!existsSync(join(webDir, 'index.html'))) return false;
  const verifierPolicy = policyOfPage(join(webDir, 'verify', 'consilium-verify.html'));
  await app.register(fastifyStatic, { root: webDir, serve: false });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request: FastifyRequest, reply: FastifyReply) => {
      const path = decodeURI(request.url.split('?', 1)[0] ?? '/');
      if (path === '/api' || path.startsWith('/api/')) return reply.callNotFound();
      if (path.startsWith('/verify/') && verifierPolicy !== null) reply.header('content-security-policy', verifierPolicy);
      const isFile = /\.[A-Za-z0-9]{1,8}$/.test(path);
      return isFile
        ? reply.sendFile(path, { maxAge: path.startsWith('/assets/') ? YEAR : 0, immutable: path.startsWith('/assets/') })
        : reply.sendFile('index.html', { cacheControl: false });
    });
  return true;
}

/** The verifier's page holds its own script, which runs from a disk as well; its policy allows that script by hash and nothing else. */
function policyOfPage(path: string): string | null {
  if (!existsSync(path)) return null;
  const [, policy = null] = /content="(default-src 'none'; script-src 'sha256-[^"]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
  return policy === null ? null : `${policy}; frame-ancestors 'none'`;
}
