import { randomUUID } from 'node:crypto';
import { QUICK_PASSWORDS, TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type {
  ActContext,
  Actor,
  BallotChoice,
  CaseRecord,
  CaseWork,
  HumanActs,
  Role,
  SignedBallot,
  SigningContext,
  SigningDesk,
  Specialty,
} from '@consilium/domain';
import { ENGINE, auditTrail, caseQueries, caseWork, humanActs, knowledgeReleases, openDatabase, signingDesk, users } from '../index.ts';
import type { AuditTrail, CaseQueries, Database } from '../index.ts';
import * as documents from './documents.ts';

export const PASSWORD = 'correct horse battery';
/** Relying party of the suites. */
export const SITE = { rpId: 'localhost', origins: ['http://localhost:8080'] } as const;

/** A clinic on a database of its own: the board, the services as the application's role, and raw statements as any role. */
export interface Clinic {
  readonly app: Database;
  readonly owner: Database;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly verifierUrl: string;
  readonly sequencerUrl: string;
  readonly erasureUrl: string;
  /** As the verification process: the one role that stores signatures. */
  readonly verifier: Database;
  readonly signing: SigningDesk;
  readonly acts: HumanActs & Pick<SigningDesk, 'castBallot'>;
  readonly work: CaseWork;
  readonly queries: CaseQueries;
  readonly audit: AuditTrail;
  readonly people: Readonly<Record<Person, Actor>>;
  close(): Promise<void>;
}

const PEOPLE = {
  oncologist: ['oncologist', 'oncology'],
  secondOncologist: ['oncologist', 'oncology'],
  pathologist: ['pathologist', 'pathology'],
  geneticist: ['geneticist', 'genetics'],
  coordinator: ['coordinator', null],
  auditor: ['auditor', null],
  administrator: ['administrator', null],
} as const satisfies Record<string, readonly [Role, Specialty | null]>;
export type Person = keyof typeof PEOPLE;

export async function openClinic(): Promise<Clinic> {
  const database = await createTestDatabase();
  const [app, owner] = [
    await openDatabase(database.appUrl, { access: 'engine', keys: TEST_KEYS, stalledAfterMs: Infinity }),
    await openDatabase(database.ownerUrl, { keys: TEST_KEYS }),
  ];
  const verifier = await openDatabase(database.verifierUrl, { access: 'engine', keys: TEST_KEYS });
  const signing = signingDesk(verifier, SITE);
  await knowledgeReleases(app).register('starter', documents.starter);
  const people = Object.fromEntries(
    await Promise.all(
      Object.entries(PEOPLE).map(async ([login, [role, specialty]]) => [login, await addPerson(verifier, login, role, specialty)]),
    ),
  );
  return {
    app,
    owner,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    verifierUrl: database.verifierUrl,
    sequencerUrl: database.sequencerUrl,
    erasureUrl: database.erasureUrl,
    verifier,
    signing,
    acts: { ...humanActs(app), castBallot: signing.castBallot },
    work: caseWork(app),
    queries: caseQueries(app),
    audit: auditTrail(app),
    people,
    async close() {
      await Promise.all([app.destroy(), owner.destroy(), verifier.destroy()]);
      await database.drop();
    },
  };
}

async function addPerson(verifier: Database, login: string, role: Role, specialty: Specialty | null): Promise<Actor> {
  const made = await users(verifier, { demoAllowed: true, passwordWork: QUICK_PASSWORDS }).create(
    { login, name: `Dr ${login}`, roles: [role], specialty, password: PASSWORD },
    ENGINE,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, kind, name, roles, boards } = made.value;
  return { id, kind, name, roles, specialty, boards };
}

export const by = (actor: Actor, context: Partial<ActContext> = {}): SigningContext => ({
  session: null,
  actor,
  requestId: randomUUID(),
  idempotencyKey: null,
  ifVersion: null,
  ...context,
});

/** The value, or the refusal as an error: for steps that a test only passes through. */
export const value = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

export const recordOf = async ({ work }: Clinic, caseId: string): Promise<CaseRecord> => work.record(caseId);

export async function submitted(clinic: Clinic): Promise<string> {
  const { acts, people } = clinic;
  const { caseId } = value(await acts.submitCase(documents.submission, by(people.coordinator)));
  value(await acts.addFile(caseId, { ...documents.file, beside: false }, by(people.coordinator)));
  return caseId;
}

/** Runs the machine stages of the case's present run as the workflow would. */
export async function throughMachine(clinic: Clinic, caseId: string): Promise<string> {
  const { work } = clinic;
  const { run, stage } = await work.head(caseId);
  const key = { caseId, run };
  const releases = await knowledgeReleases(clinic.app).currentReleases();
  const from = ['intake', 'annotate', 'prioritize', 'retrieve', 'draft', 'sign-off'].indexOf(stage);
  if (from <= 0) await work.saveIntake(key, { holds: [], releases });
  if (from <= 1) await work.saveStep(key, 'annotation', documents.annotation);
  if (from <= 2) await work.saveStep(key, 'prioritization', documents.prioritization);
  if (from <= 3) await work.saveStep(key, 'retrieval', documents.retrieval);
  if (from <= 4) await work.saveStep(key, 'draft', documents.draft);
  await work.openReview(key);
  return caseId;
}

export const inReview = async (clinic: Clinic): Promise<string> => throughMachine(clinic, await submitted(clinic));

export async function ballotOf(
  clinic: Clinic,
  caseId: string,
  choice: BallotChoice = 'agree',
  more: Partial<SignedBallot> = {},
): Promise<SignedBallot> {
  const { decision } = await clinic.work.decision(caseId);
  const reason = choice === 'dissent' ? ('evidence-weighed-differently' as const) : null;
  return {
    ballotId: randomUUID(),
    version: decision.version,
    digest: decision.sha256,
    choice,
    reason,
    alternative: null,
    text: null,
    timeZone: 'Europe/Berlin',
    password: PASSWORD,
    ...more,
  };
}

export const sign = async (
  clinic: Clinic,
  caseId: string,
  person: Person,
  choice: BallotChoice = 'agree',
  more: Partial<SignedBallot> = {},
) => clinic.acts.castBallot(caseId, await ballotOf(clinic, caseId, choice, more), by(clinic.people[person]));

export async function issued(clinic: Clinic): Promise<string> {
  const caseId = await inReview(clinic);
  value(await sign(clinic, caseId, 'oncologist'));
  value(await sign(clinic, caseId, 'pathologist'));
  const { run } = await clinic.work.head(caseId);
  await publish(clinic, caseId, run, 1);
  return caseId;
}

/** Renders the case as it stands and publishes it, as the report stage does. */
export async function publish({ work }: Clinic, caseId: string, run: number, version: number) {
  const record = await work.record(caseId);
  await work.saveRendering(caseId, { decisionVersion: version, caseVersion: record.version, artifacts: documents.artifacts });
  return work.publish({ caseId, run }, version);
}

export const revision = (basedOn: number, more: object = {}) => ({
  origin: 'changed' as const,
  basedOn,
  recommendation: 'therapy' as const,
  options: [
    { rank: 1, therapies: ['dabrafenib', 'trametinib'], tier: null, level: null, findings: ['f1'], rationale: 'Fits the patient.' },
  ],
  boardText: 'We advise the combination.',
  keepSentences: ['s1'],
  overrides: [],
  ...more,
});
