import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fakePorts, testApi, testConfig } from './api.builder.ts';

let webDir: string;
let app: NestFastifyApplication;
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'consilium-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<title>Consilium</title>');
  writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), 'export {};');
  mkdirSync(join(webDir, 'verify'));
  writeFileSync(join(webDir, 'verify', 'consilium-verify.html'), `<meta content="default-src 'none'; script-src 'sha256-x'" />`);
  app = await testApi(fakePorts(null), { config: testConfig({ CONSILIUM_WEB_DIR: webDir }) });
});
afterAll(async () => {
  await app?.close();
  rmSync(webDir, { recursive: true, force: true });
});
const get = (url: string) => app.inject({ method: 'GET', url });

describe('the built web app', () => {
  it.each(['/', '/cases/6f1c1c4e-7d1a-4c4e-9d56-0a9b3c1d2e3f', '/audit?from=2026-01-01'])(
    'answers %s with its page, locked down by a content security policy',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>Consilium</title>']);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    },
  );

  it('serves the offline verifier under the policy that its page states, which allows its own script and no network', async () => {
    const answer = await get('/verify/consilium-verify.html');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'");
  });

  it('keeps named assets for long and asks for the page again each time', async () => {
    expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/')).headers['cache-control'] ?? '').not.toContain('immutable');
  });

  it.each(['/api/v1/nowhere', '/api', '/assets/gone.js', '/%2e%2e/%2e%2e/etc/passwd.txt', '/%E0%A4%A'])(
    'never answers %s with the page',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toContain('<title>');
    },
  );
});
