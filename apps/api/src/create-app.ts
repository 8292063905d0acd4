import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import type { AppParts } from './app.module.ts';
import { registerAccessLog } from './platform/access-log.ts';
import { nestLog } from './platform/nest-log.ts';
import { serveOpenApi } from './platform/open-api.ts';
import { securityHeaders } from './platform/security-headers.ts';
import { serveWebApp } from './platform/web-app.ts';

/** A file of the largest size over a slow line; anything slower is taken for an attack. */
const LONGEST_REQUEST_MS = 3_600_000;

/** The application over its ports, ready to listen. Tests and `main` build it the same way. */
export async function createApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { config, log, metrics } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: config.http.bodyMaxBytes,
    multipart: false,
    forceCloseConnections: 'idle',
    requestTimeout: LONGEST_REQUEST_MS,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: nestLog(log),
    abortOnError: false,
  });
  registerAccessLog(adapter.getInstance(), log, metrics);
  await app.register(fastifyHelmet, securityHeaders(config));
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  serveOpenApi(app);
  if (config.http.webDir !== null && !(await serveWebApp(app, config.http.webDir))) log.warn('no built web app in CONSILIUM_WEB_DIR');
  await app.init();
  return app;
}
