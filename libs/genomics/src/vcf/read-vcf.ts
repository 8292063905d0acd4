import type { AnnotatedSample, Result } from '@consilium/domain';
import { asResult, FileFault } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { mixedBuilds } from './build-evidence.ts';
import { settleHeader } from './open-file.ts';
import type { ReadOptions } from './read-options.ts';
import type { VcfRecord } from './record.ts';
import { SampleReading } from './sample-reading.ts';
import { scanVcf } from './scan-vcf.ts';
import type { VcfHeader } from './vcf-header.ts';

/** Reads a VCF into the findings of its tumor sample. Memory grows with the findings, not with the file. */
export function readVcf(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Result<AnnotatedSample, FileRefusal>> {
  return asResult(options.fileName, async () => {
    const state: { reading: SampleReading | null } = { reading: null };
    const sink = {
      header(header: VcfHeader) {
        state.reading = openReading(header, options);
      },
      record(record: VcfRecord) {
        state.reading?.take(record);
      },
    };
    const { records } = await scanVcf(source, sink, options.limits);
    if (!state.reading) throw new FileFault('FILE.NO_HEADER', 'the #CHROM header line is missing');
    return state.reading.finish(records, options.assayed ?? null);
  });
}

function openReading(header: VcfHeader, options: ReadOptions): SampleReading {
  const opened = settleHeader(header, options);
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
