import type { OperatorConfig } from '@consilium/config';
import { SearchModelFailed, buildDocumentIndex, evaluateSearch } from '@consilium/retrieval';
import type { SearchEvaluation } from '@consilium/retrieval';
import { EXIT, unavailable } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { openSearchModels } from '../model/open-search-models.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** The built-in evaluation of the search over the loaded knowledge, with the site's search models beside it where some are configured. */
export async function runEvaluateSearch(
  { knowledge: ids }: { readonly knowledge: readonly string[] | undefined },
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const knowledge = await openKnowledge(config.home, ids);
  const models = openSearchModels(config);
  const { lexical, models: judged } = await evaluated(evaluateSearch(knowledge, buildDocumentIndex(knowledge), models ?? {}));
  await writeLine(terminal, {
    schema: 'consilium/retrieve-evaluation/1',
    lexical,
    models: judged.map(({ evaluation, verdict }) => ({ ...evaluation, admitted: verdict.admitted })),
  });
  for (const { verdict } of judged) terminal.say(`consilium: ${verdict.line}`);
  if (models === null)
    terminal.say(
      'consilium: no search model is configured (LLM_MODEL with LLM_EMBEDDING_MODEL or LLM_RERANK_MODEL, at an endpoint other than Anthropic): the lexical index alone was evaluated.',
    );
  return EXIT.done;
}

/** An endpoint that is down is no bug of the program. */
const evaluated = (work: Promise<SearchEvaluation>): Promise<SearchEvaluation> =>
  work.catch((error: unknown) => {
    throw error instanceof SearchModelFailed ? unavailable(error.message) : error;
  });
