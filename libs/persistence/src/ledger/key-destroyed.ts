import { OnceMore } from '../sql.ts';

/** The patient was erased by another process since this one opened his key: nobody could read what it seals. */
export class KeyDestroyed extends OnceMore {
  readonly code = 'LEDGER.KEY_DESTROYED';

  constructor(entry: string) {
    super(`The key of the entry ${entry} was destroyed while it was written: do it again.`);
  }
}
