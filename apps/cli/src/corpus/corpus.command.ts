import type { Command } from 'commander';
import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';

interface ImportOptions {
  readonly as: string;
  readonly title?: string;
  readonly licence?: string;
  readonly quote: string;
  readonly language?: string;
  readonly published?: string;
}

const DESCRIPTIONS = {
  guideline: 'guidelines that you hold, one document a recommendation: PDF with text, HTML, Markdown, plain text',
  literature: 'abstracts that you exported: PubMed XML, MEDLINE text (.nbib) or JSON, JSON of Europe PMC (resultType=core); plain or gzip',
} as const;
const NAMES = { guideline: 'guidelines', literature: 'literature' } as const;

export function addCorpus(program: Command, context: Context): void {
  const corpus = program.command('corpus').description('guidelines and literature that drafts may quote');
  addImport(corpus, context);
  corpus
    .command('list')
    .description('corpora of this installation')
    .action(async (_options: object, command: Command) => {
      const { listCorpora } = await import('./list-corpora.ts');
      context.end(await listCorpora(configFor(command, context), context.terminal));
    });
  corpus
    .command('show')
    .description('one document with its text, sentences and standing')
    .argument('<id>', 'id of the corpus')
    .argument('<document>', 'id of the document, e.g. pubmed:12345 or guideline:<id>/7')
    .action(async (id: string, document: string, _options: object, command: Command) => {
      const { showDocument } = await import('./show-document.ts');
      context.end(await showDocument(id, document, configFor(command, context), context.terminal));
    });
}

function addImport(corpus: Command, context: Context): void {
  const importer = corpus.command('import').description('store files as a corpus under an id; the same id never gets other content');
  for (const kind of IMPORTED_CORPORA)
    importer
      .command(NAMES[kind])
      .description(DESCRIPTIONS[kind])
      .argument('<file...>', 'files, or folders with them')
      .requiredOption('--as <id>', 'id of the corpus, e.g. pubmed-2026-03')
      .option('--title <text>', 'name for people (default: the id)')
      .option('--licence <text>', 'under which you hold the texts (default: as held by the operator)')
      .option('--quote <yes|no>', 'whether sentences may be quoted to readers', 'yes')
      .option('--language <code>', 'language of texts that name none, e.g. de')
      .option('--published <date>', 'when the guideline was published, e.g. 2025 or 2025-03-01')
      .action(async (files: string[], options: ImportOptions, ran: Command) => {
        const { runImport } = await import('./run-import.ts');
        context.end(await runImport({ kind, files, ...checked(options) }, configFor(ran, context), context.terminal));
      });
}

function checked({ as: id, title, licence, quote, language, published }: ImportOptions) {
  if (quote !== 'yes' && quote !== 'no') throw usage(`--quote ${quote}: say yes or no.`);
  if (language !== undefined && !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language))
    throw usage('--language: give a code of BCP 47, such as en or de.');
  if (published !== undefined && !/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(published))
    throw usage('--published: give a date such as 2025, 2025-03 or 2025-03-01.');
  return { id, title, licence, quotable: quote === 'yes', language, published };
}
