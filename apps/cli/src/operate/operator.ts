import type { EntryActor } from '@consilium/persistence';

/** Whoever has the database's password at the command line; the operating system knows who. */
export const OPERATOR: EntryActor = { id: 'operator', kind: 'service', name: 'Operator at the command line', roles: [] };
