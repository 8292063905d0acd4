import type { GenomeBuild, ModelScore } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import type { FileReading, FormatReader } from '../formats/format-reader.ts';
import { columnKey } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import { trimAllele } from '../vcf/alleles.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import type { ReadOptions } from '../vcf/read-options.ts';

const REQUIRED = ['chrom', 'pos', 'ref', 'alt', 'model', 'output', 'score'] as const;
/** More rows than one tumor has alleles and models: a genome-wide table is not for a case. */
const MAX_ROWS = 1_000_000;

/**
 * Scores of sequence models (AlphaGenome and the like), one a row, by allele: `chrom pos ref alt model [version] output score [build]`, positions as in
 * VCF. Research only: they are shown beside the finding of the same allele, and no rule reads them.
 */
export const modelScoresReader: FormatReader = {
  format: 'model-scores',
  recognizes: ({ columns }) => {
    const names = new Set(columns.map(columnKey));
    return REQUIRED.every((name) => names.has(name));
  },
  read: readModelScores,
};

async function readModelScores(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<FileReading> {
  const table = await openTable(source, { limits: options.limits });
  const scores: ModelScore[] = [];
  const builds = new Set<GenomeBuild>(options.statedBuild ? [options.statedBuild] : []);
  for await (const row of table.rows) {
    if (scores.length >= MAX_ROWS) throw row.fault(`more than ${MAX_ROWS} scores; select the alleles of the case first`);
    const build = row.build('build');
    if (build !== null) builds.add(build);
    if (builds.size > 1)
      throw new FileFault('FILE.MIXED_BUILDS', 'the row names another build than the rows before it', { line: row.line, column: 'build' });
    scores.push(scoreOf(row));
  }
  const [build = null] = builds;
  const counts = { records: scores.length, alleles: scores.length, notAnnotated: 0, filtered: 0, kept: 0, leftOut: 0 };
  return {
    summary: {
      format: 'model-scores', version: null, compression: table.compression, records: scores.length, samples: [], annotation: 'table', tumorSample: null,
      build, buildEvidence: [], buildsConflict: false, warnings: scores.length === 0 ? ['The file holds no score.'] : [],
    }, // prettier-ignore
    sample: { build, findings: [], counts, warnings: [], assayed: null, modelScores: scores },
  };
}

function scoreOf(row: Row): ModelScore {
  const chrom = row.text('chrom');
  const pos = row.count('pos');
  const [ref, alt] = [row.text('ref')?.toUpperCase(), row.text('alt')?.toUpperCase()];
  const [model, output, score] = [row.text('model'), row.text('output'), row.number('score')];
  if (chrom === null) throw row.fault('the chromosome is missing', 'chrom');
  if (pos === null || pos < 1) throw row.fault('the position is missing', 'pos');
  if (ref === undefined || !/^[ACGTN]+$/.test(ref)) throw row.fault('the reference allele is none of bases', 'ref');
  if (alt === undefined || !/^[ACGTN]+$/.test(alt)) throw row.fault('the alternate allele is none of bases', 'alt');
  if (model === null) throw row.fault('the model is not named', 'model');
  if (output === null) throw row.fault('what the score means is missing', 'output');
  if (score === null) throw row.fault('the score is missing', 'score');
  const allele = trimAllele({ pos, ref, alt });
  return {
    finding: `v:${chromosomeName(chrom)}-${allele.pos}-${allele.ref}-${allele.alt}`,
    model,
    version: row.text('version'),
    output,
    score,
  };
}
