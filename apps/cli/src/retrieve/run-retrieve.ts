import type { OperatorConfig } from '@consilium/config';
import { retrieveLine } from '@consilium/contracts';
import type { RetrieveLine, RetrievedLine } from '@consilium/contracts';
import { buildGeneTable, drugsWritten, geneSymbolOr, ok } from '@consilium/domain';
import type { GeneTable, KnowledgeSnapshot } from '@consilium/domain';
import { resolveTumorType } from '@consilium/knowledge';
import { buildDocumentIndex, searchEverything, searchEvidence } from '@consilium/retrieval';
import type { EvidenceHit, EvidenceQuery } from '@consilium/retrieval';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import { openCorpora } from '../corpus/open-corpora.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { Terminal } from '../terminal.ts';

export interface RetrieveOptions {
  readonly batch?: string;
  readonly gene?: string;
  readonly variant?: string;
  readonly tumorType?: string;
  readonly therapy?: string;
  readonly text?: string;
  readonly k: string;
  readonly knowledge: readonly string[] | undefined;
  /** Corpora of the installation to search as well; all by default. */
  readonly corpora?: readonly string[] | undefined;
}

const EXCERPT_CHARACTERS = 500;

export async function runRetrieve(
  { batch, knowledge: ids, corpora: corpusIds, k, ...query }: RetrieveOptions,
  { home }: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const knowledge = await openKnowledge(home, ids);
  const genes = buildGeneTable(knowledge.genes);
  const index = buildDocumentIndex(knowledge);
  const corpora = await openCorpora(home, corpusIds);
  const answer = async (line: RetrieveLine) => {
    const asked = queryOf(line, knowledge, genes);
    const hits = corpora ? await searchEverything(asked, knowledge, index, corpora) : searchEvidence(asked, knowledge, index);
    return ok({ id: line.id, hits: hits.map(hitLine) } satisfies Omit<RetrievedLine, 'schema'>);
  };
  const single = Object.keys(query).length > 0 ? { id: 1, k: Number(k), ...query } : undefined;
  return runLines({ schema: 'consilium/retrieve/1', line: retrieveLine, answer }, { batch, single }, terminal);
}

/** A tumor type that no vocabulary knows is still searched by its words. */
function queryOf(
  { gene, variant, tumorType, therapy, text, k }: RetrieveLine,
  knowledge: KnowledgeSnapshot,
  genes: GeneTable,
): EvidenceQuery {
  const type = tumorType ? resolveTumorType({ code: tumorType, text: tumorType }, knowledge.tumorTypes) : null;
  return {
    k,
    ...(gene ? { gene: geneSymbolOr(genes, gene) } : {}),
    ...(variant ? { variant } : {}),
    ...(type?.ok
      ? { tumorType: { ...type.value, stated: tumorType ?? '' } }
      : tumorType
        ? { tumorType: { code: '', name: tumorType } }
        : {}),
    ...(therapy ? { therapies: [...new Set(drugsWritten(therapy))] } : {}),
    ...(text ? { text } : {}),
  };
}

function hitLine({ rank, document, window, stance, score, burst }: EvidenceHit): RetrievedLine['hits'][number] {
  const pmid = document.facts['pmid']?.split(', ')[0];
  const text = window ? document.text.slice(...window) : document.text;
  const excerpt = text.length > EXCERPT_CHARACTERS ? `${text.slice(0, EXCERPT_CHARACTERS)}…` : text;
  return {
    rank,
    document: document.id,
    source: document.source,
    ...(pmid ? { pmid } : {}),
    stance,
    score,
    excerpt,
    ...(burst ? { burst } : {}),
  };
}
