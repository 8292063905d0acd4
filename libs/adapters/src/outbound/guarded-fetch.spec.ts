import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkAddress } from './allowed-url.ts';
import { guardedFetch } from './guarded-fetch.ts';

const paths: string[] = [];
let behaviour: (response: ServerResponse, path: string) => void = (response) => void response.end('fine');
const server = createServer((request, response) => {
  paths.push(request.url ?? '');
  behaviour(response, request.url ?? '');
});
let host = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const settings = () => ({ allowedHosts: [host], maxResponseBytes: 1000, timeoutMs: 2000 });

describe('checkAddress', () => {
  it.each([
    ['https://api.example.org/v1', ['api.example.org']],
    ['https://API.example.org/v1', ['Api.Example.org']],
    ['https://api.example.org:443/v1', ['api.example.org']],
    ['https://api.example.org/v1', ['api.example.org:443']],
    ['http://127.0.0.1:8080/v1', ['127.0.0.1:8080']],
    ['http://[::1]:8080/v1', ['[::1]:8080']],
    ['http://[::1]/v1', ['[::1]']],
  ])('lets %s pass with %p on the list', (address, allowed) => {
    expect(checkAddress(address, allowed).protocol).toMatch(/^https?:$/);
  });

  it.each([
    ['http://127.0.0.1:8081/v1', ['127.0.0.1:8080']],
    ['http://127.0.0.1/v1', ['api.example.org']],
    ['http://localhost:8080', ['127.0.0.1:8080']],
    ['http://2130706433:8080', ['127.0.0.2:8080']],
    ['http://169.254.169.254/latest/meta-data', ['api.example.org']],
    ['https://api.example.org:8443', ['api.example.org']],
    ['http://api.example.org', ['api.example.org:443']],
    ['https://api.example.org.evil.invalid', ['api.example.org']],
    ['https://evil.invalid/?api.example.org', ['api.example.org']],
    ['https://evil.invalid#@api.example.org', ['api.example.org']],
    ['https://api.example.org@evil.invalid', ['api.example.org']],
    ['https://user:secret@api.example.org', ['api.example.org']],
    ['https://notapi.example.org', ['api.example.org']],
    ['ftp://api.example.org', ['api.example.org']],
    ['file:///etc/hosts', ['api.example.org', '']],
    ['data:text/plain,x', ['api.example.org']],
    ['no address', ['api.example.org']],
    ['https://api.example.org', []],
  ])('refuses %s with %p on the list', (address, allowed) => {
    expect(() => checkAddress(address, allowed)).toThrow(expect.objectContaining({ code: 'OUTBOUND.DESTINATION_REFUSED' }));
  });

  it('says nothing of path, query or password in its refusal', () => {
    expect(() => checkAddress('https://me:hush@evil.invalid/canary?q=canary', [])).toThrow(/^(?!.*(?:canary|hush))/);
  });
});

describe('guardedFetch', () => {
  it('brings the answer of a listed host, body and status as they are', async () => {
    behaviour = (response) => void response.writeHead(201, { 'x-told': 'yes' }).end('fine');
    const response = await guardedFetch(settings())(`http://${host}/told`, { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('x-told'), await response.text()]).toEqual([201, 'yes', 'fine']);
  });

  it('sends no byte to a host that is not listed, loopback or not', async () => {
    const before = paths.length;
    const call = guardedFetch({ ...settings(), allowedHosts: ['api.example.org'] })(`http://${host}/planted`);
    await expect(call).rejects.toMatchObject({ code: 'OUTBOUND.DESTINATION_REFUSED' });
    await expect(guardedFetch({ ...settings(), allowedHosts: [] })(new Request(`http://${host}/planted`))).rejects.toMatchObject({
      code: 'OUTBOUND.DESTINATION_REFUSED',
    });
    expect(paths.slice(before)).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%p), not even to a listed host', async (status) => {
    behaviour = (response, path) =>
      void (path === '/from' ? response.writeHead(status, { location: '/to' }).end() : response.end('followed'));
    await expect(guardedFetch(settings())(`http://${host}/from`)).rejects.toMatchObject({ code: 'OUTBOUND.REDIRECTED' });
    expect(paths).not.toContain('/to');
  });

  it('does not follow a redirect when the caller asks for it', async () => {
    behaviour = (response, path) => void (path === '/from' ? response.writeHead(302, { location: '/to' }).end() : response.end('followed'));
    await expect(guardedFetch(settings())(`http://${host}/from`, { redirect: 'follow' })).rejects.toMatchObject({
      code: 'OUTBOUND.REDIRECTED',
    });
    expect(paths).not.toContain('/to');
  });

  it('refuses a body that says it is over the cap', async () => {
    behaviour = (response) => void response.end('x'.repeat(1001));
    await expect(guardedFetch(settings())(`http://${host}/large`)).rejects.toMatchObject({ code: 'OUTBOUND.RESPONSE_TOO_LARGE' });
  });

  it('stops an endless stream at the cap', async () => {
    let written = 0;
    behaviour = (response) => {
      const timer = setInterval(() => void (response.write('x'.repeat(400)), (written += 400)), 5);
      response.on('close', () => clearInterval(timer));
    };
    const response = await guardedFetch(settings())(`http://${host}/endless`);
    await expect(response.text()).rejects.toMatchObject({ code: 'OUTBOUND.RESPONSE_TOO_LARGE' });
    expect(written).toBeLessThan(20_000);
  });

  it('counts a compressed body as it unfolds', async () => {
    const { gzipSync } = await import('node:zlib');
    behaviour = (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    const response = await guardedFetch(settings())(`http://${host}/bomb`);
    await expect(response.text()).rejects.toMatchObject({ code: 'OUTBOUND.RESPONSE_TOO_LARGE' });
  });

  it('gives up on a host that is silent, and on one that stops in the middle', async () => {
    const hurried = guardedFetch({ ...settings(), timeoutMs: 60 });
    behaviour = () => undefined;
    await expect(hurried(`http://${host}/silent`)).rejects.toMatchObject({ code: 'OUTBOUND.TIMED_OUT' });
    behaviour = (response) => void response.write('half');
    const response = await hurried(`http://${host}/half`);
    await expect(response.text()).rejects.toMatchObject({ code: 'OUTBOUND.TIMED_OUT' });
  });

  it('ends when its caller ends it', async () => {
    behaviour = () => undefined;
    const controller = new AbortController();
    const call = guardedFetch(settings())(`http://${host}/given-up`, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
