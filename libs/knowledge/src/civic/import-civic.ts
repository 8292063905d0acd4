import type { EvidenceItem, RefusedRow, ReleaseContent, Result } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import type { Approve } from '../classify/fusion-names.ts';
import { itemsOfRow } from './evidence-items.ts';
import { profileRecords, readProfile } from './profile-records.ts';
import type { ProfileRecord, ReadProfile } from './profile-records.ts';
import { cell, readTsv } from './read-tsv.ts';
import type { TsvRow, TsvTable } from './read-tsv.ts';
import { variantRecords } from './variant-records.ts';

/** A file of a release, from a folder or from the network. */
export interface SourceFile {
  readonly name: string;
  text(): Promise<string>;
}

export interface ImportedRelease {
  readonly content: ReleaseContent;
  readonly counts: Readonly<Record<string, number>>;
  readonly refusedRows: readonly RefusedRow[];
}

const NEEDED = {
  evidence: /ClinicalEvidenceSummaries\.tsv$/i,
  profiles: /MolecularProfileSummaries\.tsv$/i,
  variants: /VariantSummaries\.tsv$/i,
} as const;

const COLUMNS = {
  evidence: ['molecular_profile', 'molecular_profile_id', 'disease', 'doid', 'therapies', 'therapy_interaction_type', 'evidence_type', 'evidence_direction', 'evidence_level', 'significance', 'citation_id', 'rating', 'evidence_status', 'evidence_id', 'variant_origin', 'is_flagged'],
  profiles: ['name', 'molecular_profile_id', 'variant_ids'],
  variants: ['variant_id', 'variant', 'gene', 'hgvs_descriptions', 'variant_aliases'],
} as const; // prettier-ignore

/**
 * Imports a release of CIViC from its tab-separated files; the layouts with genes (2024) and with features (2025) are both read.
 * Accepted evidence only. A row that cannot be read goes to `refusedRows` with file, line and reason; the rest is imported.
 *
 * @param id release id under which the items are stored
 * @param approve approved symbol of a gene; pass that of the gene table in use, so that patient and knowledge speak of the same gene
 * @returns refusal `KNOWLEDGE.FILES_MISSING` or `KNOWLEDGE.COLUMNS_MISSING` naming what is missing
 */
export async function importCivic(
  files: readonly SourceFile[],
  id: string,
  approve: Approve = () => null,
): Promise<Result<ImportedRelease>> {
  const missing = Object.entries(NEEDED)
    .filter(([, pattern]) => !files.some((file) => pattern.test(file.name)))
    .map(([name]) => name);
  if (missing.length > 0)
    return refused('KNOWLEDGE.FILES_MISSING', {
      missing,
      message: `The folder lacks CIViC's tab-separated files of ${missing.join(', ')}: download all summaries of one release into it.`,
    });
  const tables = {
    evidence: await table(files, 'evidence'),
    profiles: await table(files, 'profiles'),
    variants: await table(files, 'variants'),
  };
  for (const name of ['evidence', 'profiles', 'variants'] as const) {
    const lacking = COLUMNS[name].filter((column) => !tables[name].columns.includes(column));
    if (lacking.length > 0)
      return refused('KNOWLEDGE.COLUMNS_MISSING', {
        file: tables[name].file,
        lacking,
        message: `${tables[name].file} lacks the columns ${lacking.join(', ')}: it is not a CIViC summary of a known layout.`,
      });
  }
  return ok(importTables(tables, id, approve));
}

async function table(files: readonly SourceFile[], which: keyof typeof NEEDED): Promise<TsvTable> {
  const file = files.find((candidate) => NEEDED[which].test(candidate.name));
  return readTsv(file?.name ?? which, file === undefined ? '' : await file.text());
}

