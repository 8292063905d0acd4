import { logVerifiers, makeKeys, makeLogKey, rotateKey, rotateLogKey, witnessVerifiers } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { EXIT, refusedBecause } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import type { KeyGroup, Rotatable } from './key-names.ts';

/** Makes what is missing and leaves what is there. */
export async function makeSiteKeys(group: KeyGroup, { keys }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const made = [...(group === 'log' ? [] : makeKeys(keys.dir)), ...(group === 'site' ? [] : makeLogKey(keys.dir, keys.origin))];
  await writeLine(terminal, { schema: 'consilium/keys-made/1', made });
  return EXIT.done;
}

/** Public keys only: what an auditor pins, and what log and witness need of each other. */
export async function showKeys({ keys }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const vkeys = (verifiers: ReturnType<typeof logVerifiers>): readonly string[] => verifiers.map(({ vkey }) => vkey);
  const log = orRefused(() => logVerifiers(keys.dir, keys.logKeys));
  const witness = orRefused(() => witnessVerifiers(keys.dir, keys.witnesses));
  await writeLine(terminal, { schema: 'consilium/keys/1', log: vkeys(log), witness: vkeys(witness) });
  return EXIT.done;
}

export async function rotate(name: Rotatable, { keys }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const vkey = orRefused(() => (name === 'log' ? rotateLogKey(keys.dir, keys.origin) : rotateKey(keys.dir, name)));
  await writeLine(terminal, { schema: 'consilium/keys-rotated/1', rotated: name, ...(vkey === undefined ? {} : { log: vkey }) });
  return EXIT.done;
}

/** Key files speak for themselves; a file that is not there is told by its name alone. */
function orRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const isMissing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
    if (isMissing)
      throw refusedBecause('The key files are not there: make them with `consilium keys make`, or restore them from their backup.');
    throw refusedBecause(error instanceof Error ? error.message : 'The keys cannot be read.');
  }
}
