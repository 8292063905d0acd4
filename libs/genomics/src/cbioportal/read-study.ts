import { mergeSamples } from '@consilium/domain';
import type { AnnotatedSample, GenomeBuild, Result, TumorTypeRef } from '@consilium/domain';
import { asResult, FileFault } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { copyNumberSegments } from '../copy-number/segments.reader.ts';
import { expression } from '../expression/expression.reader.ts';
import { readFile } from '../formats/read-file.ts';
import { namedBuild } from '../vcf/build-evidence.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { readDiscrete } from './study-copy-number.ts';
import { dataFileOf, readMeta, StudyRefused, within } from './study-files.ts';
import type { Meta, StudyFile } from './study-files.ts';
import { genesOfPanel, panelOfSample } from './study-panel.ts';
import { partOf } from './study-part.ts';
import { chooseStudySample } from './study-samples.ts';
import { readStructuralTable } from './study-structural.ts';

/** One sample of a study. */
export interface StudyReading {
  readonly sampleId: string;
  /** OncoTree code and name as the clinical table gives them, else the type of the whole study. */
  readonly tumorType: TumorTypeRef | null;
  readonly sample: AnnotatedSample;
}

/**
 * Reads one sample of a cBioPortal study folder. The meta files decide what is there:
 *
 * | meta | read |
 * |---|---|
 * | CLINICAL, SAMPLE_ATTRIBUTES | sample, tumor type, tumor content, ploidy, MSI, TMB |
 * | MUTATION_EXTENDED | small variants, by the MAF reader |
 * | COPY_NUMBER_ALTERATION, DISCRETE or DISCRETE_LONG | copy numbers |
 * | COPY_NUMBER_ALTERATION, SEG, where there is no discrete table; MRNA_EXPRESSION, Z-SCORE | by the reader of such a table |
 * | STRUCTURAL_VARIANT | fusions and structural variants |
 * | GENE_PANEL_MATRIX | genes assayed |
 * | anything else | named in a warning |
 *
 * @param options.tumorSample the sample's id; without it the study must have one sample
 */
