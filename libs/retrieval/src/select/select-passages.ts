import type { Stance } from '@consilium/domain';
import type { EvidenceRecord } from '../document/evidence-record.ts';
import { contradictions } from './contradictions.ts';
import { familiesOf } from './families.ts';
import type { Family } from './families.ts';
import { runsOf } from './near-duplicates.ts';
import type { WordRuns } from './near-duplicates.ts';

export interface Candidate {
  readonly item: EvidenceRecord;
  readonly stance: Stance;
  readonly score: number;
}
export type Selected<T> = T & Family;

/** What the choice of the top k reads of a candidate, whatever corpus it comes from. */
export interface Selectable {
  readonly id: string;
  readonly stance: Stance;
  readonly score: number;
  readonly publication: string;
  readonly runs: WordRuns | null;
}

/** Near duplicates are looked for among this many times k. */
const LOOKED_AT = 3;
const LOOKED_AT_LEAST = 60;
const MOST_CONTRADICTIONS = 8;

/** Records of one publication, or of one label, say one thing: they are one family (LLM-09). */
export const publicationOf = ({ publications: [first], sourceId, id }: EvidenceRecord): string =>
  first !== undefined ? (/^\d{1,9}$/.test(first) ? `pubmed:${first}` : first) : (sourceId ?? id);

/** Runs of a record's statement; kept as long as its release is. */
const runsOfRecord = new WeakMap<EvidenceRecord, WordRuns>();

function recordRuns(item: EvidenceRecord): WordRuns | null {
  const statement = item.statement?.trim() ?? '';
  if (statement === '') return null;
  const runs = runsOfRecord.get(item) ?? runsOf(statement);
  runsOfRecord.set(item, runs);
  return runs;
}

/** The top k records: as {@link select}, with the contradictions of the best claims kept. */
export function selectPassages(candidates: readonly Candidate[], k: number): readonly Selected<Candidate>[] {
  const ordered = candidates.map((one) => ({ ...one, id: one.item.id, publication: publicationOf(one.item) })).sort(byScore);
  const contradicting = contradictions(ordered, Math.min(Math.floor(k / 2), MOST_CONTRADICTIONS));
  const looked = Math.max(LOOKED_AT * k, LOOKED_AT_LEAST);
  return select(
    ordered.map((one, at) => ({ ...one, runs: at < looked || contradicting.has(one.id) ? recordRuns(one.item) : null })),
    k,
    contradicting,
  );
}

/**
 * The top k of the candidates of one query.
 * 1. By score, then id: the same candidates in any order give the same list.
 * 2. One family fills at most half of k.
 * 3. What contradicts one of the best claims is kept, up to half of k, and a quarter of k (at least one) for evidence against, if there is any: whoever
 *    reads the list sees both sides. The weakest others make room.
 *
 * @param contradicting ids in the order of their claims
 */
export function select<T extends Selectable>(
  candidates: readonly T[],
  k: number,
  contradicting: ReadonlySet<string> = new Set(),
): readonly Selected<T>[] {
  const families = familiesOf(candidates);
  const placed = candidates
    .map((candidate) => ({ ...candidate, ...(families.get(candidate.id) ?? { family: candidate.publication, burst: false }) }))
    .sort(byScore);
  const perFamily = Math.max(1, Math.floor(k / 2));
  const against = capFamilies(
    placed.filter(({ stance }) => stance === 'against'),
    perFamily,
  ).slice(0, Math.max(1, Math.floor(k / 4)));
  const best = against.slice(0, 1);
  const reserved = new Set([...best, ...placed.filter(({ id }) => contradicting.has(id)), ...against]);
  const rest = placed.filter((candidate) => !reserved.has(candidate));
  return capFamilies([...reserved, ...rest], perFamily)
    .slice(0, k)
    .sort(byScore);
}

function capFamilies<T extends { readonly family: string }>(candidates: readonly T[], perFamily: number): readonly T[] {
  const taken = new Map<string, number>();
  return candidates.filter(({ family }) => {
    const count = (taken.get(family) ?? 0) + 1;
    taken.set(family, count);
    return count <= perFamily;
  });
}

const byScore = (a: Pick<Selectable, 'id' | 'score'>, b: Pick<Selectable, 'id' | 'score'>): number =>
  b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
