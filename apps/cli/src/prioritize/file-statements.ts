import { GENOME_BUILDS } from '@consilium/domain';
import type { GenomeBuild, TumorTypeRef } from '@consilium/domain';
import type { FieldNames, ReferenceBases } from '@consilium/genomics';
import { usage } from '../failure.ts';
import { referenceFile } from './reference-file.ts';

export interface StatedOptions {
  readonly tumorType?: string;
  readonly build?: string;
  readonly tumorSample?: string;
  readonly field?: string;
  readonly reference?: string;
}

/** What the caller says about a file. */
export interface Statements {
  /** Null where a study is left to state it. */
  readonly tumorType: TumorTypeRef | null;
  readonly build: GenomeBuild | null;
  readonly tumorSample: string | null;
  readonly fields: FieldNames | null;
  readonly reference: ReferenceBases | undefined;
}

const BUILD_NAMES: ReadonlyMap<string, GenomeBuild> = new Map<string, GenomeBuild>(
  Object.entries({
    grch37: 'GRCh37',
    hg19: 'GRCh37',
    b37: 'GRCh37',
    grch38: 'GRCh38',
    hg38: 'GRCh38',
    b38: 'GRCh38',
  }),
);
const FIELDS = ['depth', 'alt', 'vaf', 'normalDepth', 'normalAlt', 'normalVaf'] as const;
const FIELD_NAME = /^[A-Za-z_][\w.]{0,39}$/;

/** @throws CommandFailure (usage) naming the option that is wrong */
export function statementsOf({ tumorType, build, tumorSample, field, reference }: StatedOptions): Statements {
  return {
    tumorType: tumorType?.trim() ? tumorTypeOf(tumorType) : null,
    build: build === undefined ? null : buildNamed(build),
    tumorSample: tumorSample ?? null,
    fields: field === undefined ? null : fieldNames(field),
    reference: reference === undefined ? undefined : referenceFile(reference),
  };
}

const tumorTypeOf = (text: string): TumorTypeRef => (/^doid:/i.test(text) ? { system: 'doid', code: text } : { code: text, text });

export function buildNamed(written: string): GenomeBuild {
  const build = BUILD_NAMES.get(written.trim().toLowerCase());
  if (build === undefined) throw usage(`--build must be ${GENOME_BUILDS.join(' or ')}.`);
  return build;
}

export function fieldNames(text: string): FieldNames {
  const names: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((piece) => piece.trim());
    const known = FIELDS.find((field) => field === name);
    if (known === undefined || !FIELD_NAME.test(value))
      throw usage(`--field must be like depth=DPT,alt=ADT; the names before = are ${FIELDS.join(', ')}.`);
    names[known] = value;
  }
  return names;
}
