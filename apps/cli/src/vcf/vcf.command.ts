import type { Command } from 'commander';
import type { Context } from '../context.ts';

export function addVcf(program: Command, context: Context): void {
  program
    .command('vcf')
    .description('checks of variant files')
    .command('check')
    .description('check files against the VCF specification 4.1 to 4.5; exit 1 if any is not ok')
    .argument('<files...>')
    .action(async (files: readonly string[]) => {
      const { checkFiles } = await import('./check-files.ts');
      context.end(await checkFiles(files, context.terminal));
    });
}
