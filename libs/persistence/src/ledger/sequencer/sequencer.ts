import { setTimeout as wait } from 'node:timers/promises';
import type { Signer } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { inTransaction, onlyRow, withSql } from '../../sql.ts';
import type { Sql } from '../../sql.ts';
import { askWitness, lastCosigned } from './ask-witness.ts';
import type { Witness, WitnessState } from './witness.ts';
import { growTree } from './drain.ts';
import { signCheckpoints } from './sign-checkpoints.ts';
import { Fenced, LogAlarm, takeOver } from './tree-state.ts';

export interface SequencerOptions {
  /** As role consilium_sequencer, with at least three connections. */
  readonly dataSource: DataSource;
  readonly origin: string;
  readonly signer: Signer;
  readonly witnesses?: readonly Witness[];
  readonly report: (event: SequencerEvent) => void;
  readonly pollMs?: number;
  readonly standByMs?: number;
  readonly witnessMs?: number;
  /** How long a new leader waits for the word of every witness before it goes on without; less than reads wait for the log (AUD-17). */
  readonly witnessPatienceMs?: number;
  readonly atMost?: number;
}

export type SequencerEvent =
  | { readonly kind: 'leads'; readonly epoch: number }
  | { readonly kind: 'stands-by' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'alarm'; readonly code: string; readonly message: string }
  | { readonly kind: 'witness-silent'; readonly witness: string; readonly code: string }
  /** The log grows without the word of these witnesses: a database that was put back would not be noticed until they answer. */
  | { readonly kind: 'unwitnessed'; readonly witnesses: readonly string[] };

export interface SequencerHealth {
  readonly role: 'starting' | 'leads' | 'stands-by' | 'alarm';
  readonly alarm: string | null;
  /** Size of the newest checkpoint that this process signed. */
  readonly signed: number;
  readonly witnesses: Readonly<Record<string, WitnessState>>;
}

const LOCK = 'consilium.sequencer';
/** How often the tree grows: each growth costs the same few statements for one entry or a thousand, and a signature may come within a second. */
const POLL_MS = 150;

/** The process that puts entries into the tree. Any number may run: one leads, the others stand by. */
export class Sequencer {
  #stopping = false;
  #health: SequencerHealth = { role: 'starting', alarm: null, signed: 0, witnesses: {} };
  readonly #finished: Promise<void>;

  constructor(private readonly options: SequencerOptions) {
    this.#finished = this.#run();
  }

  health(): SequencerHealth {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#finished;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await withSql(this.options.dataSource, (session) => this.#leadOrStandBy(session));
      } catch (error) {
        this.#tell(error);
      }
      if (!this.#stopping) await wait(this.options.standByMs ?? 500);
    }
  }

  /** The lock lives as long as the session; what it leaves undecided, the epoch decides. */
  async #leadOrStandBy(session: Sql): Promise<void> {
    const { held } = onlyRow(await session.rows<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [LOCK]));
    if (!held) {
      if (this.#health.role !== 'stands-by') this.options.report({ kind: 'stands-by' });
      this.#set({ role: 'stands-by', alarm: null });
      return;
    }
    try {
      await this.#lead();
    } finally {
      await session.rows('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]).catch(() => []);
    }
  }

  async #lead(): Promise<void> {
    const { dataSource, origin, signer, witnesses = [], report, pollMs = POLL_MS, atMost = 4_000, witnessMs = 1_000 } = this.options;
    const epoch = await inTransaction(dataSource, (sql) => takeOver(sql, origin));
    report({ kind: 'leads', epoch });
    this.#set({ role: 'leads', alarm: null });
    let signed = await withSql(dataSource, (sql) => signCheckpoints(sql, signer, 0));
    for (const witness of witnesses) this.#witness(witness, { size: await lastCosigned(dataSource, witness), failure: null });
    await this.#firstWord(epoch);
    // Beside the growth: a witness that is slow to answer holds up nothing.
    let [asked, asking]: [number, Promise<void> | null] = [performance.now(), null];
    let refused: unknown = null;
    while (!this.#stopping) {
      if (refused !== null) throw refused;
      const joined = await inTransaction(dataSource, (sql) => growTree(sql, { epoch, origin, atMost }));
      if (joined > 0) signed = await withSql(dataSource, (sql) => signCheckpoints(sql, signer, signed));
      this.#set({ signed });
      if (asking === null && performance.now() - asked > witnessMs) {
        asked = performance.now();
        asking = this.#askAll(epoch)
          .catch((error: unknown) => void (refused = error))
          .finally(() => void (asking = null));
      }
      await wait(pollMs);
    }
    await asking;
  }

  /** Before anything joins the tree: a database that was rolled back must not grow away from what the witnesses saw. */
  async #firstWord(epoch: number): Promise<void> {
    const { witnessPatienceMs = 10_000, witnessMs = 1_000, report } = this.options;
    const end = performance.now() + witnessPatienceMs;
    for (;;) {
      await this.#askAll(epoch, true);
      const silent = Object.entries(this.#health.witnesses).flatMap(([name, { failure }]) => (failure === null ? [] : [name]));
      if (silent.length === 0 || this.#stopping) return;
      if (performance.now() >= end) return report({ kind: 'unwitnessed', witnesses: silent });
      await wait(Math.min(witnessMs, 1_000));
    }
  }

  async #askAll(epoch: number, isFirst = false): Promise<void> {
    const { dataSource, origin, witnesses = [], report } = this.options;
    await Promise.all(
      witnesses.map(async (witness) => {
        const known = this.#health.witnesses[witness.name] ?? { size: 0, failure: null };
        const now = await askWitness(dataSource, witness, { known, epoch, origin, isFirst });
        if (now.failure !== null && now.failure !== known.failure)
          report({ kind: 'witness-silent', witness: witness.name, code: now.failure });
        this.#witness(witness, now);
      }),
    );
  }

  /** An alarm is kept in the database, so that no other sequencer goes on where this one stopped. */
  async #raise({ code, message }: LogAlarm): Promise<void> {
    this.#set({ role: 'alarm', alarm: code });
    this.options.report({ kind: 'alarm', code, message });
    if (code === 'LOG.ALARM' || code === 'LOG.ORIGIN_DIFFERS') return;
    await withSql(this.options.dataSource, (sql) => sql.run('UPDATE ledger.tree_state SET alarm = coalesce(alarm, $1)', [code]));
  }

  #tell(error: unknown): void {
    if (error instanceof LogAlarm) {
      if (this.#health.alarm !== error.code)
        void this.#raise(error).catch((failed: unknown) => this.options.report({ kind: 'failed', error: failed }));
      return;
    }
    if (error instanceof Fenced) return;
    this.options.report({ kind: 'failed', error });
  }

  #witness({ name }: Witness, state: WitnessState): void {
    this.#set({ witnesses: { ...this.#health.witnesses, [name]: state } });
  }

  #set(part: Partial<SequencerHealth>): void {
    this.#health = { ...this.#health, ...part };
  }
}
