import type { EvidenceItem, EvidenceLevel, Result } from '@consilium/domain';
import { EVIDENCE_LEVELS, ok, refused } from '@consilium/domain';
import { assertionsOfRow } from './assertion-of-row.ts';
import type { RowAssertion } from './assertion-of-row.ts';
import { diseaseScope, normalDoid } from './disease-scope.ts';
import type { ReadProfile } from './profile-records.ts';
import { cell } from './read-tsv.ts';
import type { TsvRow } from './read-tsv.ts';
import { therapySets } from './therapies.ts';

const ORIGINS: Readonly<Record<string, EvidenceItem['origin']>> = {
  Somatic: 'somatic',
  'Rare Germline': 'germline',
  'Common Germline': 'germline',
  Combined: 'any',
  Unknown: 'any',
  'N/A': 'any',
  '': 'any',
};

/**
 * The items of one evidence row. There are several where the therapies are substitutes (one item an option, all under the row's document id) and where the
 * row speaks against both outcomes.
 */
export function itemsOfRow(row: TsvRow, read: ReadProfile, release: string): Result<readonly EvidenceItem[]> {
  const assertions = assertionsOfRow(cell(row, 'evidence_type'), cell(row, 'evidence_direction'), cell(row, 'significance'));
  if (typeof assertions === 'string') return refused('KNOWLEDGE.ROW', { reason: assertions });
  const level = EVIDENCE_LEVELS.find((known) => known === cell(row, 'evidence_level'));
  if (level === undefined) return refused('KNOWLEDGE.ROW', { reason: `evidence level "${cell(row, 'evidence_level')}" is not A to E` });
  const origin = new Map(Object.entries(ORIGINS)).get(cell(row, 'variant_origin'));
  if (origin === undefined) return refused('KNOWLEDGE.ROW', { reason: `variant origin "${cell(row, 'variant_origin')}" is not known` });
  const rating = ratingOf(cell(row, 'rating'));
  if (rating === undefined) return refused('KNOWLEDGE.ROW', { reason: `rating "${cell(row, 'rating')}" is not 1 to 5` });
  const common = commonFields(row, read, release, level, origin, rating);
  const { sets, interaction } = therapySets(cell(row, 'therapies'), cell(row, 'therapy_interaction_type'));
  const therapies = sets.length === 0 ? [[]] : sets;
  return ok(
    assertions.flatMap((assertion) =>
      therapies.map((set) => ({ ...common, ...assertedFields(assertion, set), ...(interaction === null ? {} : { interaction }) })),
    ),
  );
}

/** A therapeutic statement without a therapy names nothing to give: kept for reading, never tier-forming. */
function assertedFields(
  assertion: RowAssertion,
  therapies: readonly string[],
): Pick<EvidenceItem, 'significance' | 'direction' | 'supports' | 'therapies' | 'tierForming'> {
  return {
    ...assertion,
    therapies,
    tierForming: assertion.tierForming && (assertion.significance !== 'therapeutic' || therapies.length > 0),
  };
}

function commonFields(
  row: TsvRow,
  read: ReadProfile,
  release: string,
  level: EvidenceLevel,
  origin: EvidenceItem['origin'],
  rating: number | null,
): Omit<EvidenceItem, 'significance' | 'direction' | 'supports' | 'therapies' | 'tierForming'> {
  const doid = normalDoid(cell(row, 'doid'));
  return {
    id: `civic:EID${cell(row, 'evidence_id')}`,
    release,
    kind: 'knowledge-base',
    profile: read.profile,
    profileName: cell(row, 'molecular_profile'),
    genes: read.genes,
    disease: diseaseScope(doid, cell(row, 'disease')),
    diseaseName: cell(row, 'disease'),
    doid,
    level,
    rating,
    publications: publicationsOf(row),
    year: yearOf(cell(row, 'citation')),
    origin,
    flagged: isFlagged(row),
    statement: cell(row, 'evidence_statement') || null,
  };
}

/** Flagged by the source's curators, or its paper retracted, where a release says so in a column of its own. */
const isFlagged = (row: TsvRow): boolean =>
  ['is_flagged', 'retracted', 'is_retracted'].some((column) => /^(?:true|yes|1)$/i.test(cell(row, column))) ||
  !['', 'n/a', 'none', 'false'].includes(cell(row, 'retraction_nature').toLowerCase());

/** @returns null where the source gives no stars, undefined where what it gives is no rating */
function ratingOf(written: string): number | null | undefined {
  if (written === '') return null;
  return /^[1-5]$/.test(written) ? Number(written) : undefined;
}

/** A PubMed id stands bare; an abstract of a meeting names its source (`asco:161573`). */
function publicationsOf(row: TsvRow): readonly string[] {
  const id = cell(row, 'citation_id');
  if (id === '') return [];
  return [cell(row, 'source_type') === 'PubMed' ? id : `${cell(row, 'source_type').toLowerCase()}:${id}`];
}

function yearOf(citation: string): number | null {
  const years = citation.match(/\b(?:19|20)\d\d\b/g);
  return years === null ? null : Number(years[0]);
}
