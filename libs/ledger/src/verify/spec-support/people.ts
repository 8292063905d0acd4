import { SoftwareAuthenticator } from '../../webauthn/spec-support/software-authenticator.ts';
import type { Dice } from './random.ts';

/** A synthetic member of a board. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly specialty: string;
  readonly role: string;
  readonly key: SoftwareAuthenticator | null;
  /** Uses that the authenticator has counted. */
  count: number;
}

/** Keys are made once a process: RSA keys take long, and whose they are is told by the bundle. */
const POOL: readonly (readonly [-7 | -8 | -257, boolean])[] = [
  [-7, true],
  [-7, false],
  [-8, true],
  [-7, true],
  [-257, true],
  [-8, false],
];
let pool: readonly SoftwareAuthenticator[] | null = null;
const keys = (): readonly SoftwareAuthenticator[] => (pool ??= POOL.map(([alg, counts]) => SoftwareAuthenticator.create(alg, { counts })));

const SEATS = [
  ['oncology', 'oncologist'],
  ['pathology', 'pathologist'],
  ['genetics', 'geneticist'],
  ['oncology', 'oncologist'],
  ['surgery', 'oncologist'],
  ['pathology', 'pathologist'],
] as const;

export const COUNTS = (key: SoftwareAuthenticator): boolean => POOL[keys().indexOf(key)]?.[1] ?? false;

/** Six people with a seat each; `share` of them sign by key, the others by password. */
export const board = (dice: Dice, share: number): readonly Person[] =>
  SEATS.map(([specialty, role], at) => ({
    id: dice.uuid(),
    name: `Dr Synthetic ${'ABCDEF'[at]}`,
    specialty,
    role,
    key: dice.chance(share) ? (keys()[at] ?? null) : null,
    count: 0,
  }));
