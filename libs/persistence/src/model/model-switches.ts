import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { may, ok, refuse } from '@consilium/domain';
import type { Actor, Outcome } from '@consilium/domain';
import type { ModelSwitch, SwitchScope } from '@consilium/domain/evidence';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { auditTrail } from '../ledger/audit.ts';
import { inTransaction, withSql } from '../sql.ts';

export interface SwitchSetting {
  readonly scope: SwitchScope;
  /** Taken as `*` for the site. */
  readonly target: string;
  readonly stopped: boolean;
  readonly reason: string;
}

/** Stop switches of model text, by site, model and board (AIO-06). */
export interface ModelSwitches {
  /**
   * | asked | needs |
   * |---|---|
   * | stop | `model:stop`: whoever sees a bad text stops it |
   * | let it speak again | `policy:manage` |
   * | either | a reason, and a target that is a name |
   *
   * In force for the next call at once: guards read the rows and keep nothing.
   */
  set(actor: Actor, setting: SwitchSetting, requestId: string): Promise<Outcome<ModelSwitch>>;
  /** The newest word on every site, model and board that was ever stopped or let speak. */
  list(): Promise<readonly ModelSwitch[]>;
}

export type SwitchRow = ModelSwitch;
export const NEWEST_SWITCHES = `
  SELECT DISTINCT ON (scope, target) scope, target, stopped, reason, by_name AS by, clinic.iso(at) AS at
  FROM clinic.model_switch ORDER BY scope, target, ord DESC`;

const NAME = /^\S{1,200}$/;

export const modelSwitches = (dataSource: DataSource): ModelSwitches => ({
  async set(actor, { scope, target: named, stopped, reason }, requestId) {
    const act = stopped ? 'model-stopped' : 'model-resumed';
    const allowed = may(actor, stopped ? 'model:stop' : 'policy:manage');
    if (!allowed.ok) {
      await auditTrail(dataSource).recordDenial({ actor, action: act, code: allowed.refusal.code, requestId });
      return allowed;
    }
    const target = scope === 'site' ? '*' : named.trim();
    if (!NAME.test(target)) return refuse('MODEL.TARGET_INVALID', { scope });
    if (!reason.trim()) return refuse('CASE.REASON_REQUIRED', { act });
    return ok(await store(dataSource, actor, { scope, target, stopped, reason: reason.trim() }, requestId));
  },

  list: () => withSql(dataSource, (sql) => sql.rows<SwitchRow>(NEWEST_SWITCHES)),
});

const store = (dataSource: DataSource, actor: Actor, setting: SwitchSetting, requestId: string): Promise<ModelSwitch> =>
  inTransaction(dataSource, async (sql) => {
    const [id, now] = [randomUUID(), await databaseNow(sql)];
    const { scope, target, stopped, reason } = setting;
    await sql.run(
      'INSERT INTO clinic.model_switch (id, scope, target, stopped, reason, by_user, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, scope, target, stopped, reason, actor.id, actor.name, now],
    );
    await appendEntry(sql, {
      id,
      actor,
      act: stopped ? 'model-stopped' : 'model-resumed',
      object: { type: 'model-switch', id, version: null },
      after: setting,
      detail: { scope, target },
      requestId,
      now,
    });
    return { scope, target, stopped, reason, by: actor.name, at: now };
  });
