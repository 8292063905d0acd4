import type { Trail } from './ledger/trail.ts';

/** Parameters as the driver takes them. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[] | readonly number[] | readonly Uint8Array[];

/** One connection: inside a transaction, or for single statements. */
export interface Sql {
  /** Rows of a query. The caller names their shape, which is that of the statement beside it. */
  rows<Row>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Number of rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** A statement whose answer nobody waits for: it goes before the next one, or with COMMIT in one message. Outside a transaction it runs at once. */
  defer(statement: Deferred): Promise<void>;
  /** The same as `rows` for a statement that comes with every write: the connection keeps its plan under the name. */
  prepared<Row>(statement: PreparedStatement): Promise<readonly Row[]>;
  /** False as long as this connection has only read: then there are no changes for an entry to take. */
  mayHaveChanged(): boolean;
  /** What entries of this connection are made with. */
  readonly trail: Trail;
}

/** The connection keeps its plan: parsing and planning anew a statement of every write would tell. */
export interface PreparedStatement {
  /** One text bears it. */
  readonly name: string;
  readonly text: string;
}

export interface Deferred {
  readonly statement: PreparedStatement;
  readonly values: readonly SqlValue[];
  /** The error to throw when the statement is refused. */
  readonly refused: (error: Error) => Error;
}
