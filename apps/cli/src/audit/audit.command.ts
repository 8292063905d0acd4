import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import type { ExportOptions } from './export-bundle.ts';

/** The audit trail for outsiders: bundles out of a server, and their check without one. */
export function addAudit(program: Command, context: Context): void {
  const audit = program.command('audit').description('audit bundles: export from a server, verify offline');
  audit
    .command('verify')
    .description('check a bundle offline; exit 0 valid, 1 tampered, 2 incomplete, 3 unsupported, 4 usage')
    .usage('<bundle> [--key VKEY]... [--witnesses N] [--allow-attested] [--json]')
    .argument('[words...]')
    // The words are the same as those of the single-file verifier, which reads them itself.
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { verify } = await import('./verify.ts');
      context.end(await verify(words, context.terminal));
    });
  audit
    .command('export')
    .description('write one scope of the audit trail as a bundle that proves itself')
    .option('--server <url>', 'address of Consilium (CONSILIUM_PUBLIC_URL, or the running `npm start`)')
    .requiredOption('--login <name>', 'an auditor; the password is asked for, or CONSILIUM_PASSWORD')
    .option('--case <case>', 'id, or short name such as C-0001')
    .option('--patient <pseudonym>')
    .option('--user <id>')
    .option('--from <time>', 'start of a period, e.g. 2026-01-01T00:00:00Z')
    .option('--to <time>', 'its end, exclusive')
    .option('--whole-log')
    .option('--out <file>', 'file to write; standard output without it')
    .action(async (options: ExportOptions, command: Command) => {
      const { exportBundle } = await import('./export-bundle.ts');
      context.end(await exportBundle(options, configFor(command, context), context.terminal));
    });
}
