import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Readonly<Record<string, unknown>>;

/** One untruth at a time; an empty one is an honest provider. */
export interface Lie {
  readonly alg?: 'RS256' | 'none' | 'HS256';
  /** Signs with a key that it does not publish. */
  readonly strangeKey?: boolean;
  /** Changes what the ID token says. */
  readonly claims?: (honest: Claims) => Claims;
  /** `iss` beside the code, or none. */
  readonly issBeside?: string | null;
  /** Answers the code of another sign-in. */
  readonly code?: string;
  readonly state?: string;
  /** Takes any verifier, as a provider without PKCE would. */
  readonly withoutPkce?: boolean;
  /** Who is signed in there. */
  readonly subject?: string;
  readonly tokenStatus?: number;
}

export interface LyingProvider {
  readonly issuer: string;
  lie: Lie;
  /** What the authorization endpoint was asked, newest last. */
  readonly asked: readonly URLSearchParams[];
  /** Codes it gave, newest last. */
  readonly codes: readonly string[];
  close(): Promise<void>;
}

interface Grant {
  readonly challenge: string | null;
  readonly nonce: string | null;
  readonly clientId: string;
  readonly redirectUri: string;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(claims: Claims, key: KeyObject, { alg = 'RS256' }: Lie): string {
  const signed = `${base64url({ alg, kid: 'k1', typ: 'JWT' })}.${base64url(claims)}`;
  if (alg === 'none') return `${signed}.`;
  if (alg === 'HS256') return `${signed}.${createHmac('sha256', 'client secret').update(signed).digest('base64url')}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** An OpenID provider on this machine that says what a test makes it say: everything that no certified one would. */
export async function startLyingProvider(port = 0): Promise<LyingProvider> {
  const [own, strange] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const grants = new Map<string, Grant>();
  const [asked, codes]: [URLSearchParams[], string[]] = [[], []];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: LyingProvider = {
    issuer,
    lie: {},
    asked,
    codes,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };

  const routes: Readonly<Record<string, (query: URLSearchParams, body: URLSearchParams, response: ServerResponse) => void>> = {
    '/.well-known/openid-configuration': (_query, _body, response) =>
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        end_session_endpoint: `${issuer}/logout`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      }),
    '/jwks': (_query, _body, response) =>
      json(response, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] }),
    '/authorize': (query, _body, response) => {
      asked.push(query);
      const { lie } = provider;
      const code = randomBytes(16).toString('hex');
      codes.push(code);
      const redirectUri = query.get('redirect_uri') ?? '';
      grants.set(code, {
        challenge: query.get('code_challenge'),
        nonce: query.get('nonce'),
        clientId: query.get('client_id') ?? '',
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.searchParams.set('code', lie.code ?? code);
      back.searchParams.set('state', lie.state ?? query.get('state') ?? '');
      if (lie.issBeside !== null) back.searchParams.set('iss', lie.issBeside ?? issuer);
      response.writeHead(303, { location: back.href }).end();
    },
    '/token': (_query, body, response) => {
      const { lie } = provider;
      const code = body.get('code') ?? '';
      const grant = grants.get(code);
      grants.delete(code);
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      if (lie.tokenStatus !== undefined) return json(response, { error: 'server_error' }, lie.tokenStatus);
      if (!grant || (lie.withoutPkce !== true && grant.challenge !== challenge)) return json(response, { error: 'invalid_grant' }, 400);
      const now = Math.floor(Date.now() / 1000);
      const honest = {
        iss: issuer,
        sub: lie.subject ?? 'subject-1',
        aud: grant.clientId,
        iat: now,
        exp: now + 300,
        auth_time: now,
        nonce: grant.nonce,
      };
      const token = idToken(lie.claims?.(honest) ?? honest, lie.strangeKey ? strange.privateKey : own.privateKey, lie);
      json(response, { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: token });
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const route = routes[url.pathname];
    if (!route) return void response.writeHead(404).end();
    route(url.searchParams, new URLSearchParams(Buffer.concat(chunks).toString()), response);
  }
  return provider;
}

const json = (response: ServerResponse, body: unknown, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
