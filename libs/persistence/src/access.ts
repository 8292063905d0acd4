import { AsyncLocalStorage } from 'node:async_hooks';
import type { Purpose, Uuid } from '@consilium/domain';

/**
 * For whom the database opens patients' rows (ACC-05): a person, as far as his boards and his broken glasses reach, or the engine itself. Without one
 * no patient row comes back, unless the data source is the engine's (`DataSourceOptions.access`).
 */
export type Access =
  { readonly kind: 'engine'; readonly purpose?: Purpose } | { readonly kind: 'person'; readonly id: Uuid; readonly purpose: Purpose };

const current = new AsyncLocalStorage<Access>();

/** Everything that `work` asks of the database is asked for this one, until its promise is settled. */
export const accessAs = <T>(access: Access, work: () => T): T => current.run(access, work);

export const currentAccess = (): Access | null => current.getStore() ?? null;

/** The purpose that entries of this moment carry; outside a person's request the engine works for the care of a case, or keeps itself going. */
export function currentPurpose(isAboutCase: boolean): Purpose {
  const access = currentAccess();
  return access?.purpose ?? (isAboutCase ? 'care' : 'operations');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens a transaction for it in one message: the settings die with the transaction, so a pooled connection carries nothing to the next person. */
export function beginFor(access: Access | null): string {
  if (access === null) return 'BEGIN';
  if (access.kind === 'engine') return `BEGIN; SET LOCAL consilium.access = 'engine'`;
  if (!UUID.test(access.id)) throw new Error('a person is named by an id');
  return `BEGIN; SELECT clinic.enter('${access.id}')`;
}
