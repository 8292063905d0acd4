import type { OperatorConfig } from '@consilium/config';
import { CorpusStore } from '@consilium/knowledge';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { corpusLineOf } from './corpus-line-of.ts';

export async function listCorpora({ home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  for (const manifest of await new CorpusStore(home).list()) await writeLine(terminal, corpusLineOf(manifest));
  return EXIT.done;
}
