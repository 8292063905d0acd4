import { createHash } from 'node:crypto';
import type { EvidenceItem } from '@consilium/domain';
import type { Relevance } from './ndcg.ts';

/** A query with what it should find, made from records of one profile and disease. */
export interface EvaluationQuery {
  readonly id: string;
  readonly half: 'development' | 'held';
  readonly gene: string;
  readonly variant: string;
  readonly disease: string;
  readonly relevance: Relevance;
}

const FEWEST_RECORDS = 3;
export const SAME_PROFILE_AND_DISEASE = 2;
export const SAME_PROFILE = 1;

/**
 * One query for each (profile, disease) with at least three records: grade 2 for the same profile and disease, grade 1 for the same profile. The half is
 * read from the SHA-256 of the query, so that it never changes; only the development half may be tuned on.
 */
export function evaluationQueries(items: readonly EvidenceItem[]): readonly EvaluationQuery[] {
  const byProfile = new Map<string, EvidenceItem[]>();
  for (const item of items) byProfile.set(item.profileName, [...(byProfile.get(item.profileName) ?? []), item]);
  return [...byProfile].flatMap(([profile, records]) => {
    const diseases = [...new Set(records.map(({ diseaseName }) => diseaseName))];
    return diseases.flatMap((disease) => queryOf(profile, disease, records) ?? []);
  });
}

function queryOf(profile: string, disease: string, records: readonly EvidenceItem[]): EvaluationQuery | null {
  const relevance = new Map(
    records.map(({ id, diseaseName }) => [id, diseaseName === disease ? SAME_PROFILE_AND_DISEASE : SAME_PROFILE] as const),
  );
  if ([...relevance.values()].filter((grade) => grade === SAME_PROFILE_AND_DISEASE).length < FEWEST_RECORDS) return null;
  const id = `${profile} | ${disease}`;
  const half = (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'development' : 'held';
  return { id, half, ...geneAndVariant(profile), disease, relevance };
}

/** `EGFR L858R` → EGFR, L858R; `v::ALK Fusion` → ALK, `Fusion`; `EML4::ALK Fusion` → one partner and the whole name. */
export function geneAndVariant(profile: string): { readonly gene: string; readonly variant: string } {
  const [first = '', ...rest] = profile.split(' ');
  const partners = first.split('::').filter((partner) => partner !== 'v');
  const gene = partners.at(-1) ?? first;
  return partners.length > 1 ? { gene, variant: profile } : { gene, variant: rest.join(' ') };
}