export async function readStudy(files: readonly StudyFile[], options: ReadOptions): Promise<Result<StudyReading, FileRefusal>> {
  try {
    return { ok: true, value: await studyOf(files, options) };
  } catch (error) {
    if (error instanceof StudyRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function studyOf(files: readonly StudyFile[], options: ReadOptions): Promise<StudyReading> {
  const metas: Meta[] = [];
  for (const file of files) if (/^meta_.*\.txt$/.test(file.name)) metas.push(await readMeta(file, options.limits));
  const clinical = metas.find(({ type, datatype }) => type === 'CLINICAL' && datatype === 'SAMPLE_ATTRIBUTES');
  const study = await within(options.fileName, () => {
    if (clinical === undefined)
      throw new FileFault('FILE.UNKNOWN_FORMAT', 'the folder is no cBioPortal study: no meta file names a table of samples');
    return Promise.resolve({ clinical, build: buildOf(metas, options) });
  });
  const clinicalFile = await dataFileOf(study.clinical, files);
  const chosen = await chooseStudySample(clinicalFile, options.tumorSample ?? null, options.limits);
  const hasCalls = metas.some((meta) => kindOf(meta) === 'discrete');
  const reading = {
    files,
    build: study.build,
    sample: chosen.id,
    hasCalls,
    options: { ...options, statedBuild: study.build, tumorSample: chosen.id },
  };
  const parts: AnnotatedSample[] = [{ ...partOf({ findings: chosen.biomarkers, build: study.build }), stated: chosen.facts }];
  for (const meta of metas) parts.push(...(await readPart(meta, reading)));
  const unread = metas.filter((meta) => kindOf(meta) === 'unread').map(({ type, datatype }) => `${type} ${datatype}`.trim());
  const merged = mergeSamples(parts);
  const warnings = unread.length === 0 ? [] : [`The study also holds data that are not read: ${[...new Set(unread)].sort().join(', ')}.`];
  return {
    sampleId: chosen.id,
    tumorType: chosen.tumorType ?? typeOfStudy(metas),
    sample: { ...merged, warnings: [...merged.warnings, ...warnings], assayed: options.assayed ?? (await assayed(metas, reading)) },
  };
}

interface Reading {
  readonly files: readonly StudyFile[];
  readonly build: GenomeBuild | null;
  readonly sample: string;
  /** Copy numbers are there as calls: segments of the same sample would only repeat them. */
  readonly hasCalls: boolean;
  readonly options: ReadOptions;
}

type Kind = 'table' | 'discrete' | 'structural' | 'panels' | 'silent' | 'unread';

function kindOf({ type, datatype }: Meta): Kind {
  if (type === 'MUTATION_EXTENDED') return 'table';
  if (type === 'COPY_NUMBER_ALTERATION' && datatype.startsWith('DISCRETE')) return 'discrete';
  if (type === 'COPY_NUMBER_ALTERATION' && datatype === 'SEG') return 'table';
  if (type === 'MRNA_EXPRESSION' && datatype === 'Z-SCORE') return 'table';
  if (type === 'STRUCTURAL_VARIANT') return 'structural';
  if (type === 'GENE_PANEL_MATRIX') return 'panels';
  return type === '' || type === 'CLINICAL' || type === 'CANCER_TYPE' ? 'silent' : 'unread';
}

async function readPart(meta: Meta, reading: Reading): Promise<readonly AnnotatedSample[]> {
  const kind = kindOf(meta);
  if (kind === 'silent' || kind === 'unread' || kind === 'panels') return [];
  if (meta.datatype === 'SEG' && reading.hasCalls) return [];
  const file = await dataFileOf(meta, reading.files);
  const { sample, build, options } = reading;
  if (kind === 'discrete') return [await readDiscrete(file, sample, options)];
  if (kind === 'structural') return [await readStructuralTable(file, sample, build, options)];
  const read = await readTable(meta, file, options);
  if (read.ok) return [read.value];
  if (read.refusal.code === 'FILE.SAMPLE_NOT_FOUND') return [partOf({ warnings: [`${file.name} has no row of this sample.`] })];
  throw new StudyRefused(read.refusal);
}

/** The meta file says which table it is where the table alone would not: a matrix of z-scores looks like one of copies. */
function readTable({ type }: Meta, file: StudyFile, options: ReadOptions): Promise<Result<AnnotatedSample, FileRefusal>> {
  const named = { ...options, fileName: file.name };
  if (type === 'MUTATION_EXTENDED') return readFile(file.open(), named);
  const reader = type === 'MRNA_EXPRESSION' ? expression : copyNumberSegments;
  return asResult(file.name, async () => (await reader.read(file.open(), named)).sample);
}

/** The study's build: stated, else of the study, else of one of its tables; two that differ are a fault. */
function buildOf(metas: readonly Meta[], { statedBuild }: ReadOptions): GenomeBuild | null {
  const named = metas.flatMap(({ fields }) => namedBuild(fields.get('reference_genome') ?? fields.get('reference_genome_id') ?? '') ?? []);
  const builds = new Set([...(statedBuild ? [statedBuild] : []), ...named]);
  if (builds.size > 1)
    throw new FileFault('FILE.MIXED_BUILDS', 'the meta files, or the statement and they, name both GRCh37 and GRCh38; correct the build');
  return [...builds][0] ?? null;
}

/** `type_of_cancer` is an OncoTree code in lower case, unless the study has made up its own. */
function typeOfStudy(metas: readonly Meta[]): TumorTypeRef | null {
  const code = metas.map(({ fields }) => fields.get('type_of_cancer')).find((type) => type !== undefined && type !== '');
  return code === undefined || code === 'mixed' ? null : { system: 'oncotree', code: code.toUpperCase() };
}

async function assayed(metas: readonly Meta[], { files, sample, options }: Reading): Promise<AnnotatedSample['assayed']> {
  const matrix = metas.find((meta) => kindOf(meta) === 'panels');
  const ofMutations = metas.find(({ type }) => type === 'MUTATION_EXTENDED')?.fields.get('gene_panel');
  const panel = ofMutations ?? (matrix === undefined ? null : await panelOfSample(await dataFileOf(matrix, files), sample, options));
  return panel === null ? null : genesOfPanel(files, panel, options);
}
