import { GENOME_BUILDS } from '@consilium/domain';
import type { GenomeBuild, TumorTypeRef } from '@consilium/domain';
import type { FieldNames } from '@consilium/genomics';
import { usage } from '../failure.ts';

export interface StatedOptions {
  readonly tumorType?: string;
  readonly build?: string;
  readonly tumorSample?: string;
  readonly field?: string;
}

/** What the caller says about a file. */
export interface Statements {
  readonly tumorType: TumorTypeRef;
  readonly build: GenomeBuild | null;
  readonly tumorSample: string | null;
  readonly fields: FieldNames | null;
}

const BUILD_NAMES: Readonly<Record<string, GenomeBuild>> = {
  grch37: 'GRCh37',
  hg19: 'GRCh37',
  b37: 'GRCh37',
  grch38: 'GRCh38',
  hg38: 'GRCh38',
  b38: 'GRCh38',
};
const FIELDS = ['depth', 'alt', 'vaf', 'normalDepth', 'normalAlt', 'normalVaf'] as const;
const FIELD_NAME = /^[A-Za-z_][\w.]{0,39}$/;

/** @throws CommandFailure (usage) naming the option that is wrong */
export function statementsOf({ tumorType, build, tumorSample, field }: StatedOptions): Statements {
  if (!tumorType?.trim()) throw usage('--input needs --tumor-type CODE, an OncoTree code such as LUAD (CUP for an unknown primary).');
  return {
    tumorType: /^doid:/i.test(tumorType) ? { system: 'doid', code: tumorType } : { code: tumorType, text: tumorType },
    build: build === undefined ? null : buildNamed(build),
    tumorSample: tumorSample ?? null,
    fields: field === undefined ? null : fieldNames(field),
  };
}

export function buildNamed(written: string): GenomeBuild {
  const build = BUILD_NAMES[written.trim().toLowerCase()];
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
