import { evaluationQueries, ndcgAt, recallAt } from '@consilium/retrieval';
import type { EvaluationQuery } from '@consilium/retrieval';
import type { Measure } from '../table.ts';
import { TEXT_ALONE, openRetrievalRoom } from './retrieval-room.ts';
import type { RetrievalRoom, RetrieveQuery, RetrieveSources } from './retrieval-room.ts';
import { allFields, simpleSearch, statementAlone } from './simple-search.ts';

const K = 50;

interface Asking {
  readonly name: string;
  readonly queryOf: (query: EvaluationQuery) => RetrieveQuery;
  readonly goals: { readonly ndcg: number; readonly recall?: number };
  readonly simple: (query: string, k: number) => readonly string[];
  readonly sources?: RetrieveSources;
}

const typed = ({ gene, variant, disease }: EvaluationQuery): string => `${variant.includes(gene) ? '' : `${gene} `}${variant} ${disease}`;

/**
 * Retrieval over the statements of CIViC 2025-08-01 through `consilium retrieve --batch`: a query for each profile and disease with at least three records,
 * grade 2 for the same profile and disease, 1 for the same profile; nDCG with gain 2^grade - 1. Weights were found on the development half alone; goals are
 * held against the other.
 */
export async function retrieval(data: string): Promise<readonly Measure[]> {
  const room = await openRetrievalRoom(data);
  try {
    const queries = evaluationQueries(room.items);
    const simple = simpleSearch(room.items, allFields);
    const askings: readonly Asking[] = [
      {
        name: 'fielded query',
        queryOf: ({ gene, variant, disease }) => ({ gene, variant, tumorType: disease, k: K }),
        goals: { ndcg: 0.93, recall: 0.93 },
        simple,
      },
      { name: 'free text over the fielded index', queryOf: (query) => ({ text: typed(query), k: K }), goals: { ndcg: 0.92 }, simple },
      {
        name: 'free text over statement text alone',
        queryOf: (query) => ({ text: typed(query), k: K }),
        goals: { ndcg: 0.6 },
        simple: simpleSearch(room.items, statementAlone),
        sources: TEXT_ALONE,
      },
    ];
    const rows: Measure[] = [];
    for (const asking of askings) rows.push(...(await measured(asking, queries, room)));
    return rows;
  } finally {
    room.close();
  }
}

async function measured(asking: Asking, queries: readonly EvaluationQuery[], room: RetrievalRoom): Promise<readonly Measure[]> {
  const hits = await room.retrieve(queries.map(asking.queryOf), asking.sources);
  const ours = queries.map((query, at) => ({ query, ids: (hits[at] ?? []).map(({ document }) => document) }));
  const theirs = queries.map((query) => ({ query, ids: asking.simple(typed(query), K) }));
  const ndcg = (rows: Rows, half: Half): number => mean(rows, half, ({ query, ids }) => ndcgAt(10, ids, query.relevance));
  const recall = (rows: Rows, half: Half): number => mean(rows, half, ({ query, ids }) => recallAt(K, ids, query.relevance));
  const told = (of: typeof ndcg): string => `${of(ours, 'held').toFixed(3)} held, ${of(ours, 'development').toFixed(3)} development`;
  const { goals } = asking;
  return [
    {
      measure: `${asking.name}: nDCG@10, ${String(queries.length)} queries`,
      ours: told(ndcg),
      against: `>= ${goals.ndcg.toFixed(2)}; simple lexical ${ndcg(theirs, 'held').toFixed(3)}`,
      met: ndcg(ours, 'held') >= goals.ndcg,
    },
    {
      measure: `${asking.name}: recall@50`,
      ours: told(recall),
      against: `${goals.recall === undefined ? '' : `>= ${goals.recall.toFixed(2)}; `}simple lexical ${recall(theirs, 'held').toFixed(3)}`,
      met: goals.recall === undefined ? null : recall(ours, 'held') >= goals.recall,
    },
  ];
}

type Half = EvaluationQuery['half'];
type Rows = readonly { readonly query: EvaluationQuery; readonly ids: readonly string[] }[];

function mean(rows: Rows, half: Half, valueOf: (row: Rows[number]) => number): number {
  const values = rows.filter(({ query }) => query.half === half).map(valueOf);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
