import { basename } from 'node:path';
import { mergeSamples, ok, refused } from '@consilium/domain';
import type { AnnotatedSample, KnowledgeSnapshot, PrioritizeInput, Result } from '@consilium/domain';
import { lookupsOf, readFile } from '@consilium/genomics';
import { openFile } from '../batch/batch-source.ts';
import type { Statements } from './file-statements.ts';

/** One case out of all files of a tumor. Files that name two builds are refused, and positions without a build: each would be a guess. */
export async function inputOfFiles(
  files: readonly string[],
  statements: Statements,
  knowledge: KnowledgeSnapshot,
): Promise<Result<Omit<PrioritizeInput, 'case'>>> {
  const samples: AnnotatedSample[] = [];
  for (const file of files) {
    const read = await readOne(file, statements, knowledge);
    if (!read.ok) return read;
    if (read.value.build === null && needsBuild(read.value))
      return refused('FILE.BUILD_UNKNOWN', {
        message: `${basename(file)}: the file does not say its genome build; state it with --build GRCh37 or --build GRCh38.`,
      });
    const other = samples.find(({ build }) => build !== null && read.value.build !== null && build !== read.value.build);
    if (other)
      return refused('FILE.MIXED_BUILDS', {
        message: `${basename(file)} is in ${read.value.build ?? ''} and a file before it in ${other.build ?? ''}: give files of one build.`,
      });
    samples.push(read.value);
  }
  const { build, assayed, findings, warnings, stated, modelScores } = mergeSamples(samples);
  return ok({
    tumorType: statements.tumorType,
    build,
    assayed,
    findings,
    warnings,
    ...(stated ? { sample: stated } : {}),
    ...(modelScores ? { modelScores } : {}),
  });
}

const readOne = async (
  file: string,
  { build, tumorSample, fields }: Statements,
  knowledge: KnowledgeSnapshot,
): Promise<Result<AnnotatedSample>> =>
  readFile(await openFile(file), { fileName: basename(file), statedBuild: build, tumorSample, fields, ...lookupsOf(knowledge) });

/** A file of findings by name needs none; one of positions does, also when nothing in it was recognized. */
const needsBuild = ({ findings, counts }: AnnotatedSample): boolean =>
  findings.length === 0 ? counts.records > 0 : findings.some((finding) => 'chrom' in finding && finding.chrom !== undefined);
