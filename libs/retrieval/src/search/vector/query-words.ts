import type { KnowledgeSnapshot } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import { wordsOf } from '../words.ts';

const MOST_WORDS = 40;

/** Words of the fields of the knowledge: genes, profiles, diseases. Statements are left out, for names of people stand in them. */
export function fieldWords({ items, tumorTypes }: KnowledgeSnapshot): ReadonlySet<string> {
  const fields = items.flatMap(({ genes, profileName, diseaseName }) => [...genes, profileName, diseaseName]);
  return new Set([...new Set([...fields, ...tumorTypes.map(({ name }) => name)])].flatMap((field) => wordsOf(field)));
}

/**
 * The facets of a query as the words that a search model is told: gene, variant and the nearest disease. A label of a finding may hold what a person
 * typed, and nothing takes out identifiers here: a word that no field of the knowledge has stays in the house.
 */
export function queryWords({ genes, variants, diseases }: SearchFacets, known: ReadonlySet<string>): string {
  const typed = [...genes, ...variants, ...diseases.slice(0, 1)].flatMap((words) => words.split(/\s+/));
  const told = typed.filter((word) => {
    const parts = wordsOf(word);
    return parts.length > 0 && parts.every((part) => known.has(part));
  });
  return [...new Set(told)].slice(0, MOST_WORDS).join(' ');
}
