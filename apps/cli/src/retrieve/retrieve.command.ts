import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';
import type { RetrieveOptions } from './run-retrieve.ts';

export function addRetrieve(program: Command, context: Context): void {
  program
    .command('retrieve')
    .description('evidence for and against, best first')
    .option('--batch <file>', 'lines {id, gene?, variant?, tumorType?, therapy?, text?, k}; - for standard input')
    .option('--gene <symbol>')
    .option('--variant <name>', 'e.g. L858R, exon 19 deletion, EML4::ALK fusion')
    .option('--tumor-type <type>', 'OncoTree code, DOID or name')
    .option('--therapy <name>')
    .option('--text <words>')
    .option('-k, --k <n>', 'number of hits', '10')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated')
    .action(async (options: Omit<RetrieveOptions, 'knowledge'> & { knowledge?: string }, command: Command) => {
      const { runRetrieve } = await import('./run-retrieve.ts');
      context.end(await runRetrieve({ ...options, knowledge: listed(options.knowledge) }, configFor(command, context), context.terminal));
    });
}
