import type { AnnotatedSample, SmallVariant } from '@consilium/domain';
import { refuseMany } from '../bytes/refuse-many.ts';
import type { FileHead, FormatReader } from '../formats/format-reader.ts';
import type { InspectedFile } from '../formats/inspected-file.ts';
import { Columns } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { Table } from '../table/open-table.ts';
import { isPassing } from '../vcf/origin-of.ts';
import type { InspectOptions } from '../vcf/inspect-vcf.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { MafBuild } from './maf-build.ts';
import { populationColumns } from './maf-populations.ts';
import { readMafRow } from './maf-row.ts';
import { MafSamples } from './maf-samples.ts';
import { MafTally } from './maf-tally.ts';

/** Mutation annotation format: the GDC's, vcf2maf's and cBioPortal's dialects, and tables of the same columns. */
export const MAF: FormatReader = {
  format: 'maf',
  recognizes: ({ columns: names }: FileHead) => {
    const columns = new Columns(names, 1);
    if (columns.has('Tumor_Seq_Allele2', 'Tumor_Seq_Allele1')) return true;
    return columns.has('Hugo_Symbol') && columns.has('Variant_Classification', 'HGVSp_Short', 'Protein_Change', 'Amino_Acid_Change');
  },
  read: async (source, options) => {
    const { reading, table } = await scan(source, options, false);
    reading.samples.refuseAmbiguous(table.columns.line);
    const { sample } = reading;
    return { summary: reading.summary(table, sample), sample };
  },
  inspect: async (source, options) => {
    const { reading, table } = await scan(source, options, options.reportMixedBuilds ?? false);
    return reading.summary(table, reading.sample);
  },
};

async function scan(source: AsyncIterable<Uint8Array>, options: ReadOptions | InspectOptions, reportsConflict: boolean) {
  const table = await openTable(source, { limits: options.limits });
  const reading = new MafReading(table, options, reportsConflict);
  for await (const row of table.rows) reading.take(row);
  reading.samples.refuseUnknown(table.columns.line);
  return { reading, table };
}

/** One reading of one file. Only rows of the chosen sample become findings; when a second sample turns up unasked, none are kept. */
class MafReading {
  readonly samples: MafSamples;
  private readonly build: MafBuild;
  private readonly tally = new MafTally();
  private readonly findings = new Map<string, SmallVariant>();
  private readonly populations;

  constructor(
    table: Table,
    private readonly options: ReadOptions,
    reportsConflict: boolean,
  ) {
    this.samples = new MafSamples(options.tumorSample ?? null);
    this.build = new MafBuild(options.statedBuild ?? null, reportsConflict);
    this.populations = populationColumns(table.columns.names);
  }

  take(row: Parameters<typeof readMafRow>[0]): void {
    this.build.take(row);
    if (!this.samples.isOwn(row)) return;
    const read = readMafRow(row, this.build.build, this.options, this.populations);
    const { finding } = read;
    this.tally.count(read, row.line);
    if (finding?.chrom !== undefined && finding.pos !== undefined) this.build.refuseForeign(row, finding.chrom, finding.pos);
    if (finding === null || this.samples.isAmbiguous) return;
    const before = this.findings.get(finding.id);
    this.tally.keep(before !== undefined);
    if (!before || (isPassing(finding.filter ?? '.') && !isPassing(before.filter ?? '.'))) this.findings.set(finding.id, finding);
    refuseMany(this.findings.size, row.line);
  }

  get sample(): AnnotatedSample {
    const { build } = this.build;
    const others = this.samples.rowsOfOthers;
    const warnings = [
      build === null ? 'The genome build is not known: no position was compared with known hotspots.' : null,
      others === 0 ? null : `${others} rows are of other samples and were not read.`,
    ];
    return {
      build,
      findings: [...this.findings.values()],
      counts: this.tally.counts,
      warnings: [...warnings.filter((one) => one !== null), ...this.tally.warnings(this.options.hotspots !== undefined && build !== null)],
      assayed: this.options.assayed ?? null,
    };
  }

  summary({ compression, comments }: Table, { counts, warnings, build }: AnnotatedSample): InspectedFile {
    const version = comments.map((line) => /^#version\s+(\S+)/i.exec(line)?.[1]).find((found) => found !== undefined);
    return {
      format: 'maf',
      version: version ?? null,
      compression,
      records: counts.records + this.samples.rowsOfOthers,
      samples: this.samples.candidates,
      annotation: counts.records > 0 && counts.notAnnotated === counts.records ? 'none' : 'table',
      tumorSample: this.samples.chosen,
      normalSample: null,
      tumorSampleHow: this.samples.how,
      candidates: this.samples.candidates,
      build,
      buildEvidence: this.build.evidence,
      buildsConflict: this.build.isConflict,
      warnings,
    };
  }
}
