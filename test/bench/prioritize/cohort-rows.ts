import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile, readFile } from '@consilium/genomics';
import type { Measure } from '../table.ts';
import { percent } from './knowledge-room.ts';

const COHORTS = ['tcga_laml.maf.gz', 'brca.maf.gz', 'APL_primary.maf.gz', 'APL_relapse.maf.gz'] as const;

/** Cohort MAFs sample by sample: each row must be counted in exactly one sample. Study MAFs, sound and broken: read, or refused by name. */
export async function cohortRows(data: string): Promise<readonly Measure[]> {
  const folder = join(data, 'inputs/maftools/inst/extdata');
  const cohorts = await Promise.all(COHORTS.map((file) => cohortMeasure(join(folder, file), file)));
  return [...cohorts, await studyMafs(join(data, 'inputs/cbioportal-study/tests/test_data/mutations'))];
}

async function cohortMeasure(path: string, file: string): Promise<Measure> {
  const inspected = await inspectFile(createReadStream(path), { fileName: file });
  if (!inspected.ok) return { measure: `rows of ${file}`, ours: inspected.refusal.code, met: false };
  const { records, samples } = inspected.value;
  let [rows, findings] = [0, 0];
  for (const tumorSample of samples) {
    const read = await readFile(createReadStream(path), { fileName: file, tumorSample });
    if (!read.ok) continue;
    rows += read.value.counts.records;
    findings += read.value.findings.length;
  }
  return {
    measure: `rows of ${file}, ${samples.length} samples, ${findings} findings`,
    ours: percent(rows, records),
    against: 'each row in one sample',
    met: rows === records,
  };
}

async function studyMafs(folder: string): Promise<Measure> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.maf'));
  const outcomes = await Promise.all(
    files.map(async (fileName) => {
      const read = await inspectFile(createReadStream(join(folder, fileName)), { fileName });
      return read.ok ? 'read' : read.refusal.detail.line === null ? 'unplaced' : 'refused';
    }),
  );
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  return {
    measure: 'study MAFs, many of them broken: read, or refused by line',
    ours: `${count('read')} read, ${count('refused')} refused`,
    against: `${files.length} without a crash`,
    met: count('unplaced') === 0,
  };
}
