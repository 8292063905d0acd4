import type { Direction, DiseaseScope, EvidenceItem, EvidenceKind, Significance, TumorType, Verification } from '@consilium/domain';
import { PackError } from './pack-error.ts';
import { factFile, factRow, validRow, type FactRow } from './pack-rows.ts';
import { nameOfNotation } from './profile-name.ts';
import { genesOfKey, keysOfProfile, parseProfileNotation } from './profile-notation.ts';

export const STARTER = 'starter';
/** The pass in which every fact marked `read` was read again, apart from its writing. */
export const SECOND_READING = 'second reading 2026-11';

export interface FactDefaults {
  readonly file: string;
  readonly kind: EvidenceKind;
  readonly direction: Direction;
}

export interface FactTables {
  readonly tumorTypes: ReadonlyMap<string, TumorType>;
  readonly genes: ReadonlySet<string>;
}

const SIGNIFICANCE_OF: Readonly<Record<Direction, Significance>> = {
  sensitivity: 'therapeutic', resistance: 'therapeutic', adverse: 'therapeutic',
  positive: 'diagnostic', negative: 'diagnostic', better: 'prognostic', poor: 'prognostic',
}; // prettier-ignore

/** Prefix of the document id by kind, so that a citation names its source. */
const PREFIX: Readonly<Record<EvidenceKind, string>> = { label: 'label', guideline: 'guideline', entity: 'entity', 'knowledge-base': 'starter' };

/** Expands a file of facts; `use` with ` | ` gives one item a therapy, with ` + ` one combination. Throws {@link PackError} on a malformed row. */
export function expandFacts(content: unknown, defaults: FactDefaults, tables: FactTables): EvidenceItem[] {
  const { rows, sets = {} } = validRow(factFile, content, defaults.file);
  const seen = new Set<string>();
  return rows.flatMap((raw) => {
    const row = validRow(factRow, raw, defaults.file);
    const items = expandFact(row, sets, defaults, tables);
    for (const item of items) {
      if (seen.has(item.id)) throw new PackError(defaults.file, row.id, `id ${item.id} is there twice`);
      seen.add(item.id);
    }
    return items;
  });
}

function expandFact(row: FactRow, sets: Readonly<Record<string, { name: string; key: string }>>, defaults: FactDefaults, tables: FactTables): EvidenceItem[] {
  const fail = (reason: string): never => {
    throw new PackError(defaults.file, row.id, reason);
  };
  const profile = (() => {
    try {
      return parseProfileNotation(row.key, sets);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  })();
  const kind = row.kind ?? defaults.kind;
  const direction = row.dir ?? defaults.direction;
  const genes = [...new Set(keysOfProfile(profile).flatMap(genesOfKey))];
  const strange = genes.find((gene) => !tables.genes.has(gene));
  if (strange !== undefined) fail(`gene ${strange} is not in genes.json`);
  const disease = scopeOf(row.in);
  const unknown = codesOf(disease).find((code) => !tables.tumorTypes.has(code));
  if (unknown !== undefined) fail(`tumor type ${unknown} is not in tumor-types.json`);
  const significance = SIGNIFICANCE_OF[direction];
  if ((significance === 'therapeutic') !== (row.use !== undefined)) fail('a therapeutic fact names its therapies, another does not');
  if ((kind === 'knowledge-base') !== (row.level !== undefined)) fail('a level belongs to facts of kind knowledge-base, and only to them');
  const options = (row.use ?? '').split(' | ').map((option) => (option === '' ? [] : option.split(' + ').map((drug) => drug.trim())));
  if (options.flat().some((drug) => drug === '' || drug !== drug.toLowerCase())) fail('therapies are generic names in lower case');
  return options.map((therapies) => ({
    id: `${PREFIX[kind]}:${row.id}${options.length > 1 ? `:${therapies.join('+').replaceAll(' ', '-')}` : ''}`,
    release: STARTER,
    kind,
    profile,
    profileName: row.name ?? nameOfNotation(row.key, profile, sets),
    genes,
    disease,
    diseaseName: nameOfScope(disease, tables.tumorTypes),
    significance,
    direction,
    supports: true,
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

function scopeOf(text: string): DiseaseScope {
  const [first, second, ...rest] = text.split(' ');
  if (first === 'solid' && second === 'except') return { scope: 'solid', except: rest };
  if (text === 'solid' || text === 'any') return { scope: text };
  return { scope: 'types', codes: text.split(' ') };
}

function codesOf(scope: DiseaseScope): readonly string[] {
  if (scope.scope === 'types') return scope.codes;
  return scope.scope === 'solid' ? (scope.except ?? []) : [];
}

function nameOfScope(scope: DiseaseScope, types: ReadonlyMap<string, TumorType>): string {
  const names = codesOf(scope).map((code) => types.get(code)?.name ?? code);
  if (scope.scope === 'types') return names.join(' or ');
  if (scope.scope !== 'solid') return 'Cancer';
  return names.length === 0 ? 'Solid tumor' : `Solid tumor other than ${names.join(' or ')}`;
}

function verificationOf(text: string): Verification {
  if (text === 'none') return { status: 'unverified' };
  return text === 'read' ? { status: 'second-read', by: SECOND_READING } : { status: 'corroborated', by: text.trim().split(' ') };
}
