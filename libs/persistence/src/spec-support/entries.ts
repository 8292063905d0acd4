import type { Database } from '../index.ts';
import { openDetails } from '../ledger/open-details.ts';
import type { SealedEntry } from '../ledger/open-details.ts';
import { withSql } from '../sql.ts';
import type { SqlValue } from '../sql.ts';

/** Entries that meet a condition on e, oldest first, with their details open. */
export const openedEntries = (database: Database, condition: string, values: readonly SqlValue[] = []) =>
  withSql(database, async (sql) => {
    const text = `SELECT e.id, convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id
      WHERE ${condition} ORDER BY e.ord`;
    const stored = await sql.rows<SealedEntry>(text, values);
    const open = await openDetails(sql, stored);
    return stored.map(({ body }, at) => {
      const facts: { readonly ai?: unknown; readonly reason?: unknown; readonly obj?: unknown; readonly subj?: unknown } = JSON.parse(body);
      return { ...facts, text: body, detail: open[at]?.detail ?? null, open: open[at]?.open ?? null };
    });
  });
