import { genesOfKey, keysOfProfile } from '@consilium/domain';
import type { Direction, EvidenceItem, EvidenceKind, Profile, Significance, TumorType, Verification } from '@consilium/domain';
import { codesOfScope, nameOfScope, scopeOf } from './fact-scope.ts';
import { PackError } from './pack-error.ts';
import { factFile, factRow, validRow, type FactRow } from './pack-rows.ts';
import { nameOfNotation } from './profile-name.ts';
import { parseProfileNotation } from './profile-notation.ts';

export const STARTER = 'starter';
/** The pass in which every fact marked `read` was read again by its own writer, apart from its writing. */
export const SECOND_READING = 'second reading 2026-11';
/** Before the date and the name of a reader who wrote none of the facts. */
const READ_BY = 'read:';

export interface FactDefaults {
  readonly file: string;
  readonly kind: EvidenceKind;
  readonly direction: Direction;
}

interface FactTables {
  readonly tumorTypes: ReadonlyMap<string, TumorType>;
  readonly genes: ReadonlySet<string>;
}

type Sets = Readonly<Record<string, { readonly name: string; readonly key: string }>>;

const SIGNIFICANCE_OF: Readonly<Record<Direction, Significance>> = {
  sensitivity: 'therapeutic', resistance: 'therapeutic', adverse: 'therapeutic',
  positive: 'diagnostic', negative: 'diagnostic', better: 'prognostic', poor: 'prognostic',
}; // prettier-ignore

/** Prefix of the document id by kind, so that a citation names its source. */
const PREFIX: Readonly<Record<EvidenceKind, string>> = {
  label: 'label',
  guideline: 'guideline',
  entity: 'entity',
  'knowledge-base': 'starter',
};

/** Expands a file of facts; `use` with ` | ` gives one item a therapy, with ` + ` one combination. Throws {@link PackError} on a malformed row. */
export function expandFacts(content: unknown, defaults: FactDefaults, tables: FactTables): EvidenceItem[] {
  const { rows, sets = {} } = validRow(factFile, content, defaults.file);
  const seen = new Set<string>();
  return rows.flatMap((raw) => {
    const row = validRow(factRow, raw, defaults.file);
    const profile = profileOf(row, sets, defaults.file);
    const unless = row.unless === undefined ? null : profileOf({ ...row, key: row.unless }, sets, defaults.file);
    const complaint = complaintOf(row, profile, unless, defaults, tables);
    if (complaint !== null) throw new PackError(defaults.file, row.id, complaint);
    const named = itemsOf(row, profile, row.name ?? nameOfNotation(row.key, profile, sets), defaults, tables);
    const items = unless === null ? named : named.map((item) => ({ ...item, unless }));
    const twice = items.find((item) => seen.has(item.id) || !seen.add(item.id));
    if (twice) throw new PackError(defaults.file, row.id, `id ${twice.id} is there twice`);
    return items;
  });
}

function profileOf(row: FactRow, sets: Sets, file: string): Profile {
  try {
    return parseProfileNotation(row.key, sets);
  } catch (error) {
    throw new PackError(file, row.id, error instanceof Error ? error.message : String(error));
  }
}

/** What speaks against a row whose fields are each well formed, or null. */
function complaintOf(row: FactRow, profile: Profile, unless: Profile | null, defaults: FactDefaults, tables: FactTables): string | null {
  const gene = [profile, ...(unless === null ? [] : [unless])].flatMap(genesOf).find((symbol) => !tables.genes.has(symbol));
  if (gene !== undefined) return `gene ${gene} is not in genes.json`;
  const code = codesOfScope(scopeOf(row.in)).find((one) => !tables.tumorTypes.has(one));
  if (code !== undefined) return `tumor type ${code} is not in tumor-types.json`;
  const therapeutic = SIGNIFICANCE_OF[row.dir ?? defaults.direction] === 'therapeutic';
  if (therapeutic !== (row.use !== undefined)) return 'a therapeutic fact names its therapies, another does not';
  if (((row.kind ?? defaults.kind) === 'knowledge-base') !== (row.level !== undefined))
    return 'a level belongs to facts of kind knowledge-base, and only to them';
  if ((row.kind ?? defaults.kind) === 'label' && row.by === undefined) return 'a label names its region';
  const drugs = optionsOf(row).flat();
  return drugs.some((drug) => drug === '' || drug !== drug.toLowerCase()) ? 'therapies are generic names in lower case' : null;
}

const genesOf = (profile: Profile): readonly string[] => [...new Set(keysOfProfile(profile).flatMap(genesOfKey))];

const optionsOf = ({ use }: FactRow): readonly (readonly string[])[] =>
  use === undefined ? [[]] : use.split(' | ').map((option) => option.split(' + ').map((drug) => drug.trim()));

function itemsOf(row: FactRow, profile: Profile, profileName: string, defaults: FactDefaults, tables: FactTables): EvidenceItem[] {
  const kind = row.kind ?? defaults.kind;
  const direction = row.dir ?? defaults.direction;
  const disease = scopeOf(row.in);
  const options = optionsOf(row);
  return options.map((therapies) => ({
    id: `${PREFIX[kind]}:${row.id}${options.length > 1 ? `:${therapies.join('+').replaceAll(' ', '-')}` : ''}`,
    release: STARTER,
    kind,
    profile,
    profileName,
    genes: genesOf(profile),
    disease,
    diseaseName: nameOfScope(disease, tables.tumorTypes),
    significance: SIGNIFICANCE_OF[direction],
    direction,
    supports: row.against !== true,
    ...(direction === 'resistance' ? { strength: row.reduced ? ('reduced' as const) : ('full' as const) } : {}),
    therapies,
    level: row.level ?? null,
    rating: null,
    publications: row.pub ?? [],
    year: row.year ?? null,
    origin: row.origin ?? 'somatic',
    region: row.by ?? null,
    line: row.line ?? null,
    sourceId: row.src ?? null,
    verification: verificationOf(row.ver),
    tierForming: true,
  }));
}

function verificationOf(text: string): Verification {
  if (text === 'none') return { status: 'unverified' };
  if (text.startsWith(READ_BY)) return { status: 'second-read', by: text.slice(READ_BY.length) };
  return text === 'read' ? { status: 'second-read', by: SECOND_READING } : { status: 'corroborated', by: text.trim().split(' ') };
}
