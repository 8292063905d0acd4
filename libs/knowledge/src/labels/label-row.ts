import { DIRECTIONS } from '@consilium/domain';
import { z } from 'zod';

const code = z.string().regex(/^[A-Z][A-Z0-9_/-]*$/);

/**
 * One label or guideline fact of a site's own file. A file is JSON Lines or a JSON array of such objects.
 *
 * | field | meaning |
 * |---|---|
 * | `id` | unique in the file; the document id becomes `label:<id>` or `guideline:<id>` |
 * | `biomarker` | profile in names, `EGFR L858R OR EGFR Exon 19 Deletion`, or keys of the closed table, `p:EGFR:L858R`; AND, OR, NOT, parentheses |
 * | `tumorTypes` | OncoTree codes, or `"solid"`, `"any"`; or `disease` and `doid`, read through the crosswalk |
 * | `therapies` | generic names; several are one combination |
 * | `kind` | `label` (default) or `guideline` |
 * | `direction` | default `sensitivity`; also resistance, adverse, positive, negative, better, poor |
 * | `region` | FDA, EMA, PMDA; a label without region forms no I-A |
 * | `line`, `year`, `sourceId`, `publications`, `origin`, `statement` | as far as known; `sourceId` is the application number, or guideline and version |
 * | `verification` | `corroborated` or `second-read` with `by`, default unverified |
 */
export const labelRow = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]*$/),
    biomarker: z.string().min(3),
    tumorTypes: z.union([z.array(code).min(1), z.literal('solid'), z.literal('any')]).optional(),
    disease: z.string().min(2).optional(),
    doid: z
      .string()
      .regex(/^(?:DOID:)?\d+$/i)
      .optional(),
    therapies: z.array(z.string().min(2)).default([]),
    kind: z.enum(['label', 'guideline']).default('label'),
    direction: z.enum(DIRECTIONS).default('sensitivity'),
    region: z.enum(['FDA', 'EMA', 'PMDA']).nullish(),
    line: z.string().nullish(),
    year: z.int().min(1950).max(2100).nullish(),
    sourceId: z.string().nullish(),
    publications: z.array(z.string()).default([]),
    origin: z.enum(['somatic', 'germline', 'any']).default('any'),
    statement: z.string().nullish(),
    verification: z
      .discriminatedUnion('status', [
        z.strictObject({ status: z.literal('corroborated'), by: z.array(z.string()).min(1) }),
        z.strictObject({ status: z.literal('second-read'), by: z.string().min(1) }),
        z.strictObject({ status: z.literal('unverified') }),
      ])
      .default({ status: 'unverified' }),
  })
  .refine((row) => row.tumorTypes !== undefined || row.disease !== undefined || row.doid !== undefined, {
    error: 'tumorTypes, disease or doid is needed',
    path: ['tumorTypes'],
  })
  .refine((row) => row.therapies.length > 0 || !['sensitivity', 'resistance', 'adverse'].includes(row.direction), {
    error: 'a therapeutic fact needs therapies',
    path: ['therapies'],
  });

export type LabelRow = z.infer<typeof labelRow>;
