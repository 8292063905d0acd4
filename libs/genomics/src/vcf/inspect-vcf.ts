import { isBeyondEnd } from '@consilium/domain';
import type { FileSummary, Result } from '@consilium/domain';
import { asResult, FileFault } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { ChromosomeName } from '../lane/chromosome-name.ts';
import { NO_FIELDS } from '../lane/field-plan.ts';
import type { RecordView } from '../lane/record-view.ts';
import type { SampleReason } from '../sample/choose-sample.ts';
import { mixedBuilds } from './build-evidence.ts';
import type { BuildEvidence } from './build-evidence.ts';
import { refuseForeignPosition, refuseWideSamples, settleHeader } from './open-file.ts';
import type { FileStatements, OpenedFile } from './open-file.ts';
import { genotypeAlleles, parseRecord } from './record.ts';
import type { VcfRecord } from './record.ts';
import { scanVcf } from './scan-vcf.ts';
import type { VcfHeader } from './vcf-header.ts';

export interface InspectOptions extends FileStatements {
  /** Report a conflict of builds in the summary instead of refusing the file. */
  readonly reportMixedBuilds?: boolean;
}

export interface VcfSummary extends FileSummary {
  readonly buildEvidence: readonly BuildEvidence[];
  readonly normalSample: string | null;
  readonly tumorSampleHow: SampleReason;
  /** Columns to choose the tumor from when it is ambiguous. */
  readonly candidates: readonly string[];
}

/** Reads a whole VCF once and says what it is, or refuses it at the first byte that proves it unreadable. */
export function inspectVcf(source: AsyncIterable<Uint8Array>, options: InspectOptions): Promise<Result<VcfSummary, FileRefusal>> {
  return asResult(options.fileName, async () => {
    const state: { inspection: Inspection | null } = { inspection: null };
    const sink = {
      header(header: VcfHeader) {
        const opened = settleHeader(header, options);
        if (opened.verdict.conflict !== null && !options.reportMixedBuilds) throw mixedBuilds(opened.verdict);
        state.inspection = new Inspection(opened);
        return NO_FIELDS;
      },
      record(view: RecordView) {
        state.inspection?.take(view);
      },
    };
    const scanned = await scanVcf(source, sink, options.limits);
    if (!state.inspection) throw new FileFault('FILE.NO_HEADER', 'the #CHROM header line is missing');
    return summaryOf(state.inspection.opened, scanned);
  });
}

/** A plain record is sound but for its position; of any other the text decides. */
class Inspection {
  private readonly chromosome = new ChromosomeName();

  constructor(readonly opened: OpenedFile) {}

  take(view: RecordView): void {
    const { build } = this.opened.verdict;
    if (view.isPlain && (build === null || !isBeyondEnd(this.chromosome.of(view), view.pos, build))) return;
    inspectRecord(parseRecord(view.text(), view.line, this.opened.header.columns), this.opened);
  }
}

function inspectRecord(record: VcfRecord, opened: OpenedFile): void {
  refuseForeignPosition(record, opened);
  const { choice, header } = opened;
  refuseWideSamples(record);
  const genotypeAt = record.format.indexOf('GT');
  if (genotypeAt === -1 || choice.tumor === null) return;
  const genotype = (record.samples[header.samples.indexOf(choice.tumor)] ?? '').split(':', genotypeAt + 1)[genotypeAt];
  if (genotype) genotypeAlleles(genotype, record);
}

function summaryOf(
  { header, verdict, choice, annotation }: OpenedFile,
  { compression, records }: Pick<FileSummary, 'compression' | 'records'>,
): VcfSummary {
  const warnings = [
    verdict.warning,
    annotation.warning,
    header.version === null ? 'The file does not state its VCF version.' : null,
    records === 0 ? 'The file holds no variant record.' : null,
  ];
  return {
    format: 'vcf',
    version: header.version,
    compression,
    records,
    samples: header.samples,
    annotation: annotation.layout?.kind ?? 'none',
    tumorSample: choice.tumor,
    normalSample: choice.normal,
    tumorSampleHow: choice.how,
    candidates: choice.candidates,
    build: verdict.build,
    buildEvidence: verdict.evidence,
    buildsConflict: verdict.conflict !== null,
    warnings: warnings.filter((warning) => warning !== null),
  };
}
