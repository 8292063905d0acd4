// Makes the keys of this home that are missing, and prints the public ones. In production nothing is made: a key made anew would hide that the real one is lost.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILES, WITNESS_KEY_FILE, keyText, logSigner, logVerifiers, makeKeys, makeLogKey, witnessVerifiers } from '@consilium/adapters';
import { loadOperatorConfig, loadWitnessConfig } from '@consilium/config';
import { isWitness, makeWitness, witnessKey } from '../../../apps/witness/src/index.ts';

const { keys } = loadOperatorConfig();
const witness = loadWitnessConfig();
if (keys.mayMake) {
  makeKeys(keys.dir);
  if (keys.log === null) makeLogKey(keys.dir, keys.origin);
  believe(isWitness(witness) ? witnessKey(witness).vkey : makeWitness(witness));
}
// What is missing or does not fit is said here, before the parts start, and with the way out.
for (const name of Object.keys(KEY_FILES)) keyText(keys, name);
logSigner({ ...keys, stated: keys.log });
const log = logVerifiers(keys.dir, keys.logKeys);
const witnesses = witnessVerifiers(keys.dir, keys.witnesses);
process.stdout.write(`${JSON.stringify({ log: log.map(({ vkey }) => vkey), witness: witnesses.map(({ vkey }) => vkey) })}\n`);

/** The site believes the witness of its own machine; keys of former ones stay below, for what they cosigned. */
function believe(vkey) {
  const file = join(keys.dir, WITNESS_KEY_FILE);
  const former = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!former.split(/\s+/).includes(vkey)) writeFileSync(file, `${vkey}\n${former}`);
}
