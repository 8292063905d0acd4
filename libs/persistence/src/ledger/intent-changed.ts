import type { DataSource } from 'typeorm';
import { Aftermath } from '../sql.ts';

/** An entry came again under its id but with another content: a bug, or somebody who tries to hide one act behind another. Nothing of it is kept. */
export class IntentChanged extends Aftermath {
  readonly code = 'LEDGER.INTENT_CHANGED';

  constructor(
    { id, act }: { readonly id: string; readonly act: string },
    /** The attempt is an entry of its own, outside the transaction that it undid. */
    private readonly record: (dataSource: DataSource) => Promise<void>,
  ) {
    super(`The audit trail holds another act under the id ${id} of this one (${act}): nothing was done, tell the operator.`);
  }

  settle(dataSource: DataSource): Promise<void> {
    return this.record(dataSource);
  }
}
