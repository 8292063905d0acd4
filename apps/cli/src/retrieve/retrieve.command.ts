import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';
import type { RetrieveOptions } from './run-retrieve.ts';

type Given = Omit<RetrieveOptions, 'knowledge' | 'corpora'> & { knowledge?: string; corpora?: string; evaluate?: boolean };

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
    .option('--corpora <ids>', 'exactly these corpora, comma-separated; none for no corpus')
    .option('--evaluate', 'measure the search over the loaded knowledge, and the configured search models beside it')
    .action(async ({ evaluate, ...options }: Given, command: Command) => {
      const config = configFor(command, context);
      if (evaluate) {
        const { runEvaluateSearch } = await import('./evaluate-search.ts');
        context.end(await runEvaluateSearch({ knowledge: listed(options.knowledge) }, config, context.terminal));
        return;
      }
      const { runRetrieve } = await import('./run-retrieve.ts');
      const given = { ...options, knowledge: listed(options.knowledge), corpora: listed(options.corpora) };
      context.end(await runRetrieve(given, config, context.terminal));
    });
}
