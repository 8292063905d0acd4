import { isBeyondEnd } from '@consilium/domain';
import type { GenomeBuild } from '@consilium/domain';
import { annotationLayout } from '../annotation/annotation-layout.ts';
import type { AnnotationFound } from '../annotation/annotation-layout.ts';
import { FileFault } from '../bytes/file-refusal.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { chooseSample } from '../sample/choose-sample.ts';
import type { SampleChoice } from '../sample/choose-sample.ts';
import { resolveBuild } from './build-evidence.ts';
import type { BuildVerdict } from './build-evidence.ts';
import { chromosomeName } from './chromosomes.ts';
import type { VcfRecord } from './record.ts';
import type { VcfHeader } from './vcf-header.ts';

/** What the sender says about the file. */
export interface FileStatements {
  readonly fileName: string;
  readonly statedBuild?: GenomeBuild | null | undefined;
  readonly tumorSample?: string | null | undefined;
  readonly normalSample?: string | null | undefined;
  readonly limits?: Partial<ReadLimits> | undefined;
}

/** What the header settles before the first record is read. */
export interface OpenedFile {
  readonly header: VcfHeader;
  readonly verdict: BuildVerdict;
  readonly choice: SampleChoice;
  readonly annotation: AnnotationFound;
}

export function settleHeader(header: VcfHeader, stated: FileStatements): OpenedFile {
  const verdict = resolveBuild(stated.statedBuild ?? null, header.meta);
  if (header.samples.length === 0)
    throw new FileFault('FILE.NO_SAMPLE_COLUMN', 'the file has no sample column; export it with the genotypes of the tumor sample', {
      line: header.line,
    });
  return { header, verdict, choice: chooseSample(header, stated), annotation: annotationLayout(header) };
}

/** A record beyond the end of its chromosome proves that another build was used. */
export function refuseForeignPosition(record: VcfRecord, { verdict }: OpenedFile): void {
  if (verdict.build === null || !isBeyondEnd(chromosomeName(record.chrom), record.pos, verdict.build)) return;
  const reason = `the position lies beyond the end of its chromosome in ${verdict.build}; correct the build or replace the file`;
  throw new FileFault('FILE.MIXED_BUILDS', reason, { line: record.line, column: 'POS', evidence: verdict.evidence });
}

export function refuseWideSamples({ samples, format, line }: VcfRecord): void {
  if (samples.some((sample) => sample.split(':').length > format.length))
    throw new FileFault('FILE.BAD_RECORD', 'a sample has more values than the FORMAT column has fields', { line, column: 'FORMAT' });
}
