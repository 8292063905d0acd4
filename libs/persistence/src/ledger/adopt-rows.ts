import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { Uuid } from '@consilium/domain';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { ENGINE, appendEntry } from './append-entry.ts';
import { patientOf } from './patients.ts';
import { imagesOf } from './regulated-rows.ts';

const AT_ONCE = 500;

/**
 * Takes rows that older releases left into entries, with their images: one entry a case, which gets its patient at the same time, and some for the rest.
 * What was there before the log began is thereby fixed as it is found now, and not proved for the time before.
 */
export async function adoptRows(dataSource: DataSource): Promise<void> {
  for (;;) {
    const [next] = await withSql(dataSource, (sql) =>
      sql.rows<{ caseId: Uuid | null }>('SELECT case_id AS "caseId" FROM ledger.unadopted ORDER BY case_id NULLS FIRST LIMIT 1'),
    );
    if (!next) return;
    await inTransaction(dataSource, (sql) => adopt(sql, next.caseId));
  }
}

async function adopt(sql: Sql, caseId: Uuid | null): Promise<void> {
  const taken = await sql.rows<{ key: string }>(
    `DELETE FROM ledger.unadopted WHERE row_key IN (SELECT row_key FROM ledger.unadopted WHERE case_id IS NOT DISTINCT FROM $1 ORDER BY row_key LIMIT ${caseId === null ? AT_ONCE : 'ALL'})
     RETURNING row_key AS key`,
    [caseId],
  );
  const keys = taken.map(({ key }) => key).sort();
  const version = caseId === null ? null : await givePatient(sql, caseId);
  await appendEntry(sql, {
    id: stableId('adopted', ...keys),
    actor: ENGINE,
    act: 'rows-adopted',
    object: caseId === null ? { type: 'installation', id: 'consilium', version: null } : { type: 'case', id: caseId, version },
    caseId,
    rows: await imagesOf(
      sql,
      keys.filter((key) => key !== `clinic.case:${caseId}`),
    ),
    detail: { rows: keys.length },
  });
}

async function givePatient(sql: Sql, caseId: Uuid): Promise<number> {
  const { pseudonym } = onlyRow(
    await sql.rows<{ pseudonym: string }>('SELECT pseudonym FROM clinic.case WHERE id = $1 FOR UPDATE', [caseId]),
  );
  const patient = await patientOf(sql, pseudonym, ENGINE);
  const text = 'UPDATE clinic.case SET patient_id = $2, version = version + 1 WHERE id = $1 RETURNING version';
  return onlyRow(await sql.rows<{ version: number }>(text, [caseId, patient])).version;
}
