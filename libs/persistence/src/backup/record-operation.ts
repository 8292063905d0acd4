import { randomUUID } from 'node:crypto';
import type { PlainFacts } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';

/** What an operator did to the installation as a whole is an entry as well. */
export const recordOperation = (
  dataSource: DataSource,
  act: 'backup-made' | 'backup-restored',
  detail: PlainFacts,
  by: EntryActor,
): Promise<void> =>
  inTransaction(dataSource, async (sql) =>
    appendEntry(sql, {
      id: randomUUID(),
      actor: by,
      act,
      object: { type: 'installation', id: 'consilium', version: null },
      detail,
      now: await databaseNow(sql),
    }),
  );
