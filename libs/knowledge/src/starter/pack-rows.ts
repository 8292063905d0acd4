import { z } from 'zod';
import { DIRECTIONS, EVIDENCE_KINDS, GENE_ROLES } from '@consilium/domain';
import { PackError } from './pack-error.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9.+-]*$/);
const gene = z.string().regex(/^[A-Z][A-Za-z0-9-]*$/);
const code = z.string().regex(/^[A-Z][A-Z0-9_/-]*$/);

/** `[code, parent, name]`; the root has the parent null. */
export const tumorTypeRow = z.tuple([code, code.nullable(), z.string().min(1)]);
export const tumorTypeFile = z.strictObject({ about: z.string(), hematologicRoots: z.array(code).min(1), rows: z.array(z.unknown()) });

/** `[symbol, role, aliases, MANE Select RefSeq accession without version or null, germline]`; `germline` for any tumor, `germline in MYELOID` for some. */
export const geneRow = z.union([
  z.tuple([gene, z.enum(GENE_ROLES)]),
  z.tuple([gene, z.enum(GENE_ROLES), z.array(z.string().min(2))]),
  z.tuple([
    gene,
    z.enum(GENE_ROLES),
    z.array(z.string().min(2)),
    z
      .string()
      .regex(/^(NM_\d{6,9}|ENST\d{11})$/)
      .nullable(),
  ]),
  z.tuple([
    gene,
    z.enum(GENE_ROLES),
    z.array(z.string().min(2)),
    z
      .string()
      .regex(/^(NM_\d{6,9}|ENST\d{11})$/)
      .nullable(),
    z.string().regex(/^germline( in( [A-Z][A-Z0-9]*)+)?$/),
  ]),
]);
export const geneFile = z.strictObject({ about: z.string(), rows: z.array(z.unknown()) });

/** Position on one build: `[pos, ref, alt]`, plus strand; indels are written as in a VCF. */
const allele = z.tuple([z.int().positive(), z.string().regex(/^[ACGT]+$/), z.string().regex(/^[ACGT]+$/)]);
/** `[gene, protein key or null, c. or null, chromosome, GRCh37 allele, GRCh38 allele]`. */
export const hotspotRow = z.tuple([
  gene,
  z.string().min(2).nullable(),
  z.string().startsWith('c.').nullable(),
  z.string().regex(/^(\d{1,2}|X|Y)$/),
  allele,
  allele,
]);
const changesByGene = z.record(gene, z.array(z.string().min(2)));
const countedChanges = z.strictObject({ source: z.string().min(3), atResidue: z.int(), withChange: z.int(), changes: changesByGene });
export const hotspotFile = z.strictObject({
  about: z.string(),
  source: z.string().min(1),
  /** Changes that the named catalogue counts at least so often, at the residue and with the change. */
  frequent: countedChanges.optional(),
  /** Changes that the named catalogue lists at residues mutated beyond chance, without a count that we know for sure: at least once. */
  recurrent: countedChanges.optional(),
  /** Functional studies by PMID. */
  functional: z.record(z.string().regex(/^\d{6,8}$/), changesByGene).optional(),
  rows: z.array(z.unknown()),
});

/** One fact about biomarker, tumor type and therapy or diagnosis. `key` is the notation of `profile-notation.ts`; `in` names OncoTree codes, `solid` or `any`. */
export const factRow = z.strictObject({
  id,
  key: z.string().min(3),
  /** Biomarkers of tumors that the record leaves out, in the notation of `key`. */
  unless: z.string().min(3).optional(),
  name: z.string().min(3).optional(),
  in: z.string().min(2),
  use: z.string().optional(),
  kind: z.enum(EVIDENCE_KINDS).optional(),
  dir: z.enum(DIRECTIONS).optional(),
  reduced: z.literal(true).optional(),
  /** The record speaks against the claim: an approval that was withdrawn. */
  against: z.literal(true).optional(),
  level: z.enum(['A', 'B', 'C', 'D']).optional(),
  pub: z.array(z.string().regex(/^\d{6,8}$/)).optional(),
  year: z.int().min(1990).max(2026).optional(),
  by: z.enum(['FDA', 'EMA', 'PMDA']).optional(),
  line: z.string().min(3).optional(),
  src: z.string().min(3).optional(),
  origin: z.enum(['somatic', 'germline', 'any']).optional(),
  /** `read`, `read:2026-11-23 second reader`, `none`, or the records that say the same, e.g. `civic:EID1234 moalmanac:123`. */
  ver: z.string().regex(/^(read|read:20\d\d-[01]\d-[0-3]\d second reader|none|((civic:EID\d+|moalmanac:\d+)( |$))+)$/),
});
export const factFile = z.strictObject({
  about: z.string(),
  sets: z.record(z.string().regex(/^@[A-Za-z0-9-]+$/), z.strictObject({ name: z.string(), key: z.string() })).optional(),
  rows: z.array(z.unknown()),
});
export type FactRow = z.infer<typeof factRow>;

/** Validates one row, or throws the named error with the row's first words. */
export function validRow<T>(schema: z.ZodType<T>, row: unknown, file: string): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new PackError(file, JSON.stringify(row).slice(0, 60), z.prettifyError(parsed.error).replaceAll('\n', ' '));
}
