import type { GenomeBuild } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import type { FileReading } from './format-reader.ts';

type Evidence = FileReading['summary']['buildEvidence'][number];

/** The build of a file that names exactly one: a statement that contradicts it is a mixed build (2-domain-rules §1.2). */
export function agreedBuild(
  stated: GenomeBuild | null,
  named: Evidence,
): { readonly build: GenomeBuild; readonly buildEvidence: readonly Evidence[] } {
  const evidence: readonly Evidence[] = stated === null ? [named] : [{ source: 'stated', build: stated, line: null }, named];
  if (stated !== null && stated !== named.build)
    throw new FileFault(
      'FILE.MIXED_BUILDS',
      `${stated} is stated but the file says ${named.build}; correct the build or replace the file`,
      {
        line: named.line,
        evidence: evidence.map(({ source, build, line }) => ({ source, build, line })),
      },
    );
  return { build: named.build, buildEvidence: evidence };
}
