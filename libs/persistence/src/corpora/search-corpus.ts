import type { CorpusDocument, CorpusHit, ImportedCorpus, SearchFacets } from '@consilium/domain/evidence';
import { onlyRow } from '../sql.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { anyOf, planOf, stagesOf } from './search-plan.ts';
import type { SearchPlan, Stage } from './search-plan.ts';
import { tellingWords, weightsOf } from './word-weights.ts';
import type { WordWeight } from './word-weights.ts';

/** Of more windows that meet a condition, the youngest are weighed. */
const WINDOWS_WEIGHED = 800;
/** Windows of one condition that go on to be named, for each hit that is wanted: a document has several, and some are held anew by a later import. */
const WINDOWS_A_HIT = 6;
/** Hits by the gene at which windows without it are no longer looked at. */
const GENE_IS_ENOUGH = 5;
const TEXT_POINTS = 3;

interface Query {
  readonly kind: ImportedCorpus;
  readonly plan: SearchPlan;
  readonly weights: readonly WordWeight[];
  readonly limit: number;
}
interface Window {
  readonly corpus: number;
  readonly document: number;
  readonly starts: number;
  readonly ends: number;
  readonly score: number;
}
interface Found extends Window {
  readonly id: string;
}

const INDEX_OF: Readonly<Record<ImportedCorpus, string>> = {
  guideline: `kind = 'guideline' AND NOT retracted`,
  literature: `kind = 'literature' AND NOT retracted`,
};

/** Finds windows in the imported corpora of one kind; retracted documents, in whichever release, are never among them. */
export async function searchCorpus(sql: Sql, kind: ImportedCorpus, facets: SearchFacets, wanted: number): Promise<readonly CorpusHit[]> {
  const limit = Math.max(Math.floor(wanted), 0);
  const plan = planOf(facets);
  const query: Query = { kind, plan, weights: await weightsOf(sql, kind, plan.words), limit };
  const found = new Map<string, Found>();
  let withGene = 0;
  for (const stage of [...stagesOf(plan.parts), ...textStage(query.weights)]) {
    if (found.size >= limit || (!stage.hasGene && withGene >= GENE_IS_ENOUGH)) break;
    for (const window of await named(sql, await weighed(sql, stage, query))) keepBest(found, window);
    if (stage.hasGene) withGene = found.size;
  }
  return hitsOf(sql, [...found.values()].sort(byScore).slice(0, limit));
}

const byScore = (a: Found, b: Found): number => b.score - a.score || (a.id < b.id ? -1 : 1) || a.starts - b.starts;

function keepBest(found: Map<string, Found>, window: Found): void {
  const known = found.get(window.id);
  if (!known || byScore(window, known) < 0) found.set(window.id, window);
}

function textStage(weights: readonly WordWeight[]): readonly Stage[] {
  const { words, together } = tellingWords(weights);
  if (words.length === 0) return [];
  return [{ query: together ? anyOf([words]) : anyOf(words.map((word) => [word])), hasGene: false }];
}

/** Windows of one condition with their points, best first. */
function weighed(sql: Sql, stage: Stage, { kind, plan: { scores }, weights, limit }: Query): Promise<readonly Window[]> {
  const values: SqlValue[] = [stage.query];
  const met = (query: string): string => `p.words @@ $${String(values.push(query))}::tsquery`;
  const parts = scores
    .filter((rows) => rows.length > 0)
    .map((rows) => `CASE ${rows.map(({ query, points }) => `WHEN ${met(query)} THEN ${String(points)}`).join(' ')} ELSE 0 END`);
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const told = weights.map(({ word, weight }) => `(${met(anyOf([[word]]))})::int * ${String((TEXT_POINTS * weight) / total)}`);
  const score = ['0', ...parts, ...told].join(' + ');
  return sql.rows<Window>(
    `SELECT p.corpus, p.document, p.starts, p.ends, (${score})::float8 AS score FROM (
       SELECT corpus, document, starts, ends, words FROM knowledge.passage WHERE ${INDEX_OF[kind]} AND words @@ $1::tsquery
       ORDER BY corpus DESC, document DESC, starts LIMIT ${String(WINDOWS_WEIGHED)}) p
     ORDER BY score DESC, p.corpus DESC, p.document DESC, p.starts LIMIT ${String(limit * WINDOWS_A_HIT)}`,
    values,
  );
}

const NAMED = `
  SELECT d.corpus, d.ord, d.id FROM unnest($1::int[], $2::int[]) w (corpus, ord) JOIN knowledge.corpus_document d USING (corpus, ord)
  WHERE NOT EXISTS (SELECT 1 FROM knowledge.corpus_document o WHERE o.id = d.id AND o.corpus <> d.corpus AND (o.retracted OR o.corpus > d.corpus))`;

/** With the ids of their documents; without those that a later import holds anew, or that any import knows as retracted. */
async function named(sql: Sql, windows: readonly Window[]): Promise<readonly Found[]> {
  if (windows.length === 0) return [];
  const places = new Map(windows.map(({ corpus, document }) => [`${String(corpus)}/${String(document)}`, { corpus, document }]));
  const rows = await sql.rows<{ corpus: number; ord: number; id: string }>(NAMED, [
    [...places.values()].map(({ corpus }) => String(corpus)),
    [...places.values()].map(({ document }) => String(document)),
  ]);
  const ids = new Map(rows.map(({ corpus, ord, id }) => [`${String(corpus)}/${String(ord)}`, id]));
  return windows.flatMap((window) => {
    const id = ids.get(`${String(window.corpus)}/${String(window.document)}`);
    return id === undefined ? [] : [{ ...window, id }];
  });
}

const BODIES = `SELECT d.id, d.body FROM unnest($1::int[], $2::int[]) w (corpus, ord) JOIN knowledge.corpus_document d USING (corpus, ord)`;

async function hitsOf(sql: Sql, found: readonly Found[]): Promise<readonly CorpusHit[]> {
  const best = found[0]?.score ?? 0;
  if (best <= 0) return [];
  const rows = await sql.rows<{ id: string; body: string }>(BODIES, [
    found.map(({ corpus }) => String(corpus)),
    found.map(({ document }) => String(document)),
  ]);
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  return found.flatMap(({ id, starts, ends, score }) => {
    const body = bodies.get(id);
    if (body === undefined) return [];
    return [
      {
        document: JSON.parse(body) as CorpusDocument,
        window: [starts, ends] as const,
        score: Math.round((score / best) * 10_000) / 10_000,
      },
    ];
  });
}

/** Retracted documents that the gene, or without one anything else that was asked, would have found. */
export async function retractedOf(sql: Sql, kind: ImportedCorpus, facets: SearchFacets): Promise<number> {
  const { parts, words } = planOf(facets);
  const asked =
    parts.gene ??
    ([parts.variant, parts.therapy, parts.disease].filter((part) => part !== null).join(' | ') || anyOf(words.map((word) => [word])));
  if (asked === '') return 0;
  const text = `SELECT count(DISTINCT d.id)::int AS n FROM knowledge.passage p JOIN knowledge.corpus_document d ON d.corpus = p.corpus AND d.ord = p.document
    WHERE p.retracted AND p.kind = $1 AND p.words @@ $2::tsquery`;
  return onlyRow(await sql.rows<{ n: number }>(text, [kind, asked])).n;
}
