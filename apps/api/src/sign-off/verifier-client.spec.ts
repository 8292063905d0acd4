import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROBLEMS } from '@consilium/contracts';
import type { SignedBallot, SigningContext } from '@consilium/domain';
import { CASE_ID, anActor } from '../api.builder.ts';
import { verifierClient } from './verifier-client.ts';

const CONTEXT: SigningContext = { actor: anActor(), session: randomUUID(), requestId: 'r-1', idempotencyKey: null, ifVersion: null };
const BALLOT: SignedBallot = {
  ballotId: randomUUID(),
  version: 1,
  digest: 'a'.repeat(64),
  choice: 'agree',
  reason: null,
  alternative: null,
  text: null,
  timeZone: 'Europe/Berlin',
  password: 'secret of a person',
};
interface Seen {
  url?: string;
  headers?: IncomingHttpHeaders;
  body?: string;
}

let server: Server | null = null;
afterEach(() => void server?.close());

/** A verification process that answers with this. */
async function answering(status: number, text: string, seen: Seen = {}): Promise<{ readonly url: string; readonly token: string }> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      Object.assign(seen, { url: request.url, headers: request.headers, body });
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server?.once('listening', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'secret' };
}

describe('the way to the verification process', () => {
  it('names the session, never the person, and shows the shared secret', async () => {
    const seen: Seen = {};
    const desk = verifierClient(await answering(200, '{"ok":true,"value":{"version":2}}', seen));
    expect(await desk.castBallot(CASE_ID, BALLOT, CONTEXT)).toEqual({ ok: true, value: { version: 2 } });
    expect([seen.url, seen.headers?.authorization]).toEqual(['/v1/cast', 'Bearer secret']);
    const said = JSON.parse(seen.body ?? '');
    expect([said.context.session, seen.body?.includes(CONTEXT.actor.id)]).toEqual([CONTEXT.session, false]);
  });

  it('hands a refusal on as it came', async () => {
    const outcome = { ok: false, refusal: { code: 'SIGN_OFF.RECUSED', detail: {} } };
    const desk = verifierClient(await answering(200, JSON.stringify(outcome)));
    expect(await desk.castBallot(CASE_ID, BALLOT, CONTEXT)).toEqual(outcome);
  });

  it.each([
    ['fails', 500, '{"code":"VERIFIER.FAILED"}'],
    ['takes another secret', 401, '{"code":"VERIFIER.TOKEN_WRONG"}'],
    ['is something else', 200, '{"hello":"world"}'],
    ['answers with no JSON', 200, '<html>'],
    ['sends elsewhere', 302, ''],
  ])('signs nothing when it %s, and says so (503)', async (_what, status, text) => {
    const outcome = await verifierClient(await answering(status, text)).castBallot(CASE_ID, BALLOT, CONTEXT);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'SIGN_OFF.VERIFIER_DOWN' } });
  });

  it('signs nothing when nobody answers, and says so (503)', async () => {
    const outcome = await verifierClient({ url: 'http://127.0.0.1:1', token: 'secret' }).castBallot(CASE_ID, BALLOT, CONTEXT);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'SIGN_OFF.VERIFIER_DOWN' } });
    expect(PROBLEMS['SIGN_OFF.VERIFIER_DOWN'].status).toBe(503);
  });

  it('is for a person with a session, and for one that is still open', async () => {
    const desk = verifierClient(await answering(403, '{"code":"VERIFIER.SESSION_UNKNOWN"}'));
    for (const context of [CONTEXT, { ...CONTEXT, session: null }])
      await expect(desk.castBallot(CASE_ID, BALLOT, context)).rejects.toMatchObject({ code: 'SESSION.REQUIRED' });
  });
});
