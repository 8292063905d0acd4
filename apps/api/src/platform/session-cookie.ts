import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';

const NAME = 'consilium_session';

/** Without `Secure` only where the browser speaks plain HTTP to this machine. */
const options = (config: Config) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: config.http.publicUrl?.startsWith('https:') ?? false }) as const;

export const sessionToken = (request: FastifyRequest): string | null => request.cookies[NAME] ?? null;
export const setSessionCookie = (reply: FastifyReply, token: string, config: Config): void =>
  void reply.setCookie(NAME, token, { ...options(config), maxAge: config.sessions.maxHours * 3600 });
export const clearSessionCookie = (reply: FastifyReply, config: Config): void => void reply.clearCookie(NAME, options(config));
