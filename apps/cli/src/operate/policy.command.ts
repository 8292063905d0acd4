import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';

/** The quorum under which a decision is published; each change is an entry (AUD-19). */
export function addPolicy(program: Command, context: Context): void {
  const policy = program.command('policy').description('the quorum under which a decision is published');
  policy
    .command('show')
    .description('the policy that holds now')
    .action(async (_options: object, command: Command) => {
      const { showPolicy } = await import('./policy.ts');
      context.end(await showPolicy(configFor(command, context), context.terminal));
    });
  policy
    .command('set')
    .description('the next version, from a JSON file; `"allowAttested": false` lets only security keys sign')
    .argument('<file>')
    .requiredOption('--reason <reason>', 'who decided it and where that is written; no data of a patient')
    .action(async (file: string, { reason }: { reason: string }, command: Command) => {
      const { setPolicy } = await import('./policy.ts');
      context.end(await setPolicy(file, reason, configFor(command, context), context.terminal));
    });
}
