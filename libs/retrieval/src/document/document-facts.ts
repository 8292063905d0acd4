import type { EvidenceRecord } from './evidence-record.ts';

/** Joins the members of one combination; the same separator everywhere, so that a field compares as text. */
export const THERAPY_JOINT = ' + ';
/** Between substitutes. */
export const ALTERNATIVE_JOINT = ' or ';

const isPmid = (publication: string): boolean => /^\d{1,9}$/.test(publication);

/**
 * The structured record of an item as text fields. A fact sentence may cite these and no others; absent values have no key, so that a citation
 * of one is refused.
 */
export function factsOf(item: EvidenceRecord): Readonly<Record<string, string>> {
  const fields: Record<string, string | null | undefined> = {
    kind: item.kind,
    gene: item.genes.join(', '),
    variant: item.profileName,
    disease: item.diseaseName,
    therapies: therapyField(item.alternatives),
    ...(item.nature
      ? { nature: item.nature }
      : { evidenceType: item.significance, significance: item.direction, direction: item.supports ? 'supports' : 'does not support' }),
    interaction: item.interaction === 'sequential' ? 'sequential' : null,
    strength: item.strength,
    level: item.level,
    rating: item.rating?.toString(),
    pmid: item.publications.filter(isPmid).join(', '),
    publication: item.publications.filter((publication) => !isPmid(publication)).join(', '),
    year: item.year?.toString(),
    region: item.region,
    line: item.line,
    sourceId: item.sourceId,
    verification: item.verification?.status,
  };
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

const therapyField = (alternatives: readonly (readonly string[])[]): string =>
  [...new Set(alternatives.map((therapies) => therapies.join(THERAPY_JOINT)))].sort().join(ALTERNATIVE_JOINT);
