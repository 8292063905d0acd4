import { board } from './people.ts';
import type { Person } from './people.ts';
import type { Dice } from './random.ts';
import type { Draft, Row } from './story-log.ts';
import { ADMIN, columnTime, credentialRow, policyRow, userRow } from './story-rows.ts';

export interface StoryPlan {
  /** Share of the board that signs by key: 1 all, 0 by password only. */
  readonly keys: number;
  /** Things that happen in an honest case now and then. */
  readonly revision: boolean;
  readonly withdrawal: boolean;
  readonly dissent: boolean;
  readonly recusal: boolean;
  readonly personAuthor: boolean;
  readonly noise: number;
}

/** Entries that surround a case: accounts, keys, reads, and the case's next version. */
export class StoryScript {
  readonly drafts: Draft[] = [];
  readonly people: readonly Person[];
  readonly caseId: string;
  protected now = Date.parse('2026-03-01T08:00:00.000Z');
  protected caseRow: Row = {};
  #version = 0;

  constructor(
    readonly dice: Dice,
    readonly plan: StoryPlan,
  ) {
    this.people = board(dice, plan.keys);
    this.caseId = dice.uuid();
  }

  entry(act: string, actor: Person | 'engine' | 'admin', more: Partial<Draft>): Draft {
    this.now += 1000 + this.dice.below(60_000);
    const person = typeof actor === 'string' ? null : actor;
    const draft: Draft = {
      id: this.dice.uuid(),
      act,
      actor: {
        ref: person?.id ?? (actor === 'admin' ? ADMIN : 'engine'),
        kind: actor === 'engine' ? 'service' : 'person',
        roles: person ? [person.role] : actor === 'admin' ? ['administrator'] : [],
        amr: person ? [person.key ? 'webauthn' : 'pwd'] : [],
      },
      obj: { type: 'system', id: act, ver: null },
      subj: null,
      outcome: 'done',
      reason: null,
      rows: {},
      detail: null,
      ts: new Date(this.now).toISOString(),
      ...more,
    };
    this.drafts.push(draft);
    return draft;
  }

  noise(isOld: boolean): void {
    for (let left = this.dice.below(this.plan.noise + 1); left > 0; left -= 1)
      this.entry('signed-in', this.dice.pick(this.people), {
        detail: { session: this.dice.uuid(), note: 'naïve “quoted” 𝄞 ☃' },
        isOld: isOld && this.dice.chance(0.5),
      });
  }

  accounts(): void {
    for (const person of this.people)
      this.entry('user-added', 'admin', {
        obj: { type: 'user', id: person.id, ver: null },
        rows: { [`clinic.user:${person.id}`]: userRow(person) },
      });
    this.entry('policy-set', 'admin', {
      obj: { type: 'policy', id: 'default', ver: 1 },
      rows: { 'clinic.policy:default/1': policyRow(this.now) },
    });
    for (const person of this.people) if (person.key) this.#enrol(person);
  }

  readonly enrolments = new Map<string, string>();

  #enrol(person: Person): void {
    if (!person.key) return;
    const obj = { type: 'credential', id: person.key.credential, ver: null };
    const name = `clinic.credential:${person.key.credential}`;
    this.entry('credential-proposed', person, { obj, rows: { [name]: credentialRow(person, 'proposed', this.now) } });
    const confirmed = this.entry('credential-confirmed', 'admin', { obj, rows: { [name]: credentialRow(person, 'active', this.now) } });
    this.enrolments.set(person.id, confirmed.id);
  }

  /** The next version of the case, with what changed beside it. */
  step(act: string, actor: Person | 'engine', rows: Record<string, Row>, more: Partial<Draft> = {}): Draft {
    this.#version += 1;
    this.caseRow = { ...this.caseRow, version: this.#version, since: columnTime(this.now) };
    return this.entry(act, actor, {
      obj: { type: 'case', id: this.caseId, ver: this.#version },
      subj: this.caseId,
      rows: { [`clinic.case:${this.caseId}`]: this.caseRow, ...rows },
      detail: { cases: [this.caseId], act },
      ...more,
    });
  }

  read(): void {
    this.entry('read', this.dice.pick(this.people), {
      obj: { type: 'case', id: this.caseId, ver: null },
      subj: this.caseId,
      detail: { what: 'case', cases: [this.caseId], count: 1 },
    });
  }
}
