import type { OperatorConfig } from '@consilium/config';
import { casePage, caseRecord } from '@consilium/contracts';
import { EXIT, refusedBecause } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { ServerClient } from './server-client.ts';
import type { ServerOptions } from './server-client.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const showCase = (name: string, server: ServerOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  ServerClient.during(server, config, terminal, async (client) => {
    const { id, ...record } = await client.send('GET', `cases/${UUID.test(name) ? name : await idOf(name, client)}`, caseRecord);
    await writeLine(terminal, { schema: 'consilium/case/1', case: id, ...record });
    return EXIT.done;
  });

async function idOf(ref: string, client: ServerClient): Promise<string> {
  const { items } = await client.send('GET', `cases?${new URLSearchParams({ q: ref }).toString()}`, casePage);
  const found = items.find((item) => item.ref.toLowerCase() === ref.toLowerCase());
  if (!found) throw refusedBecause(`There is no case ${ref} that you may see: "consilium case list" shows those that are there.`);
  return found.id;
}
