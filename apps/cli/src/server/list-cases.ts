import type { OperatorConfig } from '@consilium/config';
import { casePage } from '@consilium/contracts';
import type { CasePage } from '@consilium/contracts';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { ServerClient } from './server-client.ts';
import type { ServerOptions } from './server-client.ts';

export interface CaseListOptions extends ServerOptions {
  readonly stage?: string;
  readonly status?: string;
  readonly q?: string;
}

const PAGE = '200';

export const listCases = ({ stage, status, q, ...server }: CaseListOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  ServerClient.during(server, config, terminal, async (client) => {
    let after: string | null = null;
    do {
      const query: URLSearchParams = new URLSearchParams({
        limit: PAGE,
        ...(stage ? { stage } : {}),
        ...(status ? { status } : {}),
        ...(q ? { q } : {}),
        ...(after === null ? {} : { after }),
      });
      const page: CasePage = await client.send('GET', `cases?${query.toString()}`, casePage);
      for (const { id, ...rest } of page.items) await writeLine(terminal, { schema: 'consilium/case-summary/1', case: id, ...rest });
      after = page.next;
    } while (after !== null);
    return EXIT.done;
  });
