import { canonicalJson } from '@consilium/ledger';
import type { CorpusDocument, ImportedCorpus } from '@consilium/domain/evidence';
import type { Sql } from '../sql.ts';
import { passageRows } from './passage-rows.ts';

const DOCUMENTS_AT_ONCE = 1000;
const CHARACTERS_AT_ONCE = 2 * 1024 * 1024;
/** Documents from which on the planner's guesses are worth correcting at once. */
const WORTH_LEARNING = 1000;
const WORDS_AT_ONCE = 20_000;

/**
 * While Postgres stores one batch, the next one is folded. The index takes its words in few large heaps, and the last rows empty the heap: a search never
 * has to read through it.
 */
export async function insertContent(sql: Sql, ord: number, kind: ImportedCorpus, content: readonly CorpusDocument[]): Promise<void> {
  await sql.run(`SET LOCAL gin_pending_list_limit = '256MB'`);
  await sql.run(`SET LOCAL maintenance_work_mem = '256MB'`);
  const counts = new Map<string, number>();
  const documents = [...content].sort(byAge);
  let storing = Promise.resolve();
  for (const { from, to } of shares(documents)) {
    const batch = batchOf(documents.slice(from, to), from, counts);
    await storing;
    storing = storeBatch(sql, { ord, kind, isLast: to === documents.length }, batch);
    // Awaited above; a batch that can not be folded must not leave it without an ear.
    storing.catch(() => undefined);
  }
  await storing;
  await insertWords(sql, ord, counts);
  if (documents.length >= WORTH_LEARNING) await sql.run('CALL knowledge.learn_words()');
}

/** The youngest last: of more windows than can be weighed, the search takes those with the highest numbers. */
const byAge = (a: CorpusDocument, b: CorpusDocument): number => order(a.publishedOn ?? '', b.publishedOn ?? '') || order(b.id, a.id);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A statement carries so many documents, or fewer that are long. */
function* shares(documents: readonly CorpusDocument[]): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0, to = 0; to < documents.length; from = to) {
    let characters = 0;
    do characters += documents[to++]?.text.length ?? 0;
    while (to < documents.length && to - from < DOCUMENTS_AT_ONCE && characters < CHARACTERS_AT_ONCE);
    yield { from, to };
  }
}

interface Place {
  readonly ord: number;
  readonly kind: ImportedCorpus;
  readonly isLast: boolean;
}

/** Columns of the rows to store. */
interface Batch {
  readonly documents: readonly (readonly string[])[];
  readonly passages: readonly (readonly string[])[];
}

const INSERT_DOCUMENTS = `
  INSERT INTO knowledge.corpus_document (corpus, ord, id, retracted, body)
  SELECT $1::int, d.* FROM unnest($2::int[], $3::text[], $4::bool[], $5::text[]) d`;
const INSERT_PASSAGES = `
  INSERT INTO knowledge.passage (corpus, kind, document, starts, ends, retracted, words)
  SELECT $1::int, $2, p.document, p.starts, p.ends, p.retracted, array_to_tsvector(string_to_array(p.words, ' '))
  FROM unnest($3::int[], $4::int[], $5::int[], $6::bool[], $7::text[]) p (document, starts, ends, retracted, words)
  ON CONFLICT DO NOTHING`;
const INSERT_WORDS = 'INSERT INTO knowledge.corpus_word (corpus, word, passages) SELECT $1::int, w.* FROM unnest($2::text[], $3::int[]) w';

function batchOf(documents: readonly CorpusDocument[], from: number, counts: Map<string, number>): Batch {
  const placed = documents.map((document, at) => ({ document, at: String(from + at), retracted: String(isRetracted(document)) }));
  const passages = placed.flatMap(({ document, at, retracted }) =>
    passageRows(document).map((row) => ({ document, at, retracted, ...row })),
  );
  for (const { words } of passages) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return {
    documents: [
      placed.map(({ at }) => at),
      documents.map(({ id }) => id),
      placed.map(({ retracted }) => retracted),
      documents.map((document) => canonicalJson(document)),
    ],
    passages: [
      passages.map(({ at }) => at),
      passages.map(({ window }) => String(window[0])),
      passages.map(({ window }) => String(window[1])),
      passages.map(({ retracted }) => retracted),
      passages.map(({ words }) => words.join(' ')),
    ],
  };
}

async function storeBatch(sql: Sql, { ord, kind, isLast }: Place, { documents, passages }: Batch): Promise<void> {
  if (isLast) await sql.run(`SET LOCAL gin_pending_list_limit = '64kB'`);
  await sql.run(INSERT_DOCUMENTS, [ord, ...documents]);
  await sql.run(INSERT_PASSAGES, [ord, kind, ...passages]);
}

async function insertWords(sql: Sql, ord: number, counts: ReadonlyMap<string, number>): Promise<void> {
  const common = [...counts].filter(([, passages]) => passages > 1);
  for (let from = 0; from < common.length; from += WORDS_AT_ONCE) {
    const part = common.slice(from, from + WORDS_AT_ONCE);
    await sql.run(INSERT_WORDS, [ord, part.map(([word]) => word), part.map(([, passages]) => String(passages))]);
  }
}

const isRetracted = ({ retracted, standing }: Pick<CorpusDocument, 'retracted' | 'standing'>): boolean =>
  retracted || standing === 'retracted';
