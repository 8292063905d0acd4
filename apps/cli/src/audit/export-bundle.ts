import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { OperatorConfig } from '@consilium/config';
import { EXIT, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { ServerClient } from '../server/server-client.ts';
import type { ServerOptions } from '../server/server-client.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions extends ServerOptions {
  readonly case?: string;
  readonly patient?: string;
  readonly user?: string;
  readonly from?: string;
  readonly to?: string;
  readonly wholeLog?: true;
  readonly out?: string;
}

/** Streams the bundle as the server writes it; the entry of the export is in the log before the first byte comes. */
export async function exportBundle(options: ExportOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const query = queryOf(options);
  return ServerClient.during(options, config, terminal, async (client) => {
    const bytes = await client.download(`audit/export?${query.toString()}`);
    if (options.out === undefined) await written(bytes, terminal);
    else {
      await pipeline(bytes, createWriteStream(options.out, { flags: 'wx', mode: 0o600 })).catch((error: unknown) => {
        throw isExisting(error) ? usage(`${options.out} is there already: name another file, nothing is overwritten.`) : error;
      });
      terminal.say(`${options.out} is written: check it with "consilium audit verify ${options.out}".`);
    }
    return EXIT.done;
  });
}

function queryOf({ case: named, patient, user, from, to, wholeLog }: ExportOptions): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ case: named, patient, user, from, to, log: wholeLog && 'whole' }))
    if (value !== undefined) query.set(name, value);
  const scopes = [named, patient, user, from ?? to, wholeLog].filter((scope) => scope !== undefined).length;
  if (scopes !== 1 || (from === undefined) !== (to === undefined))
    throw usage('audit export takes one of --case, --patient, --user, --from with --to, or --whole-log.');
  return query;
}

async function written(bytes: AsyncIterable<Uint8Array>, terminal: Terminal): Promise<void> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) await terminal.write(decoder.decode(piece, { stream: true }));
  await terminal.write(decoder.decode());
}

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
