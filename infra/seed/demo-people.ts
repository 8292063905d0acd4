import type { Role, Specialty } from '@consilium/domain';

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
}

/** Invented people, one click each on the sign-in page of the demo. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { login: 'anna', name: 'Dr. Anna Berg', roles: ['oncologist'], specialty: 'oncology' },
  { login: 'paul', name: 'Dr. Paul Okafor', roles: ['pathologist'], specialty: 'pathology' },
  { login: 'gita', name: 'Dr. Gita Rao', roles: ['geneticist'], specialty: 'genetics' },
  { login: 'clara', name: 'Clara Lind', roles: ['coordinator'], specialty: null },
  { login: 'otto', name: 'Otto Weiss', roles: ['auditor'], specialty: null },
];
