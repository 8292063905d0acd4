import { Controller, Get } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { jest } from '@jest/globals';
import { ACTION_RULES } from '@consilium/domain';
import { AS_PERSON, CASE_ID, aSession, anActor, fakePorts, testApi } from './api.builder.ts';
import { declaredRoutes } from './declared-routes.ts';
import type { ApiPorts } from './platform/ports.ts';

/** Every route, with an address that its parameters accept. */
const routes = declaredRoutes().map((route) => ({ ...route, url: `/${route.path}`.replace(/:version/, '1').replace(/:\w+/g, CASE_ID) }));
const locked = routes.filter(({ rule }) => rule?.kind !== 'public');

let app: NestFastifyApplication | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
const start = async (ports: ApiPorts, controllers: readonly Type[] = []) => (app = await testApi(ports, { controllers }));

describe('access to routes', () => {
  it('gives every route a rule, and only these are doors without a lock', () => {
    expect(routes.length).toBeGreaterThanOrEqual(36);
    expect(routes.filter(({ rule }) => rule === undefined)).toEqual([]);
    expect(
      routes
        .filter(({ rule }) => rule?.kind === 'public')
        .map(({ method, url }) => `${method} ${url}`)
        .sort(),
    ).toEqual([
      'GET /api/v1/demo-users',
      'GET /api/v1/session/oidc/callback',
      'GET /api/v1/session/oidc/start',
      'GET /api/v1/sign-in-options',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/v1/session',
      'POST /api/v1/session/demo',
    ]);
  });

  it('refuses a route that somebody forgot to give a rule', async () => {
    @Controller('api/v1/forgotten')
    class ForgottenController {
      @Get()
      leak(): string {
        return 'a patient';
      }
    }
    const api = await start(fakePorts(), [ForgottenController]);
    const answer = await api.inject({ method: 'GET', url: '/api/v1/forgotten', headers: AS_PERSON });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'ACCESS.ROUTE_UNDECLARED' });
  });

  it('lets nobody in without a session', async () => {
    const api = await start(fakePorts(null));
    const answers = await Promise.all(
      locked.map(async ({ method, url, name }) => ({ name, status: (await api.inject({ method, url, headers: AS_PERSON })).statusCode })),
    );
    expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
  });

  it('shows no route of a patient to an administrator, and every denial is an entry', async () => {
    const recordDenial = jest.fn(async () => undefined);
    const ports = fakePorts(anActor(['administrator'], null));
    const api = await start({ ...ports, trail: { ...ports.trail, recordDenial } });
    const ofPatients = locked.filter(({ rule }) => rule?.kind === 'action' && ACTION_RULES[rule.action].about !== 'no-patient');
    const answers = await Promise.all(
      ofPatients.map(async ({ method, url, name }) => ({
        name,
        status: (await api.inject({ method, url, headers: AS_PERSON })).statusCode,
      })),
    );
    expect(answers.filter(({ status }) => status !== 403)).toEqual([]);
    expect(ofPatients.length).toBeGreaterThanOrEqual(30);
    expect(recordDenial).toHaveBeenCalledTimes(ofPatients.length);
  });

  it('opens nothing but the change of the password to who has signed in with one that somebody else set (SIG-09)', async () => {
    const ports = fakePorts(anActor());
    const given = { ...aSession(anActor()), mustChangePassword: true };
    const api = await start({ ...ports, signIn: { ...ports.signIn, find: async () => given } });
    const answers = await Promise.all(
      locked.map(async ({ method, url }) => {
        const answer = await api.inject({ method, url, headers: AS_PERSON });
        return { route: `${method} ${url}`, refused: answer.statusCode === 403 && answer.json().code === 'AUTH.PASSWORD_GIVEN' };
      }),
    );
    expect(
      answers
        .filter(({ refused }) => !refused)
        .map(({ route }) => route)
        .sort(),
    ).toEqual(['DELETE /api/v1/session', 'GET /api/v1/session', 'PUT /api/v1/session/password']);
  });

  it('refuses a coordinator who tries to sign', async () => {
    const api = await start(fakePorts(anActor(['coordinator'], null)));
    const answer = await api.inject({ method: 'POST', url: `/api/v1/cases/${CASE_ID}/ballots`, headers: AS_PERSON, payload: {} });
    expect(answer.json()).toMatchObject({ status: 403, code: 'ACCESS.ROLE_NOT_ALLOWED' });
  });
});
