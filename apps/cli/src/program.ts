import { Command } from 'commander';
import { addAsk } from './ask/ask.command.ts';
import { addAudit } from './audit/audit.command.ts';
import { addCheckClaims } from './check-claims/check-claims.command.ts';
import type { Context } from './context.ts';
import { addCorpus } from './corpus/corpus.command.ts';
import { addDraft } from './draft/draft.command.ts';
import { addKnowledge } from './knowledge/knowledge.command.ts';
import { addNormalize } from './normalize/normalize.command.ts';
import { addOncogenicity } from './oncogenicity/oncogenicity.command.ts';
import { addOperate } from './operate/operate.command.ts';
import { addPrioritize } from './prioritize/prioritize.command.ts';
import { addRetrieve } from './retrieve/retrieve.command.ts';
import { addServer } from './server/server.command.ts';
import { addVcf } from './vcf/vcf.command.ts';

const AFTER = `
Batches read JSON Lines and write one JSON line for each, in order; messages go to standard error.
Exit: 0 all done, 1 some lines refused, 2 usage, 3 unavailable.`;

/** The whole command line. Each command loads its code when it runs, so that a cold start stays short. */
export function buildProgram(context: Context, help: string[]): Command {
  const program = new Command('consilium')
    .description('Workflow engine for molecular tumor boards. Research use; not a medical device.')
    .option('--home <dir>', 'folder of this installation (CONSILIUM_HOME, default .consilium)')
    .addHelpText('after', AFTER)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void help.push(text), writeErr: (text) => context.terminal.say(text.trimEnd()) });
  for (const add of [
    addPrioritize,
    addNormalize,
    addOncogenicity,
    addRetrieve,
    addDraft,
    addAsk,
    addCheckClaims,
    addKnowledge,
    addCorpus,
    addVcf,
    addAudit,
    addServer,
    addOperate,
  ])
    add(program, context);
  return program;
}
