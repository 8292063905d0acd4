import { logVerifiers, payloadKeys, trailKeys, witnessVerifiers } from '@consilium/adapters';
import type { KeysConfig } from '@consilium/config';
import { ENGINE, recordKeys } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';

/** Every start says with which keys the site works; another one than the last time is an entry (AUD-19). */
export const recordBelievedKeys = (dataSource: Database, keys: KeysConfig): Promise<boolean> =>
  recordKeys(
    dataSource,
    {
      data: trailKeys(keys).wrap.active,
      payload: payloadKeys(keys).active.id,
      log: orNone(() => logVerifiers(keys.dir, keys.logKeys).map(({ vkey }) => vkey)),
      witness: orNone(() => witnessVerifiers(keys.dir, keys.witnesses).map(({ vkey }) => vkey)),
    },
    ENGINE,
  );

/** A worker needs no public keys: where its machine has none, there is none to tell of. */
function orNone(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
