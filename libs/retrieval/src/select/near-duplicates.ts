import { wordsOf } from '../search/words.ts';

const SHINGLE = 5;
/** Jaccard similarity of the sets of five-word runs from which on two texts say the same in the same words. */
const NEAR = 0.8;

export interface Texted {
  readonly id: string;
  /** Runs of the source's own words; null for a rendering of ours, which looks like its neighbours by design. */
  readonly runs: WordRuns | null;
}
export type WordRuns = ReadonlySet<number>;

/**
 * Clusters of near-identical texts: id → smallest id of its cluster, for texts that have a near-identical one.
 * 1. Two texts are near when the Jaccard similarity of their five-word runs is at least 0.8; a cluster is closed under nearness.
 * 2. Texts shorter than five words have one run, the whole; a text without runs is near nothing.
 * 3. Only pairs that share a run are compared, so the work grows with what is shared, not with the square of the list.
 */
export function nearDuplicates(texts: readonly Texted[]): ReadonlyMap<string, string> {
  const runs = texts.map((one) => one.runs ?? NO_RUNS);
  const parents = texts.map((_, at) => at);
  const root = (at: number): number => {
    const parent = parents[at] ?? at;
    return parent === at ? at : (parents[at] = root(parent));
  };
  for (const [pair, shared] of sharedRuns(runs)) {
    const [a, b] = [Math.floor(pair / texts.length), pair % texts.length];
    const union = (runs[a]?.size ?? 0) + (runs[b]?.size ?? 0) - shared;
    if (shared >= NEAR * union) parents[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  }
  return clustersOf(
    texts,
    texts.map((_, at) => root(at)),
  );
}

const NO_RUNS: WordRuns = new Set();

function clustersOf(texts: readonly Texted[], roots: readonly number[]): ReadonlyMap<string, string> {
  const members = new Map<number, string[]>();
  for (const [at, { id }] of texts.entries()) members.set(roots[at] ?? at, [...(members.get(roots[at] ?? at) ?? []), id]);
  const clusters = new Map<string, string>();
  for (const ids of members.values()) {
    const [first = ''] = [...ids].sort();
    if (ids.length > 1) for (const id of ids) clusters.set(id, first);
  }
  return clusters;
}

/** How many runs each pair of texts shares, by `first * texts + second`. */
function sharedRuns(runs: readonly ReadonlySet<number>[]): ReadonlyMap<number, number> {
  const holders = new Map<number, number[]>();
  const shared = new Map<number, number>();
  for (const [at, set] of runs.entries())
    for (const run of set) {
      const before = holders.get(run);
      if (before === undefined) {
        holders.set(run, [at]);
        continue;
      }
      for (const other of before) shared.set(other * runs.length + at, (shared.get(other * runs.length + at) ?? 0) + 1);
      before.push(at);
    }
  return shared;
}

/** Hashes of the runs: 53 bits would be needed to rule a collision out, 32 make it too rare to carry four fifths of a text. */
export function runsOf(text: string): WordRuns {
  const words = wordsOf(text).map(hashOf);
  const runs = new Set<number>();
  if (words.length === 0) return runs;
  for (let at = 0; at <= Math.max(words.length - SHINGLE, 0); at += 1) {
    let run = 17;
    for (let next = at; next < Math.min(at + SHINGLE, words.length); next += 1) run = Math.imul(run, 31) + (words[next] ?? 0);
    runs.add(run >>> 0);
  }
  return runs;
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
