import { createHash } from 'node:crypto';
import { bytesOf, makeBundle } from './make-bundle.ts';
import { Dice } from './random.ts';
import type { Mutant } from './mutants.ts';

const LETTERS = '{}[],:"0123456789-+eE.\\tunrl abct ';
const OF_A_KIND = { entry: 3, record: 2, document: 1 } as const;
/** Around the deepest nesting that is allowed, the line's own levels included. */
const DEEPEST = 58;

/**
 * A short bundle in which each byte counts: head, keys, checkpoints and the shortest lines of each kind, a byte of it flipped, exchanged, doubled or left
 * out, or nested too deep; half of them with an end line that fits. In whole bundles nearly every flip hits an entry.
 */
export async function headMutants(seed: number, count: number): Promise<readonly Mutant[]> {
  const dice = new Dice(seed);
  const mutants: Mutant[] = [];
  for (let own = seed; mutants.length < count; own += 1) {
    const { lines } = await makeBundle({ seed: own, scope: dice.pick(['log', 'case', 'period']), plan: { keys: 1 } });
    const kept = shortestOf(
      new TextDecoder()
        .decode(await bytesOf(lines))
        .trimEnd()
        .split('\n'),
    );
    for (let turn = 0; turn < 50 && mutants.length < count; turn += 1) {
      const name = `head of ${own}, turn ${turn}`;
      mutants.push({ name, bytes: turn === 0 ? nested(kept, dice) : spoilt(kept, dice), exit: null, options: { allowAttested: true } });
    }
  }
  return mutants;
}

const kindOf = (line: string): string => /"t":"([a-z]+)"/.exec(line)?.[1] ?? '';

function shortestOf(lines: readonly string[]): readonly string[] {
  const chosen = Object.entries(OF_A_KIND).flatMap(([kind, count]) =>
    lines
      .filter((line) => kindOf(line) === kind)
      .toSorted((a, b) => a.length - b.length)
      .slice(0, count),
  );
  return lines.filter((line) => chosen.includes(line) || ['bundle', 'key', 'checkpoint', 'range'].includes(kindOf(line)));
}

function withEnd(lines: readonly Buffer[]): Buffer {
  const before = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  const sha256 = createHash('sha256').update(before).digest('hex');
  return Buffer.concat([before, Buffer.from(`{"lines":${lines.length},"sha256":"${sha256}","t":"end"}\n`)]);
}

function spoilt(lines: readonly string[], dice: Dice): Uint8Array {
  const whole = withEnd(lines.map((line) => Buffer.from(line)));
  const at = dice.below(whole.length);
  const byte = whole[at] ?? 0;
  const instead = dice.pick<readonly number[]>([
    [byte ^ (1 << dice.below(8))],
    [LETTERS.charCodeAt(dice.below(LETTERS.length))],
    [],
    [byte, byte],
  ]);
  const changed = Buffer.concat([whole.subarray(0, at), Uint8Array.from(instead), whole.subarray(at + 1)]);
  if (dice.chance(0.5)) return changed;
  // By latin1 each byte stays what it is.
  return withEnd(
    changed
      .toString('latin1')
      .split('\n')
      .slice(0, -2)
      .map((line) => Buffer.from(line, 'latin1')),
  );
}

function nested(lines: readonly string[], dice: Dice): Uint8Array {
  const depth = DEEPEST + dice.below(8);
  const deep = `"open":{"a":${'['.repeat(depth)}${']'.repeat(depth)},`;
  return withEnd(lines.map((line) => Buffer.from(line.replace('"open":{', deep))));
}
