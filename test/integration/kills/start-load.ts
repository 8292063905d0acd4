import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@consilium/persistence';
import { ENGINE, appendEntry } from '../../../libs/persistence/src/ledger/append-entry.ts';
import { readCheckpoint } from '../../../libs/persistence/src/ledger/log-reader.ts';
import { withSql } from '../../../libs/persistence/src/sql.ts';

const CLIENTS = 8;
/** Connections that the load needs. */
export const LOAD_CONNECTIONS = CLIENTS + 2;
const PATIENCE_MS = 120_000;

export interface Load {
  readonly acknowledged: readonly string[];
  /** Root by size, of every signed checkpoint that was seen. */
  readonly checkpoints: ReadonlyMap<number, string>;
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly clients?: number;
  /** Between two appends of one client. */
  readonly pauseMs?: number;
}

export function startLoad(app: Database, { clients = CLIENTS, pauseMs = 0 }: LoadOptions = {}): Load {
  const acknowledged: string[] = [];
  const checkpoints = new Map<number, string>();
  let isOver = false;
  const append = async (): Promise<void> => {
    while (!isOver) {
      const id = randomUUID();
      const object = { type: 'case', id, version: null };
      const ask = () => withSql(app, (sql) => appendEntry(sql, { id, actor: ENGINE, act: 'counted', object, detail: { id } }));
      await untilDone(ask);
      acknowledged.push(id);
      if (pauseMs > 0) await wait(pauseMs);
    }
  };
  const look = async (): Promise<void> => {
    for (; !isOver; await wait(20)) {
      const found = await withSql(app, (sql) => readCheckpoint(sql)).catch(() => null);
      if (found) checkpoints.set(found.size, Buffer.from(found.root).toString('hex'));
    }
  };
  const running = Promise.all([look(), ...Array.from({ length: clients }, append)]);
  running.catch(() => undefined); // told by `stop`
  return {
    acknowledged,
    checkpoints,
    async stop() {
      isOver = true;
      await running;
    },
  };
}

async function untilDone(ask: () => Promise<void>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; ; await wait(50)) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
