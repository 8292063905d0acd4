import { cCat } from '../c-cat/c-cat.reader.ts';
import { copyNumberGenes } from '../copy-number/genes.reader.ts';
import { copyNumberSegments } from '../copy-number/segments.reader.ts';
import { expression } from '../expression/expression.reader.ts';
import { foundationOne } from '../foundation-one/foundation-one.reader.ts';
import { fusions } from '../fusions/fusions.reader.ts';
import { CASE_CSV } from '../case-csv/case-csv-reader.ts';
import { MAF } from '../maf/maf-reader.ts';
import { modelScoresReader } from '../model-scores/model-scores.reader.ts';
import type { FormatReader } from './format-reader.ts';

/** Readers in the order in which they are asked; the plain table is last, since its columns are the least particular. */
export const FORMATS: readonly FormatReader[] = [
  foundationOne,
  cCat,
  modelScoresReader,
  MAF,
  fusions,
  copyNumberSegments,
  expression,
  copyNumberGenes,
  CASE_CSV,
];
