import { guardedFetch } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { DEFAULT_ANSWER_BYTES, buildDocumentIndex, createEmbedder, evaluateSearch } from '@consilium/retrieval';
import type { Embedder } from '@consilium/retrieval';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { fileGuards } from '../model/file-guards.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const CLOCK = { now: () => new Date().toISOString() };

/** The built-in evaluation of the search over the loaded knowledge, with the site's embedding model beside it where one is configured. */
export async function runEvaluateSearch(
  { knowledge: ids }: { readonly knowledge: readonly string[] | undefined },
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const knowledge = await openKnowledge(config.home, ids);
  const embedder = embedderOf(config);
  const { lexical, models } = await evaluateSearch(knowledge, buildDocumentIndex(knowledge), embedder ? { embedder } : {});
  await writeLine(terminal, {
    schema: 'consilium/retrieve-evaluation/1',
    lexical,
    models: models.map(({ evaluation, verdict }) => ({ ...evaluation, admitted: verdict.admitted })),
  });
  for (const { verdict } of models) terminal.say(`consilium: ${verdict.line}`);
  if (embedder === null)
    terminal.say('consilium: no embedding model is configured (LLM_EMBEDDING_MODEL): the lexical index alone was evaluated.');
  return EXIT.done;
}

/** Anthropic has no embeddings. */
function embedderOf({ model, home }: OperatorConfig): Embedder | null {
  if (model === null || model.embeddingModel === null || model.provider === 'anthropic') return null;
  const { allowedHosts, timeoutMs, provider } = model;
  return createEmbedder({
    settings: { ...model, provider, model: model.embeddingModel },
    guards: fileGuards(home, CLOCK),
    fetch: guardedFetch({ allowedHosts, maxResponseBytes: 64 * DEFAULT_ANSWER_BYTES, timeoutMs }),
    clock: CLOCK,
  });
}
