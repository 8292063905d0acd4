import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf, makeBundle } from './make-bundle.ts';
import { mutantsOf } from './mutants.ts';
import { Dice } from './random.ts';
import { verifyBundle } from '../verify-bundle.ts';

/**
 * `make-bundles.ts DIR N SEED [mutated]` writes N bundles and `expected.jsonl`, one line each: file, what was done to it, options, and the verdict that
 * must come out; `exit: null` means anything but 0.
 */
const [dir = '', count = '0', seed = '1', mode = 'clean'] = process.argv.slice(2);
await mkdir(dir, { recursive: true });
const dice = new Dice(Number(seed));
const expected: string[] = [];
for (let made = 0; made < Number(count);) {
  const own = dice.below(2 ** 31);
  const mutants = mode === 'mutated' ? await mutantsOf(own) : await clean(own);
  for (const { name, bytes, exit, options } of mutants.slice(0, Number(count) - made)) {
    const file = `${String(made).padStart(5, '0')}.jsonl`;
    await writeFile(join(dir, file), bytes);
    const { exit: found, codes, firstBad } = await verifyBundle([bytes], options);
    expected.push(
      JSON.stringify({
        file,
        name,
        exit,
        ...options,
        found,
        codes,
        firstBad: firstBad && { code: firstBad.code, line: firstBad.line, index: firstBad.index, id: firstBad.id },
      }),
    );
    made += 1;
  }
}
await writeFile(join(dir, 'expected.jsonl'), `${expected.join('\n')}\n`);

async function clean(own: number) {
  const made = await makeBundle({ seed: own, scope: dice.pick(['case', 'case', 'patient', 'log', 'period', 'user']) });
  const options = { keys: dice.chance(0.5) ? [made.logKey, made.witnessKey] : [], witnesses: 0, allowAttested: dice.chance(0.5) };
  const exit = made.needsAttested && !options.allowAttested ? (2 as const) : (0 as const);
  return [{ name: 'clean', bytes: await bytesOf(made.lines), exit, options }];
}
