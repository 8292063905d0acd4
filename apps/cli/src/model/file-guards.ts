import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '@consilium/domain';
import type { ModelGuards, ModelUse, OutboundCall } from '@consilium/domain/evidence';

type Use = Pick<ModelUse, 'tokens' | 'costMicros' | 'model' | 'destination'>;
type Line = { readonly at: string } & (({ readonly kind: 'call' } & OutboundCall) | ({ readonly kind: 'use' } & Use));

/** Names of fields, never their text. */
const FIELD = /^[A-Za-z][\w.[\]]{0,79}$/;

/**
 * What stands between an offline command and a model: each call is a line of `<home>/model-calls.jsonl` before its bytes leave, with destination, names of
 * fields and hash, no text. There is no server that could hold a stop switch: taking `LLM_MODEL` out of the environment stops it.
 */
export function fileGuards(home: string, clock: Clock): ModelGuards {
  const file = join(home, 'model-calls.jsonl');
  const write = async (line: Line): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, `${JSON.stringify(line)}\n`);
  };
  return {
    stopped: async () => [],
    spentToday: async () => spentOn(clock.now().slice(0, 10), await linesOf(file)),
    recordCall: (call) => {
      const text = call.fields.find((field) => !FIELD.test(field));
      if (text !== undefined) throw new TypeError('A call to a model names a field that is no field name.');
      return write({ at: clock.now(), kind: 'call', ...call });
    },
    recordUse: ({ tokens, costMicros, model, destination }) =>
      write({ at: clock.now(), kind: 'use', tokens, costMicros, model, destination }),
  };
}

function spentOn(day: string, lines: readonly Line[]): { readonly tokens: number; readonly costMicros: number } {
  const uses = lines.flatMap((line) => (line.kind === 'use' && line.at.startsWith(day) ? [line] : []));
  return {
    tokens: uses.reduce((sum, { tokens }) => sum + (tokens?.input ?? 0) + (tokens?.output ?? 0), 0),
    costMicros: uses.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0),
  };
}

async function linesOf(file: string): Promise<readonly Line[]> {
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
