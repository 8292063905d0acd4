import { basename } from 'node:path';
import { mergeSamples, ok, refused } from '@consilium/domain';
import type { AnnotatedSample, KnowledgeSnapshot, PrioritizeInput, Result, TumorTypeRef } from '@consilium/domain';
import { lookupsOf, readFile, readStudy } from '@consilium/genomics';
import { openFile } from '../batch/batch-source.ts';
import type { Statements } from './file-statements.ts';
import { filesOf, isFolder } from './study-files.ts';

/** One case out of all files of a tumor. Files that name two builds are refused, and positions without a build: each would be a guess. */
export async function inputOfFiles(
  files: readonly string[],
  statements: Statements,
  knowledge: KnowledgeSnapshot,
): Promise<Result<Omit<PrioritizeInput, 'case'>>> {
  const samples: AnnotatedSample[] = [];
  let tumorType = statements.tumorType;
  for (const file of files) {
    const read = await readOne(file, statements, knowledge);
    if (!read.ok) return read;
    const { sample } = read.value;
    tumorType ??= read.value.tumorType;
    if (sample.build === null && needsBuild(sample))
      return refused('FILE.BUILD_UNKNOWN', {
        message: `${basename(file)}: the file does not say its genome build; state it with --build GRCh37 or --build GRCh38.`,
      });
    const other = samples.find(({ build }) => build !== null && sample.build !== null && build !== sample.build);
    if (other)
      return refused('FILE.MIXED_BUILDS', {
        message: `${basename(file)} is in ${sample.build ?? ''} and a file before it in ${other.build ?? ''}: give files of one build.`,
      });
    samples.push(sample);
  }
  if (tumorType === null)
    return refused('TUMOR_TYPE.MISSING', {
      message: 'State the tumor type with --tumor-type CODE, an OncoTree code such as LUAD (CUP for an unknown primary).',
    });
  const { build, assayed, findings, warnings, stated, modelScores } = mergeSamples(samples);
  return ok({
    tumorType,
    build,
    assayed,
    findings,
    warnings,
    ...(stated ? { sample: stated } : {}),
    ...(modelScores ? { modelScores } : {}),
  });
}

interface ReadOne {
  readonly sample: AnnotatedSample;
  /** The tumor type that a study states for its sample. */
  readonly tumorType: TumorTypeRef | null;
}

async function readOne(path: string, statements: Statements, knowledge: KnowledgeSnapshot): Promise<Result<ReadOne>> {
  const { build, tumorSample, fields, reference } = statements;
  const options = { fileName: basename(path), statedBuild: build, tumorSample, fields, reference, ...lookupsOf(knowledge) };
  if (await isFolder(path)) return readStudy(await filesOf(path), options);
  const read = await readFile(await openFile(path), options);
  return read.ok ? ok({ sample: read.value, tumorType: null }) : read;
}

/** A file of findings by name needs none; one of positions does, also when nothing in it was recognized. */
const needsBuild = ({ findings, counts }: AnnotatedSample): boolean =>
  findings.length === 0 ? counts.records > 0 : findings.some((finding) => 'chrom' in finding && finding.chrom !== undefined);
