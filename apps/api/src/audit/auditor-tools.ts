import { logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { auditorDesk } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import type { AuditorTools } from '../platform/ports.ts';

export function auditorTools({ keys }: Config, database: Database): AuditorTools {
  const read = <T>(keysOf: () => readonly T[]): readonly T[] => {
    try {
      return keysOf();
    } catch {
      // A site without the file shows no key; an export says so in plain words.
      return [];
    }
  };
  return {
    ...auditorDesk(database),
    keys: () => [
      ...read(() => logVerifiers(keys.dir, keys.logKeys)).map(({ vkey }) => ({ kind: 'log' as const, vkey })),
      ...read(() => witnessVerifiers(keys.dir, keys.witnesses)).map(({ vkey }) => ({ kind: 'witness' as const, vkey })),
    ],
  };
}
