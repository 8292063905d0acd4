import type { AnnotatedSample, Result } from '@consilium/domain';
import { asResult, FileFault } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { PassOver } from '../lane/pass-over.ts';
import type { RecordView } from '../lane/record-view.ts';
import { mixedBuilds } from './build-evidence.ts';
import { settleHeader } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import type { ReadOptions } from './read-options.ts';
import { parseRecord } from './record.ts';
import { SampleReading } from './sample-reading.ts';
import { scanVcf } from './scan-vcf.ts';
import type { VcfHeader } from './vcf-header.ts';

/** Reads a VCF into the findings of its tumor sample. Memory grows with the findings, not with the file. */
export function readVcf(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Result<AnnotatedSample, FileRefusal>> {
  return asResult(options.fileName, async () => {
    const state: { lane: FindingLane | null } = { lane: null };
    const sink = {
      header(header: VcfHeader) {
        state.lane = new FindingLane(header, options);
        return state.lane.passOver.plan;
      },
      record(view: RecordView) {
        state.lane?.take(view);
      },
    };
    const { records } = await scanVcf(source, sink, options.limits);
    if (!state.lane) throw new FileFault('FILE.NO_HEADER', 'the #CHROM header line is missing');
    return state.lane.reading.finish(records, options.assayed ?? null);
  });
}

/** Makes objects only of records that may hold a finding; of the others it keeps the count. */
class FindingLane {
  readonly passOver: PassOver;
  readonly reading: SampleReading;
  private readonly columns: number;
  /** Every record is compared with the reference sequence. */
  private readonly isCompared: boolean;

  constructor(header: VcfHeader, options: ReadOptions) {
    const opened = settleHeader(header, options);
    this.columns = header.columns;
    this.reading = openReading(opened, options);
    this.passOver = new PassOver(opened, options.hotspots);
    this.isCompared = options.reference !== undefined;
  }

  take(view: RecordView): void {
    if (!this.isCompared && this.passOver.isSure(view)) this.reading.passOver(view);
    else this.reading.take(parseRecord(view.text(), view.line, this.columns));
  }
}

function openReading(opened: OpenedFile, options: ReadOptions): SampleReading {
  const { header } = opened;
  if (opened.verdict.conflict !== null) throw mixedBuilds(opened.verdict);
  const { tumor, candidates } = opened.choice;
  if (tumor === null)
    throw new FileFault(
      'FILE.TUMOR_SAMPLE_AMBIGUOUS',
      `which of the ${header.samples.length} sample columns is the tumor is not stated; name it`,
      {
        line: header.line,
        candidates,
      },
    );
  return new SampleReading(opened, tumor, options);
}
