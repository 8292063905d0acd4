import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';

export function addKnowledge(program: Command, context: Context): void {
  const knowledge = program.command('knowledge').description('releases of evidence');
  addImport(knowledge, context);
  knowledge
    .command('list')
    .description('releases of this installation, the built-in pack first')
    .action(async (_options: object, command: Command) => {
      const { listReleases } = await import('./list-releases.ts');
      context.end(await listReleases(configFor(command, context), context.terminal));
    });
  knowledge
    .command('diff')
    .description('what differs between two releases, one line an item')
    .argument('<before>')
    .argument('<after>')
    .action(async (before: string, after: string, _options: object, command: Command) => {
      const { diffStored } = await import('./diff-stored.ts');
      context.end(await diffStored(before, after, configFor(command, context), context.terminal));
    });
  knowledge
    .command('affected')
    .description('cases whose findings change tier or level from one release to the other')
    .argument('<before>')
    .argument('<after>')
    .requiredOption('--batch <file>', 'cases, one a line; - for standard input')
    .option(
      '--knowledge <ids>',
      'releases that stay beside the two, comma-separated (default: the built-in pack and the newest of each other source)',
    )
    .action(
      async (before: string, after: string, { batch, knowledge: beside }: { batch: string; knowledge?: string }, command: Command) => {
        const { runAffected } = await import('./run-affected.ts');
        context.end(await runAffected({ before, after, batch, beside: listed(beside) }, configFor(command, context), context.terminal));
      },
    );
}

function addImport(knowledge: Command, context: Context): void {
  const importer = knowledge.command('import').description('store a release under an id; the same id never gets other content');
  const sources = [
    ['civic', '<folder>', "folder or address of one of CIViC's releases with its tab-separated summaries"],
    ['labels', '<file>', "a site's own label and guideline facts, JSON Lines or a JSON array"],
    ['oncotree', '<file>', "OncoTree's tumor types as JSON"],
    [
      'genes',
      '<file>',
      'table of human genes of NCBI Gene (Homo_sapiens.gene_info, plain or gzip): names of genes outside the built-in pack',
    ],
  ] as const;
  for (const [source, argument, description] of sources) {
    const command = importer
      .command(source)
      .description(description)
      .argument(argument)
      .requiredOption('--as <id>', 'id of the release, e.g. civic-2025-08');
    if (source === 'civic') command.option('--allow-host <hosts>', 'hosts of mirrors to fetch from beside civicdb.org, comma-separated');
    command.action(async (from: string, { as: id, allowHost }: { as: string; allowHost?: string }, ran: Command) => {
      const { importRelease } = await import('./import-release.ts');
      context.end(await importRelease({ source, from, id, allowedHosts: listed(allowHost) }, configFor(ran, context), context.terminal));
    });
  }
}
