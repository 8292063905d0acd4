import { nearDuplicates } from './near-duplicates.ts';
import type { Texted } from './near-duplicates.ts';

export interface FamilyMember extends Texted {
  /** Publication, label or document that the text comes from. */
  readonly publication: string;
}

export interface Family {
  readonly family: string;
  /** One of at least three near-identical texts of more than one publication. */
  readonly burst: boolean;
}

/** A planted burst is at least this many copies. */
const BURST = 3;

/**
 * Family of each text (LLM-09): its publication; publications with near-identical texts are one family. Several records of one publication in the same words
 * are how a knowledge base works and no burst; the same words under several publications are.
 */
export function familiesOf(members: readonly FamilyMember[]): ReadonlyMap<string, Family> {
  const clusters = nearDuplicates(members);
  const joined = joinedPublications(members, clusters);
  const sizes = new Map<string, { readonly ids: Set<string>; readonly publications: Set<string> }>();
  for (const { id, publication } of members) {
    const cluster = clusters.get(id);
    if (cluster === undefined) continue;
    const size = sizes.get(cluster) ?? { ids: new Set(), publications: new Set() };
    size.ids.add(id);
    size.publications.add(publication);
    sizes.set(cluster, size);
  }
  return new Map(
    members.map(({ id, publication }) => {
      const size = sizes.get(clusters.get(id) ?? '');
      const burst = size !== undefined && size.ids.size >= BURST && size.publications.size > 1;
      return [id, { family: joined.get(publication) ?? publication, burst }];
    }),
  );
}

/** Publication → smallest publication that shares a cluster with it, directly or over others. */
function joinedPublications(members: readonly FamilyMember[], clusters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const root = (name: string): string => {
    const parent = parents.get(name) ?? name;
    return parent === name ? name : root(parent);
  };
  const firstOf = new Map<string, string>();
  for (const { id, publication } of members) {
    const cluster = clusters.get(id);
    if (cluster === undefined) continue;
    const [a, b] = [root(firstOf.get(cluster) ?? publication), root(publication)].sort();
    if (a !== undefined && b !== undefined && a !== b) parents.set(b, a);
    firstOf.set(cluster, firstOf.get(cluster) ?? publication);
  }
  return new Map([...parents.keys()].map((name) => [name, root(name)]));
}
