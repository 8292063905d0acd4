import type { DiseaseGraph, DiseaseScope } from '@consilium/domain';
import { diseaseRelation } from '@consilium/domain';
import type { RecordRow } from './record-row.ts';
import { phraseOf, wordsOf } from '../words.ts';

export interface AskedDisease {
  /** Names as asked, folded; the first is the tumor type itself. */
  readonly names: readonly string[];
  readonly words: ReadonlySet<string>;
  /** Node of the graph, or null when no name is one. */
  readonly code: string | null;
  /** Relations already worked out in this query, by scope. */
  readonly known: Map<DiseaseScope, number>;
}

export function askedDisease(diseases: readonly string[], codeOfName: ReadonlyMap<string, string>): AskedDisease | null {
  if (diseases.length === 0) return null;
  const names = diseases.map(phraseOf);
  const code = names.map((name) => codeOfName.get(name)).find((found) => found !== undefined) ?? null;
  return { names, words: new Set(wordsOf(diseases[0] ?? '')), code, known: new Map() };
}

const GRADES = { same: 0.9, ancestor: 0.7, 'pan-tumor': 0.5, descendant: 0.4, other: 0 } as const;
/** Each hop up the graph is a wider disease. */
const PER_HOP = 0.05;
const BY_WORDS = 0.35;

/**
 * How the record's disease relates to the asked one, 0–1, by the graph (2-domain-rules §3); the same name as asked stands above the same node, and words
 * decide only where the graph knows neither.
 *
 * | relation | grade |
 * |---|---|
 * | same name | 1 |
 * | same node | 0.9 |
 * | ancestor | 0.7, less 0.05 a hop after the first |
 * | pan-tumor | 0.5 |
 * | descendant | 0.4 |
 * | other | 0; up to 0.35 by shared words where one of the two is not in the graph |
 */
export function diseaseGrade(row: RecordRow, asked: AskedDisease, graph: DiseaseGraph): number {
  if (row.disease === asked.names[0]) return 1;
  const byGraph = asked.code === null ? 0 : graphGrade(row.item.disease, asked.code, asked.known, graph);
  return byGraph > 0 || (asked.code !== null && row.item.disease.scope === 'types')
    ? byGraph
    : BY_WORDS * overlap(row.diseaseWords, asked.words);
}

function graphGrade(scope: DiseaseScope, code: string, known: Map<DiseaseScope, number>, graph: DiseaseGraph): number {
  const before = known.get(scope);
  if (before !== undefined) return before;
  const { relation, hops } = diseaseRelation(graph, code, scope);
  const grade = GRADES[relation] - (relation === 'ancestor' ? PER_HOP * (hops - 1) : 0);
  known.set(scope, grade);
  return grade;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
