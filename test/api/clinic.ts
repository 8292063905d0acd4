import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig, loadVerifierConfig } from '@consilium/config';
import type { CaseEngine, ReleaseContent, Role, Specialty } from '@consilium/domain';
import { Metrics, createLogger } from '@consilium/observability';
import { ENGINE, caseWork, knowledgeReleases, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { QUICK_PASSWORDS, TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import { composePorts, createApp } from '@consilium/api';
import type { ApiPorts } from '@consilium/api';
import { runVerifier } from '@consilium/verifier';
import { Visitor } from './visitor.ts';
import { startSequencing } from '../live/sequencing.ts';

export const PASSWORD = 'a long demo password';
/** Origin for which keys sign in these suites. */
export const ORIGIN = 'http://localhost:8080';

type Told = Parameters<CaseEngine['tell']>[0];

interface Person {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
}
const PEOPLE: readonly Person[] = [
  { login: 'onko', name: 'Dr. Olga Test', roles: ['oncologist'], specialty: 'oncology' },
  { login: 'patho', name: 'Dr. Paul Test', roles: ['pathologist'], specialty: 'pathology' },
  { login: 'coord', name: 'Carla Test', roles: ['coordinator'], specialty: null },
  { login: 'audit', name: 'Anna Test', roles: ['auditor'], specialty: null },
  { login: 'admin', name: 'Ada Test', roles: ['administrator'], specialty: null },
];

/** What the verification process must know of sign-in as the API does. */
const identityEnv = (env: Readonly<Record<string, string>>) => ({
  CONSILIUM_DEMO: '1',
  ...Object.fromEntries(Object.entries(env).filter(([name]) => /^CONSILIUM_(SESSION_|LOCAL_LOGIN|DEMO)/.test(name))),
});

const STARTER: ReleaseContent = {
  source: 'starter',
  releasedOn: '2026-01-01',
  items: [],
  tumorTypes: [
    { code: 'TISSUE', name: 'Tissue', parent: null, hematologic: false },
    { code: 'LUAD', name: 'Lung Adenocarcinoma', parent: 'TISSUE', hematologic: false },
  ],
  genes: [],
  hotspots: [],
  refusedRows: [],
};

/** The API as it runs, over a real Postgres of its own; only the workflow engine is a list of what it was told. */
export class Clinic {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    /** As the application's own role. */
    readonly database: Database,
    /** As the role that alone writes accounts, sessions and signatures. */
    readonly verifier: Database,
    readonly ports: ApiPorts,
    /** What the workflow engine was told. */
    readonly told: readonly Told[],
    /** For planted states: the role that owns the schema. */
    readonly ownerUrl: string,
    readonly verifierUrl: string,
    /** A statement as the role of the verification process. */
    readonly asVerifier: (statement: string) => Promise<unknown>,
    private readonly blobDir: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Clinic> {
    const testDatabase = await createTestDatabase();
    const stopSequencing = await startSequencing(testDatabase, env['CONSILIUM_LOG_KEY']);
    const blobDir = await mkdtemp(join(tmpdir(), 'consilium-blobs-'));
    const verifier = await runVerifier(
      loadVerifierConfig({
        NODE_ENV: 'test',
        ...TEST_KEY_ENV,
        CONSILIUM_VERIFIER_TOKEN: 'token of the suites',
        DATABASE_VERIFIER_URL: testDatabase.verifierUrl,
        CONSILIUM_VERIFIER_PORT: '0',
        CONSILIUM_PUBLIC_URL: ORIGIN,
        ...identityEnv(env),
      }),
    );
    const config = loadConfig({
      NODE_ENV: 'test',
      ...TEST_KEY_ENV,
      CONSILIUM_VERIFIER_TOKEN: 'token of the suites',
      CONSILIUM_VERIFIER_URL: verifier.url,
      CONSILIUM_DEMO: '1',
      CONSILIUM_LOG_LEVEL: 'error',
      DATABASE_URL: testDatabase.appUrl,
      CONSILIUM_BLOB_DIR: blobDir,
      ...env,
    });
    const told: Told[] = [];
    const engine: CaseEngine = { tell: async (message) => void told.push(message) };
    const ports = await composePorts(config, () => ({ engine, isReachable: async () => true, close: async () => undefined }));
    const database = await openDatabase(testDatabase.appUrl, { poolSize: 3, access: 'engine', keys: TEST_KEYS });
    await knowledgeReleases(database).register('starter', STARTER);
    const accounts = await openDatabase(testDatabase.verifierUrl, { poolSize: 2, access: 'engine', keys: TEST_KEYS });
    const people = users(accounts, { demoAllowed: true, passwordWork: QUICK_PASSWORDS });
    for (const person of PEOPLE) await people.create({ ...person, password: PASSWORD, demo: true }, ENGINE);
    const app = await createApp({ config, ports, log: createLogger({ level: config.logLevel, app: 'api' }), metrics: new Metrics() });
    // Given where the address must be known before, as an identity provider knows it.
    await app.listen(Number(env['CONSILIUM_PORT'] ?? 0), '127.0.0.1');
    return new Clinic(
      app,
      await app.getUrl(),
      database,
      accounts,
      ports,
      told,
      testDatabase.ownerUrl,
      verifier.url,
      (statement) => accounts.query(statement),
      blobDir,
      async () => {
        await app.close();
        await ports.close();
        await verifier.stop();
        await Promise.all([database.destroy(), accounts.destroy()]);
        await stopSequencing();
        await testDatabase.drop();
        await rm(blobDir, { recursive: true, force: true });
      },
    );
  }

  close(): Promise<void> {
    return this.cleanUp();
  }

  visitor(): Visitor {
    return new Visitor(this.url);
  }

  async as(login: string): Promise<Visitor> {
    const visitor = this.visitor();
    const answer = await visitor.send('POST', '/api/v1/session', { login, password: PASSWORD });
    if (answer.status !== 201) throw new Error(`${login} could not sign in: ${answer.status}`);
    return visitor;
  }

  count(table: string): Promise<number> {
    return this.database.query(`SELECT count(*)::int AS n FROM ${table}`).then((rows: readonly { n: number }[]) => rows[0]?.n ?? -1);
  }

  async entries(
    action: string,
  ): Promise<readonly { readonly outcome: string; readonly caseId: string | null; readonly reason: string | null }[]> {
    return (await this.ports.trail.list({ action, limit: 200 })).items;
  }

  /** Files in the blob store, half-written ones included. */
  async blobs(): Promise<readonly string[]> {
    const entries = await readdir(this.blobDir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  /** What is left of them: the file of an upload whose sender went away goes a moment after him. */
  async blobsLeft(): Promise<readonly string[]> {
    const until = performance.now() + 10_000;
    for (;;) {
      const left = await this.blobs();
      if (left.length === 0 || performance.now() > until) return left;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  work() {
    return caseWork(this.database);
  }
}

export const aSubmission = (part: Readonly<Record<string, unknown>> = {}) => ({
  patient: { pseudonym: `P-${randomUUID().slice(0, 8)}`, sex: 'female', birthYear: 1960 },
  question: 'Which therapy after progression?',
  diagnosis: { code: 'LUAD' },
  consent: { status: 'given', version: '3', recordedOn: '2026-01-02' },
  ...part,
});
