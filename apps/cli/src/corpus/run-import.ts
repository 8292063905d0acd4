import type { OperatorConfig } from '@consilium/config';
import type { ImportedCorpus } from '@consilium/domain/evidence';
import { CorpusStore, DEFAULT_LICENCE, importCorpus } from '@consilium/knowledge';
import { EXIT, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { corpusFiles } from './corpus-files.ts';
import { corpusLineOf } from './corpus-line-of.ts';
import { shareCorpus } from './share-corpus.ts';

export interface ImportRequest {
  readonly kind: ImportedCorpus;
  readonly files: readonly string[];
  readonly id: string;
  readonly title?: string | undefined;
  readonly licence?: string | undefined;
  readonly quotable: boolean;
  readonly language?: string | undefined;
  readonly published?: string | undefined;
}

/** Reads files into an immutable corpus of this installation, and gives it to the database when one is reachable. Exit 1 when anything was refused. */
export async function runImport(request: ImportRequest, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { id, kind: corpus, title, licence, quotable, language, published } = request;
  const store = new CorpusStore(config.home);
  const statement = {
    title: title ?? id,
    licence: licence ?? DEFAULT_LICENCE,
    quotable,
    language: language ?? null,
    publishedOn: published ?? null,
  };
  const files = await corpusFiles(request.files);
  const stored = valueOr(await importCorpus({ corpus, id, files, statement, importedAt: new Date().toISOString() }, store), EXIT.refused);
  await writeLine(terminal, corpusLineOf(stored));
  const { refused, counts } = stored;
  if (refused.length > 0)
    terminal.say(`consilium: ${refused.length} files or records were refused or left out; the line above says which and why.`);
  const retracted = counts['retracted'] ?? 0;
  if (retracted > 0) terminal.say(`consilium: ${retracted} publications are retracted; they are kept, and never quoted.`);
  const elsewhere = counts['noticesElsewhere'] ?? 0;
  if (elsewhere > 0)
    terminal.say(
      `consilium: ${elsewhere} notices speak about publications that are not in this import; the folder minds them, the database only once their records are imported again.`,
    );
  await shareCorpus(id, store, config, terminal);
  return refused.length > 0 ? EXIT.refused : EXIT.done;
}
