import { randomUUID } from 'node:crypto';
import { ACTIONS, ACTION_RULES, ROLES, mayOn } from '@consilium/domain';
import type { Action, Actor, Role } from '@consilium/domain';
import { ENGINE, users } from '@consilium/persistence';
import { declaredRoutes } from '@consilium/api';
import type { DeclaredRoute } from '@consilium/api';
import { sampleOf } from './access-samples.ts';
import { AccessWorld } from './access-world.ts';
import type { Guest, PlantedCase } from './access-world.ts';
import { Visitor } from './visitor.ts';

let world: AccessWorld;
let behindGlass: Readonly<Partial<Record<Role, Guest>>>;
let foreign: PlantedCase;
beforeAll(async () => {
  world = await AccessWorld.open();
  foreign = world.other.find(({ status }) => status === 'in-review') as PlantedCase;
  const glass = async (role: Role) => [role, await world.behindGlass(role, foreign.id)] as const;
  behindGlass = Object.fromEntries(await Promise.all((['oncologist', 'pathologist', 'geneticist', 'coordinator'] as const).map(glass)));
}, 120_000);
afterAll(async () => world?.close(), 30_000);

type ActionRoute = DeclaredRoute & { readonly action: Action };
const routes = declaredRoutes().flatMap((route): ActionRoute[] =>
  route.rule?.kind === 'action' ? [{ ...route, action: route.rule.action }] : [],
);
/** Actions that no route asks for: read by the command line, or not built yet. Each is a decision. */
const WITHOUT_ROUTE: readonly Action[] = ['knowledge:manage', 'configuration:read', 'policy:manage', 'system:operate'];

/** Codes by which access or state refuse; whatever else is answered, the door was open. */
const isRefusal = (code: string | undefined): boolean =>
  code !== undefined &&
  (/^(ACCESS|SESSION)\.|^AUTH\.(TOKEN|PROOF)/.test(code) ||
    ['SIGN_OFF.RECUSED', 'CASE.NOT_IN_STATUS', 'CASE.ALREADY_ISSUED', 'BREAK_GLASS.NOT_NEEDED'].includes(code));

interface Cell {
  readonly route: ActionRoute;
  readonly guest: Guest;
  readonly at: PlantedCase;
  readonly glassOpen: boolean;
  readonly recused: boolean;
}
const nameOf = ({ route, guest, at, glassOpen, recused }: Cell): string =>
  `${guest.actor.roles.join()}${guest.actor.kind === 'service' ? 'token' : ''} ${route.action} ${route.method} ${route.path} ${at.board} ${at.status}${glassOpen ? ' glass' : ''}${recused ? ' recused' : ''}`;

async function ask({ route, guest, at }: Cell): Promise<{ readonly status: number; readonly code: string | undefined }> {
  const { body, headers, query } = sampleOf(route);
  const url = `/${route.path}`
    .replace(':caseId', at.id)
    .replace(':version', '1')
    .replace(':glassId', randomUUID())
    .replace(/:\w+/g, randomUUID());
  const answer = await guest.visitor.send(route.method, url + (query ?? ''), body, headers);
  const code = typeof answer.body === 'object' && answer.body !== null && 'code' in answer.body ? String(answer.body.code) : undefined;
  return { status: answer.status, code };
}

/** What the matrix says, against what came back; null when both agree. */
async function judge(cell: Cell): Promise<string | null> {
  const { route, guest, at, glassOpen } = cell;
  const facts = { board: at.board, status: at.status, revision: 0, recused: cell.recused ? [guest.actor.id] : [], glassOpen };
  const verdict = mayOn(guest.actor, route.action, facts);
  const { status, code } = await ask(cell);
  if (verdict.ok) return isRefusal(code) || status >= 500 ? `${nameOf(cell)}: allowed, but ${status} ${code}` : null;
  return code === verdict.refusal.code ? null : `${nameOf(cell)}: ${verdict.refusal.code}, but ${status} ${code}`;
}

