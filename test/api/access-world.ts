import { randomUUID } from 'node:crypto';
import { CASE_STATUSES, ROLES } from '@consilium/domain';
import type { Actor, CaseStatus, Role, Specialty } from '@consilium/domain';
import { ENGINE, knowledgeReleases, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { QUICK_PASSWORDS } from '@consilium/testing';
import { Clinic, PASSWORD, aSubmission } from './clinic.ts';
import { runMachineStages } from './machine.ts';
import type { Visitor } from './visitor.ts';

const MANY = '1000000';
const SEATS: Readonly<Record<Role, Specialty | null>> = {
  oncologist: 'oncology',
  pathologist: 'pathology',
  geneticist: 'genetics',
  coordinator: null,
  auditor: null,
  administrator: null,
};

export interface Guest {
  readonly actor: Actor;
  readonly visitor: Visitor;
}
export interface PlantedCase {
  readonly id: string;
  readonly board: string;
  readonly status: CaseStatus;
}

/** A clinic with one person a role, and one case a status and board. */
export class AccessWorld {
  private constructor(
    readonly clinic: Clinic,
    readonly owner: Database,
    readonly people: Readonly<Record<Role, Guest>>,
    /** Recused in every case of the own board. */
    readonly recused: Guest,
    readonly own: readonly PlantedCase[],
    readonly other: readonly PlantedCase[],
  ) {}

  static async open(): Promise<AccessWorld> {
    const clinic = await Clinic.open({
      CONSILIUM_RATE_PER_MINUTE: MANY,
      CONSILIUM_RATE_LOGIN_PER_MINUTE: MANY,
      CONSILIUM_RATE_UPLOAD_PER_MINUTE: MANY,
    });
    const owner = await openDatabase(clinic.ownerUrl, { poolSize: 1 });
    const people = Object.fromEntries(
      await Promise.all(ROLES.map(async (role) => [role, await guest(clinic, `${role}-1`, role)])),
    ) as Readonly<Record<Role, Guest>>;
    const recused = await guest(clinic, 'recused', 'oncologist');
    const cases: PlantedCase[] = [];
    for (const board of ['molecular', 'sarcoma'])
      for (const status of CASE_STATUSES) cases.push(await plantCase(clinic, owner, people.oncologist.visitor, board, status));
    const own = cases.filter(({ board }) => board === 'molecular');
    await replica(
      owner,
      own.map(({ id }) => `INSERT INTO clinic.recusal (case_id, member, reason, at) VALUES ('${id}', '${recused.actor.id}', 'kin', now())`),
    );
    return new AccessWorld(
      clinic,
      owner,
      people,
      recused,
      own,
      cases.filter(({ board }) => board === 'sarcoma'),
    );
  }

  async close(): Promise<void> {
    await this.owner.destroy();
    await this.clinic.close();
  }

  /** A person of the role with a glass broken on the case. */
  async behindGlass(role: Role, caseId: string): Promise<Guest> {
    const one = await guest(this.clinic, `glass-${role}`, role);
    const body = { reason: 'emergency', text: 'The patient is in our ward tonight.' };
    const answer = await one.visitor.send('POST', `/api/v1/cases/${caseId}/break-glass`, body);
    if (answer.status !== 201) throw new Error(`the glass held: ${answer.status}`);
    return one;
  }

  guest = (login: string, role: Role): Promise<Guest> => guest(this.clinic, login, role);
}

async function guest(clinic: Clinic, login: string, role: Role): Promise<Guest> {
  const person = { login, name: `Dr ${login}`, roles: [role], specialty: SEATS[role], password: PASSWORD, demo: true };
  const made = await users(clinic.verifier, { demoAllowed: true, passwordWork: QUICK_PASSWORDS }).create(person, ENGINE);
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, kind, name, roles, specialty, boards } = made.value;
  return { actor: { id, kind, name, roles, specialty, boards }, visitor: await clinic.as(login) };
}

/** States that a case reaches on long ways are set by hand; the guards of the database sleep meanwhile. */
const replica = async (owner: Database, statements: readonly string[]): Promise<void> => {
  await owner.query(['SET session_replication_role = replica', ...statements, 'SET session_replication_role = origin'].join(';\n'));
};

async function plantCase(clinic: Clinic, owner: Database, visitor: Visitor, board: string, status: CaseStatus): Promise<PlantedCase> {
  const { caseId } = (await visitor.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string };
  const file = { name: 'tumor.vcf', sha256: 'a'.repeat(64), bytes: 9, summary: '{}' };
  if (status === 'in-review') await runMachineStages(clinic.work(), caseId, await knowledgeReleases(clinic.database).currentReleases());
  await replica(owner, [
    `UPDATE clinic.case SET status = '${status}', board = '${board}' WHERE id = '${caseId}'`,
    `INSERT INTO clinic.case_file (id, case_id, name, sha256, bytes, summary, added_by, added_at)
     SELECT '${randomUUID()}', '${caseId}', '${file.name}', '${file.sha256}', ${file.bytes}, '${file.summary}', id, now() FROM clinic.user WHERE login = 'oncologist-1'`,
  ]);
  return { id: caseId, board, status };
}
