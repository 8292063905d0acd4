import type { Direction, DiseaseScope, EvidenceItem, GeneTable, Profile, RefusedRow, Result, Significance } from '@consilium/domain';
import { KEY_CATEGORIES, buildGeneTable, genesOfKey, keysOfProfile, ok, refused } from '@consilium/domain';
import { diseaseScope, normalDoid, outsideReason } from '../civic/disease-scope.ts';
import type { ImportedRelease } from '../civic/import-civic.ts';
import { genericName } from '../civic/therapies.ts';
import { classifyFullName } from '../classify/classify-full-name.ts';
import { isText } from '../classify/classified-name.ts';
import type { ClassifiedName } from '../classify/classified-name.ts';
import { classifyText } from '../classify/classify-text.ts';
import { withEquivalents } from '../classify/equivalent-keys.ts';
import type { Approve } from '../classify/fusion-names.ts';
import { parseProfile } from '../profile/parse-profile.ts';
import { starterRelease } from '../starter/starter-release.ts';
import { labelRow } from './label-row.ts';
import type { LabelRow } from './label-row.ts';
import { splitRecords } from './split-records.ts';

/**
 * Imports a site's own label and guideline facts (schema: {@link labelRow}). A row that does not fit goes to `refusedRows` with line and reason, the rest
 * is imported.
 *
 * @param id release id under which the items are stored
 * @param file name for messages
 * @returns refusal `KNOWLEDGE.NOT_LABELS` when the text is neither JSON Lines nor a JSON array
 */
export function importLabels(text: string, id: string, file = 'labels', approve: Approve = () => null): Result<ImportedRelease> {
  const records = splitRecords(text);
  if (records === null)
    return refused('KNOWLEDGE.NOT_LABELS', { file, message: `${file} is neither JSON Lines nor a JSON array of label facts.` });
  const items: EvidenceItem[] = [];
  const refusedRows: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const { line, value, error } of records) {
    const read = error === null ? itemOf(value, id, approve) : error;
    const item = typeof read !== 'string' && seen.has(read.id) ? `id ${read.id} is there twice` : read;
    if (typeof item === 'string') refusedRows.push({ file, line, id: idOf(value), reason: item });
    else items.push(item);
    if (typeof item !== 'string') seen.add(item.id);
  }
  const content = { source: 'labels', releasedOn: null, items, tumorTypes: [], genes: [], hotspots: [], refusedRows };
  return ok({ content, counts: { items: items.length, refused: refusedRows.length }, refusedRows });
}

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;

function itemOf(value: unknown, release: string, approve: Approve): EvidenceItem | string {
  const parsed = labelRow.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the row'}: ${issue.message}`).join('; ');
  const row = parsed.data;
  const profile = profileOf(row.biomarker, approve);
  if (typeof profile === 'string') return profile;
  const disease = diseaseOf(row);
  if (disease.scope === 'unmapped') {
    const reason = outsideReason(disease.name);
    return `disease "${disease.name}" does not map to OncoTree${reason === null ? '' : ` (${reason})`}: give tumorTypes`;
  }
  return {
    id: `${row.kind}:${row.id}`,
    release,
    kind: row.kind,
    profile,
    profileName: row.biomarker,
    genes: [...new Set(keysOfProfile(profile).flatMap(genesOfKey))],
    disease,
    diseaseName: row.disease ?? (typeof row.tumorTypes === 'string' ? row.tumorTypes : (row.tumorTypes ?? []).join(', ')),
    doid: row.doid === undefined ? null : normalDoid(row.doid),
    significance: SIGNIFICANCE[row.direction],
    direction: row.direction,
    supports: true,
    therapies: [...new Set(row.therapies.map(genericName))].sort(),
    level: null,
    rating: null,
    publications: row.publications,
    year: row.year ?? null,
    origin: row.origin,
    statement: row.statement ?? null,
    region: row.region ?? null,
    line: row.line ?? null,
    sourceId: row.sourceId ?? null,
    verification: row.verification,
    tierForming: true,
  };
}

const SIGNIFICANCE: Readonly<Record<Direction, Significance>> = {
  sensitivity: 'therapeutic', resistance: 'therapeutic', adverse: 'therapeutic', positive: 'diagnostic', negative: 'diagnostic', better: 'prognostic', poor: 'prognostic',
}; // prettier-ignore

function diseaseOf(row: LabelRow): DiseaseScope {
  if (row.tumorTypes === 'solid' || row.tumorTypes === 'any') return { scope: row.tumorTypes };
  if (row.tumorTypes !== undefined) return { scope: 'types', codes: row.tumorTypes };
  return diseaseScope(row.doid === undefined ? null : normalDoid(row.doid), row.disease ?? '');
}

/** A name that is not understood refuses the row: a label fact that silently became text would be a missed approval. */
function profileOf(biomarker: string, approve: Approve): Profile | string {
  const strange: string[] = [];
  const parsed = parseProfile(biomarker, (name) => {
    if (isKey(name)) return { op: 'key', key: name };
    const classified = meaningOf(name, approve);
    if (classified.category === 'text') strange.push(name);
    return classified.profile;
  });
  if (!parsed.ok) return `biomarker "${biomarker}" is not a combination of names with AND, OR, NOT and parentheses`;
  return strange.length > 0 ? `biomarker name "${strange.join('", "')}" is not understood` : withEquivalents(parsed.value);
}

/** As a clinic's words are read, so that a fact and a finding of the same words meet (`NTRK fusion` is three genes); a record's reading adds its isoforms. */
function meaningOf(name: string, approve: Approve): ClassifiedName {
  const recorded = classifyFullName(name, approve);
  const typed = classifyText(name, packGenes());
  return isText(typed) || typed.keys[0] === recorded.keys[0] ? recorded : typed;
}

let genes: GeneTable | undefined;
const packGenes = (): GeneTable => (genes ??= buildGeneTable(starterRelease().content.genes));

const isKey = (name: string): boolean =>
  KEY_CATEGORIES.some(
    (category) => category !== 'text' && category !== 'not' && name.startsWith(`${category}:`) && name.length > category.length + 1,
  );
