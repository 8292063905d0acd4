import { comparableGenomicKey, genomicKey } from '@consilium/domain';
import type { AnnotatedSample, Finding, GenomeBuild, KnowledgeIndex, SmallVariant } from '@consilium/domain';
import { readFile } from '@consilium/genomics';
import type { ReadOptions } from '@consilium/genomics';
import { prioritized } from './knowledge-room.ts';

const TUMOR = { system: 'oncotree', code: 'LUAD' } as const;

export async function sampleOf(source: AsyncIterable<Uint8Array>, options: Partial<ReadOptions>): Promise<AnnotatedSample> {
  const read = await readFile(source, { fileName: 'calls', ...options });
  if (!read.ok) throw new Error(read.refusal.detail.message);
  return read.value;
}

export const smallVariants = ({ findings }: AnnotatedSample): readonly SmallVariant[] =>
  findings.filter((finding: Finding) => finding.kind === 'small-variant');

/** The allele, whatever its notation. */
export const keyOf = ({ chrom = '', pos = 0, ref = '', alt = '' }: SmallVariant, build: GenomeBuild): string =>
  comparableGenomicKey(genomicKey({ build, chrom, pos, ref, alt })) ?? '';

/** `IA`, `III`, `-` for none, of the finding alone in a lung adenocarcinoma. */
export function tierOf(finding: SmallVariant, index: KnowledgeIndex, build: GenomeBuild | null = null): string {
  const outcome = prioritized(index, TUMOR, [finding], { build });
  if (typeof outcome === 'string') return outcome;
  const { tier, level } = outcome.findings[0] ?? {};
  return `${tier ?? '-'}${level ?? ''}`;
}
