import type { OperatorConfig } from '@consilium/config';
import { normalizeLine } from '@consilium/contracts';
import type { NormalizedLine, NormalizeLine } from '@consilium/contracts';
import { buildGeneTable, ok } from '@consilium/domain';
import type { GeneTable } from '@consilium/domain';
import { classifyText } from '@consilium/knowledge';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { Terminal } from '../terminal.ts';

export interface NormalizeOptions {
  readonly text: string | undefined;
  readonly gene: string | undefined;
  readonly batch: string | undefined;
}

/** Genes come with the built-in pack whatever evidence is loaded, so no evidence is read here. */
export async function runNormalize({ text, gene, batch }: NormalizeOptions, { home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const genes = buildGeneTable((await openKnowledge(home, ['none'])).genes);
  const single = text === undefined ? undefined : { id: 1, text, gene };
  return runLines(
    { schema: 'consilium/normalize/1', line: normalizeLine, answer: (line) => ok(normalized(line, genes)) },
    { batch, single },
    terminal,
  );
}

function normalized({ id, text, gene }: NormalizeLine, genes: GeneTable): Omit<NormalizedLine, 'schema'> {
  const { gene: approved, category, keys } = classifyText(text, genes, gene);
  return { id, gene: approved, category, keys };
}
