import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';

const SESSION = 'consilium_session';
/** Binds a sign-in at the identity provider to the browser that began it. */
const BROWSER = 'consilium_sign_in';
const BROWSER_SECONDS = 600;

const isHttps = (config: Config): boolean => config.http.publicUrl?.startsWith('https:') ?? false;
/** With the prefix a browser takes the cookie over HTTPS only, for this host alone (RFC 6265bis); plain HTTP is this machine's. */
const named = (name: string, config: Config): string => (isHttps(config) ? `__Host-${name}` : name);
const options = (config: Config) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps(config) }) as const;
/** Lax: the browser comes back from another site. */
const browserOptions = (config: Config) => ({ ...options(config), sameSite: 'lax' }) as const;

export const sessionToken = (request: FastifyRequest, config: Config): string | null => request.cookies[named(SESSION, config)] ?? null;
export const setSessionCookie = (reply: FastifyReply, token: string, config: Config): void =>
  void reply.setCookie(named(SESSION, config), token, { ...options(config), maxAge: config.sessions.maxHours * 3600 });
export const clearSessionCookie = (reply: FastifyReply, config: Config): void =>
  void reply.clearCookie(named(SESSION, config), options(config));

export const browserSecret = (request: FastifyRequest, config: Config): string | null => request.cookies[named(BROWSER, config)] ?? null;
export const setBrowserCookie = (reply: FastifyReply, secret: string, config: Config): void =>
  void reply.setCookie(named(BROWSER, config), secret, { ...browserOptions(config), maxAge: BROWSER_SECONDS });
export const clearBrowserCookie = (reply: FastifyReply, config: Config): void =>
  void reply.clearCookie(named(BROWSER, config), browserOptions(config));

export const agentOf = (request: FastifyRequest): string | null => request.headers['user-agent']?.slice(0, 200) ?? null;
