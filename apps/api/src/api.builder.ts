import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor, HumanActs, Role, Specialty } from '@consilium/domain';
import { loadConfig } from '@consilium/config';
import type { Config } from '@consilium/config';
import { Metrics, createLogger } from '@consilium/observability';
import { createApp } from './create-app.ts';
import type { AccountDesk, SignedInUser } from './platform/identity-ports.ts';
import type { ApiPorts, AuditorTools } from './platform/ports.ts';

export const CASE_ID = '6f1c1c4e-7d1a-4c4e-9d56-0a9b3c1d2e3f';
const USER_ID = '0b9f3c52-33aa-4c8f-9f3e-2f0d8c1b7a11';

export const anActor = (roles: readonly Role[] = ['oncologist'], specialty: Specialty | null = 'oncology'): Actor => ({
  id: USER_ID,
  kind: 'person',
  name: 'Dr. Test Person',
  roles,
  specialty,
  boards: ['molecular'],
});

export const aSession = (actor: Actor): SignedInUser => ({
  user: { id: actor.id, login: 'test', name: actor.name, roles: actor.roles, specialty: actor.specialty, boards: actor.boards },
  actor,
  expiresAt: '2030-01-01T00:00:00.000Z',
  id: '5d9c0a1e-7d1a-4c4e-9d56-0a9b3c1d2e3f',
  provedAt: new Date().toISOString(),
  logoutHint: null,
  mustChangePassword: false,
});

const RECEIPT = {
  ok: true,
  value: { actId: '11111111-1111-4111-8111-111111111111', caseId: CASE_ID, version: 2, revision: 0, repeated: false },
} as const;
const ACT_NAMES = [
  'submitCase', 'addFile', 'stateBuild', 'recordConsent', 'correctDiagnosis', 'setQuestion', 'addNote', 'waiveQuality', 'rejectCase', 'cancelCase', 'reviseDecision',
  'withdrawSignature', 'recuse', 'recordFollowUp', 'openAmendment',
] satisfies readonly (keyof HumanActs)[]; // prettier-ignore
const nothing = (): never => {
  throw new Error('not expected in this test');
};

const ACCOUNT_DESK: AccountDesk = {
  list: async () => ({ accounts: [], provider: null }),
  add: nothing,
  setSeat: nothing,
  setActive: nothing,
  resetPassword: nothing,
  confirmReset: nothing,
  endSessions: nothing,
  link: nothing,
  unlink: nothing,
  tokens: async () => ({ tokens: [] }),
  addToken: nothing,
  revokeToken: nothing,
};

const AUDITOR_TOOLS: AuditorTools = {
  entry: async () => null,
  log: nothing,
  logFile: async () => null,
  recordLogCheck: nothing,
  asKnownAt: async () => null,
  findings: nothing,
  drawSample: nothing,
  samples: async () => [],
  sample: async () => null,
  review: async () => null,
  reviews: async () => [],
  keys: () => [],
};

/** Ports of a clinic where everybody is known and nothing is stored; a test replaces what it is about. */
export function fakePorts(actor: Actor | null = anActor(), replaced: Partial<ApiPorts> = {}): ApiPorts {
  const acts = Object.fromEntries(ACT_NAMES.map((name) => [name, async () => RECEIPT])) as unknown as HumanActs;
  return {
    acts,
    signing: {
      challenge: nothing,
      castBallot: async () => RECEIPT,
      keys: nothing,
      beginEnrolment: nothing,
      enrol: nothing,
      confirmKey: nothing,
      revokeKey: nothing,
    },
    cases: { worklist: async () => ({ items: [], next: null }), record: async () => null, step: async () => null },
    glasses: {
      door: async () => ({ board: 'molecular', glassOpen: false }),
      find: async () => null,
      open: nothing,
      end: nothing,
      review: nothing,
      list: async () => [],
      mine: async () => [],
    },
    trail: {
      recordRead: async () => undefined,
      recordDenial: async () => undefined,
      list: async () => ({ items: [], next: null }),
      facets: nothing,
    },
    exports: { prepare: async () => null },
    auditor: AUDITOR_TOOLS,
    signIn: {
      withPassword: nothing,
      asDemoUser: nothing,
      confirm: nothing,
      changePassword: nothing,
      findMachine: async () => null,
      list: nothing,
      endOne: nothing,
      endOthers: nothing,
      find: async (token) => (actor !== null && token === 'good-token' ? aSession(actor) : null),
      end: async () => undefined,
      demoUsers: async () => [],
    },
    providerSignIn: null,
    accounts: ACCOUNT_DESK,
    engine: { tell: async () => undefined },
    blobs: { put: nothing, open: nothing, has: nothing },
    inspectFile: nothing,
    warmUp: async () => undefined,
    renderDraftReport: nothing,
    releases: { list: async () => [] },
    evidence: { ask: nothing, corpora: { list: async () => [], document: async () => null }, model: { status: nothing, set: nothing } },
    ready: { database: async () => true, migrations: async () => true, temporal: async () => true, knowledge: async () => true },
    logHealth: async () => ({ alarm: null, size: 0, oldestPendingS: null, unwitnessedS: null }),
    close: async () => undefined,
    ...replaced,
  };
}

export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({ NODE_ENV: 'test', DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', CONSILIUM_LOG_LEVEL: 'silent', ...env });
}

export interface TestApiOptions {
  readonly config?: Config;
  /** Receives the log. */
  readonly lines?: string[];
  readonly controllers?: readonly Type[];
}

export async function testApi(
  ports: ApiPorts,
  { config = testConfig(), lines = [], controllers = [] }: TestApiOptions = {},
): Promise<NestFastifyApplication> {
  const log = createLogger({ level: config.logLevel, app: 'api', destination: { write: (line: string) => void lines.push(line) } });
  return createApp({ config, ports, log, metrics: new Metrics(), controllers });
}

/** What the web app sends with each write, for the signed-in person. */
export const AS_PERSON = { cookie: 'consilium_session=good-token', 'x-consilium-client': 'test' } as const;
