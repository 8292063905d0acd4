import { buildOf, tumorSampleOf } from '@consilium/domain';
import type { CaseFile, VariantReader } from '@consilium/domain';
import { lookupsOf, readFile } from '@consilium/genomics';
import type { ReadOptions } from '@consilium/genomics';

/** Reads uploaded files with the gene names, hotspots and transcripts of the case's own knowledge releases. */
export const variantReader: VariantReader = {
  read: (file, bytes, knowledge, assayed) => readFile(bytes, { ...statementsOf(file), ...lookupsOf(knowledge), assayed }),
};

function statementsOf(file: CaseFile): Pick<ReadOptions, 'fileName' | 'statedBuild' | 'tumorSample' | 'fields'> {
  const build = buildOf(file);
  return {
    fileName: file.name,
    statedBuild: build === 'unknown' || build === 'mixed' ? file.statedBuild : build,
    tumorSample: tumorSampleOf(file),
    fields: file.fields,
  };
}