/** Eight at a time: as many as a busy site. */
async function judgeAll(cells: readonly Cell[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const waiting = [...cells];
  const worker = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const said = await judge(cell);
      if (said !== null) wrong.push(said);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return wrong;
}

/** The route that stands for an action in the large table; the others are asked in one state. */
const firstRoutes = (): readonly ActionRoute[] =>
  ACTIONS.flatMap((action) => routes.filter((route) => route.action === action).slice(0, 1)).filter(
    ({ action }) => ACTION_RULES[action].about === 'case',
  );
const guests = (): readonly Guest[] => ROLES.map((role) => world.people[role]);
const plain = { glassOpen: false, recused: false };

describe('the access matrix over HTTP', () => {
  it('has a route for every action, or a word why not, and no route without an action of it (ACC-02)', () => {
    expect(ACTIONS.filter((action) => !routes.some((route) => route.action === action))).toEqual(WITHOUT_ROUTE);
    expect(routes.filter(({ action }) => !ACTIONS.includes(action))).toEqual([]);
    expect(
      routes.filter(({ path, action }) => path.includes(':caseId') && ACTION_RULES[action].about !== 'case').map(({ name }) => name),
    ).toEqual([]);
  });

  it('holds for every role, action and status on cases of the own board (ACC-02)', async () => {
    const cells = firstRoutes().flatMap((route) => guests().flatMap((guest) => world.own.map((at) => ({ route, guest, at, ...plain }))));
    expect(cells.length).toBeGreaterThanOrEqual(22 * 6 * 7);
    expect(await judgeAll(cells)).toEqual([]);
  }, 60_000);

  it('holds for every route, role by role (ACC-02)', async () => {
    const at = world.own.find(({ status }) => status === 'in-review') as PlantedCase;
    expect(await judgeAll(routes.flatMap((route) => guests().map((guest) => ({ route, guest, at, ...plain }))))).toEqual([]);
  }, 60_000);

  it('opens no case of another board, on no route, to no role but the auditor (ACC-01, ACC-02)', async () => {
    const ofCases = routes.filter(({ action }) => ACTION_RULES[action].about === 'case');
    expect(await judgeAll(ofCases.flatMap((route) => guests().map((guest) => ({ route, guest, at: foreign, ...plain }))))).toEqual([]);
  }, 60_000);

  it('opens through a broken glass what is to read, and nothing else, on every route (ACC-06)', async () => {
    const ofCases = routes.filter(({ action }) => ACTION_RULES[action].about === 'case');
    const cells = ofCases.flatMap((route) =>
      Object.values(behindGlass).map((guest) => ({ route, guest, at: foreign, glassOpen: true, recused: false })),
    );
    expect(await judgeAll(cells)).toEqual([]);
    const elsewhere = world.other.filter(({ id }) => id !== foreign.id);
    const route = routes.find(({ name }) => name === 'CasesController.show') as ActionRoute;
    expect(await judgeAll(elsewhere.flatMap((at) => Object.values(behindGlass).map((guest) => ({ route, guest, at, ...plain }))))).toEqual(
      [],
    );
  }, 60_000);

  it('takes the vote of a recused member in every status, and not the voice (ACC-02)', async () => {
    const cells = firstRoutes().flatMap((route) =>
      world.own.map((at) => ({ route, guest: world.recused, at, glassOpen: false, recused: true })),
    );
    expect(await judgeAll(cells)).toEqual([]);
  }, 60_000);

  it('gives a machine what its token says, and never a seat, on every route (ACC-04)', async () => {
    const own = world.own.find(({ status }) => status === 'in-review') as PlantedCase;
    const guest = await aMachine(['case:read', 'file:add']);
    const cells = routes.flatMap((route) => [own, foreign].map((at) => ({ route, guest, at, ...plain })));
    expect(await judgeAll(cells)).toEqual([]);
  }, 60_000);
});

async function aMachine(scopes: Actor['scopes'] & {}): Promise<Guest> {
  const service = { login: 'machine', name: 'A machine', kind: 'service', roles: [], specialty: null, password: null } as const;
  const made = await users(world.clinic.verifier, { demoAllowed: true }).create(service, ENGINE);
  if (!made.ok) throw new Error(made.refusal.code);
  const answer = await world.people.administrator.visitor.send('POST', `/api/v1/users/${made.value.id}/tokens`, {
    label: 'test',
    scopes,
    days: 1,
  });
  expect(answer.status).toBe(201);
  const { token } = answer.body as { token: string };
  const visitor = new Visitor(world.clinic.url);
  const send = visitor.send.bind(visitor);
  visitor.send = (method, path, body, headers = {}) => send(method, path, body, { ...headers, authorization: `Bearer ${token}` });
  const { id, kind, name, roles, specialty, boards } = made.value;
  return { actor: { id, kind, name, roles, specialty, boards, scopes }, visitor };
}

/** Written by hand from the specification, not from the matrix: a matrix that is wrong fails here. */
describe('what the specification says', () => {
  const own = (status: string) => world.own.find((one) => one.status === status)?.id;
  it.each([
    ['oncologist', 'GET', 'cases/OWN', 200],
    ['pathologist', 'GET', 'cases/OWN', 200],
    ['geneticist', 'GET', 'cases/OWN', 200],
    ['coordinator', 'GET', 'cases/OWN', 200],
    ['auditor', 'GET', 'cases/OWN', 200],
    ['administrator', 'GET', 'cases/OWN', 403],
    ['oncologist', 'GET', 'cases/OTHER', 403],
    ['coordinator', 'GET', 'cases/OTHER/report', 403],
    ['auditor', 'GET', 'cases/OTHER', 200],
    ['administrator', 'GET', 'cases', 403],
    ['administrator', 'GET', 'audit', 403],
    ['oncologist', 'GET', 'audit', 403],
    ['auditor', 'GET', 'audit', 200],
    ['coordinator', 'POST', 'cases/OWN/ballots', 403],
    ['auditor', 'POST', 'cases/OWN/ballots', 403],
    ['auditor', 'POST', 'cases/OWN/notes', 403],
    ['administrator', 'POST', 'cases/OWN/ballots', 403],
    ['pathologist', 'POST', 'cases/OWN/rejection', 403],
    ['administrator', 'POST', 'cases/OTHER/break-glass', 403],
    ['auditor', 'POST', 'cases/OTHER/break-glass', 403],
    ['oncologist', 'GET', 'break-glass', 403],
    ['coordinator', 'GET', 'break-glass', 200],
    ['auditor', 'GET', 'break-glass', 200],
    ['coordinator', 'GET', 'users', 403],
    ['administrator', 'GET', 'users', 200],
  ] as const)('%s, %s %s: %i (ACC-01, ACC-07)', async (role, method, path, expected) => {
    const url = `/api/v1/${path.replace('OWN', own('in-review') ?? '').replace('OTHER', foreign.id)}`;
    expect((await world.people[role].visitor.send(method, url, method === 'POST' ? {} : undefined)).status).toBe(expected);
  });

  it('tells nothing of a case of another board but that there is a glass (ACC-06)', async () => {
    const [{ ref }] = await world.owner.query(`SELECT ref FROM clinic.case WHERE id = '${foreign.id}'`);
    const { visitor } = world.people.oncologist;
    expect((await visitor.get(`/api/v1/break-glass/door?ref=${ref}`)).body).toEqual({
      caseId: foreign.id,
      ref,
      inReach: false,
      openUntil: null,
    });
    expect((await visitor.get('/api/v1/break-glass/door?ref=C-9999')).status).toBe(404);
    const { items } = (await visitor.get('/api/v1/cases?limit=200')).body as { items: readonly { board: string }[] };
    expect(new Set(items.map(({ board }) => board))).toEqual(new Set(['molecular']));
  });

  it('writes the purpose of a read into its entry: care, audit, break-glass (ACC-06, AUD-03)', async () => {
    const purposes = async (guest: Guest, caseId: string) => {
      expect((await guest.visitor.get(`/api/v1/cases/${caseId}`)).status).toBe(200);
      const rows: readonly { purpose: string }[] = await world.owner.query(
        `SELECT convert_from(body, 'UTF8')::json->>'purpose' AS purpose FROM ledger.entry WHERE actor = '${guest.actor.id}' AND action = 'read' AND object_id = '${caseId}'`,
      );
      return [...new Set(rows.map(({ purpose }) => purpose))];
    };
    expect(await purposes(world.people.oncologist, own('held') ?? '')).toEqual(['care']);
    expect(await purposes(world.people.auditor, own('held') ?? '')).toEqual(['audit']);
    expect(await purposes(behindGlass.oncologist as Guest, foreign.id)).toEqual(['break-glass']);
  });

  it('opens a glass to one person for four hours at most, with a reason, and never to sign (ACC-06)', async () => {
    const open = (body: unknown) => world.people.geneticist.visitor.send('POST', `/api/v1/cases/${foreign.id}/break-glass`, body);
    expect((await open({ reason: 'emergency', text: 'too short' })).status).toBe(400);
    expect((await open({ reason: 'emergency', text: 'The patient is here tonight.', minutes: 241 })).status).toBe(400);
    expect((await open({ text: 'The patient is here tonight.' })).status).toBe(400);
    const glass = (await open({ reason: 'emergency', text: 'The patient is here tonight.', minutes: 240 })).body as {
      id: string;
      caseId: string;
    };
    expect((await world.people.geneticist.visitor.get(`/api/v1/cases/${foreign.id}`)).status).toBe(200);
    expect((await world.people.geneticist.visitor.send('DELETE', `/api/v1/cases/${foreign.id}/break-glass/${glass.id}`)).status).toBe(200);
    expect((await world.people.geneticist.visitor.get(`/api/v1/cases/${foreign.id}`)).status).toBe(403);
    const { items } = (await world.people.auditor.visitor.get('/api/v1/break-glass')).body as { items: readonly { id: string }[] };
    expect(items.map(({ id }) => id)).toContain(glass.id);
  });
});
