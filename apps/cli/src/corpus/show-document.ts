import type { OperatorConfig } from '@consilium/config';
import type { CorpusDocumentLine } from '@consilium/contracts';
import { CorpusStore } from '@consilium/knowledge';
import { EXIT, usage, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

export async function showDocument(id: string, wanted: string, { home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const [stored] = valueOr(await new CorpusStore(home).load([id]), EXIT.usage);
  const document = stored?.content.documents.find((candidate) => candidate.id === wanted);
  if (document === undefined)
    throw usage(`The corpus "${id}" holds no document "${wanted}": give the id as a hit of "consilium retrieve" names it.`);
  const line: CorpusDocumentLine = { schema: 'consilium/corpus-document/1', release: id, document };
  await writeLine(terminal, line);
  return EXIT.done;
}