function importTables(
  tables: { evidence: TsvTable; profiles: TsvTable; variants: TsvTable },
  id: string,
  approve: Approve,
): ImportedRelease {
  const variants = variantRecords(tables.variants, approve);
  const profiles = profileRecords(tables.profiles);
  const cache = new Map<string, Result<ReadProfile>>();
  const profileOf = (record: ProfileRecord): Result<ReadProfile> => {
    const known = cache.get(record.name) ?? readProfile(record, variants, approve);
    cache.set(record.name, known);
    return known;
  };
  const malformed = Object.values(tables).flatMap((from) =>
    from.malformed.map((row) => ({
      file: from.file,
      line: row.line,
      id: null,
      reason: `the row has ${row.cells} cells, the header ${from.columns.length}`,
    })),
  );
  const refusedRows: RefusedRow[] = [...malformed];
  const items: EvidenceItem[] = [];
  const seen = new Set<string>();
  for (const row of tables.evidence.rows) {
    const read = readRow(row, seen, profiles, profileOf, id);
    if (read.ok) items.push(...read.value);
    else
      refusedRows.push({
        file: tables.evidence.file,
        line: row.line,
        id: cell(row, 'evidence_id') || null,
        reason: String(read.refusal.detail['reason'] ?? read.refusal.code),
      });
  }
  items.sort((a, b) => numberOf(a) - numberOf(b));
  const counts = countsOf(items, seen.size, refusedRows, tables);
  return {
    content: {
      source: 'civic',
      releasedOn: releaseDate(tables.evidence.file),
      items,
      tumorTypes: [],
      genes: [],
      hotspots: [],
      refusedRows,
    },
    counts,
    refusedRows,
  };
}

function readRow(
  row: TsvRow,
  seen: Set<string>,
  profiles: ReadonlyMap<string, ProfileRecord>,
  profileOf: (record: ProfileRecord) => Result<ReadProfile>,
  release: string,
): Result<readonly EvidenceItem[]> {
  const because = (reason: string): Result<never> => refused('KNOWLEDGE.ROW', { reason });
  const evidenceId = cell(row, 'evidence_id');
  if (!/^\d+$/.test(evidenceId)) return because(`evidence id "${evidenceId}" is not a number`);
  if (seen.has(evidenceId)) return because(`evidence id ${evidenceId} is there twice`);
  if (cell(row, 'evidence_status') !== 'accepted') return because(`evidence status is "${cell(row, 'evidence_status')}", not accepted`);
  const name = cell(row, 'molecular_profile');
  if (name === '') return because('the molecular profile has no name');
  const profile = profileOf(profiles.get(cell(row, 'molecular_profile_id')) ?? { name, variantIds: [] });
  if (!profile.ok) return because(`molecular profile "${name}" cannot be read (${profile.refusal.code})`);
  const items = itemsOfRow(row, profile.value, release);
  if (items.ok) seen.add(evidenceId);
  return items;
}

const numberOf = (item: EvidenceItem): number => Number(item.id.slice('civic:EID'.length));

function countsOf(
  items: readonly EvidenceItem[],
  evidence: number,
  refusedRows: readonly RefusedRow[],
  tables: { profiles: TsvTable; variants: TsvTable },
): Readonly<Record<string, number>> {
  const distinct = (of: (item: EvidenceItem) => boolean): number => new Set(items.filter(of).map((item) => item.id)).size;
  return {
    items: evidence,
    statements: items.length,
    refused: refusedRows.length,
    profiles: tables.profiles.rows.length,
    variants: tables.variants.rows.length,
    flagged: distinct((item) => item.flagged === true),
    tierForming: distinct((item) => item.tierForming),
    unmappedDisease: distinct((item) => item.disease.scope === 'unmapped'),
  };
}

/** `01-Aug-2024-ClinicalEvidenceSummaries.tsv` → `2024-08-01`; null for a nightly file. */
function releaseDate(file: string): string | null {
  const match = /(\d{2})-([A-Z][a-z]{2})-(\d{4})-/.exec(file);
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(match?.[2] ?? '') + 1;
  return match && month > 0 ? `${match[3] ?? ''}-${String(month).padStart(2, '0')}-${match[1] ?? ''}` : null;
}
