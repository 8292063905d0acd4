import type { Readable } from 'node:stream';
import type { BlobStore, FileSummary, Result } from '@consilium/domain';
import type { InspectFile, StatementsAboutFile, StoredBlob } from '../platform/ports.ts';
import { bytesOf } from './quarantine/quarantine.ts';
import type { Quarantine } from './quarantine/quarantine.ts';
import type { ReceiveLimits } from './quarantine/received-file.ts';

export interface Intake extends ReceiveLimits {
  readonly blobs: Pick<BlobStore, 'put'>;
  readonly inspectFile: InspectFile;
  readonly quarantine: Quarantine;
}
export type Judged = Result<{ readonly stored: StoredBlob; readonly summary: FileSummary }>;

/**
 * One upload from its first byte to its place in the store.
 * 1. Bytes go to the quarantine as they come, at the pace of their sender: who sends slowly keeps nobody waiting.
 * 2. A refusal stops the reading at the byte that proves it.
 * 3. The store gets the bytes after a good verdict over the whole file, and not before.
 * 4. A broken or oversized upload ends the inspection; nothing is kept of it.
 *
 * @throws ProblemError `UPLOAD.TOO_LARGE`, `UPLOAD.INTERRUPTED`
 */
export function judgeUpload(source: Readable, statements: StatementsAboutFile, intake: Intake): Promise<Judged> {
  return intake.quarantine.hold(async (file) => {
    const receiving = file.receive(source, intake);
    try {
      const verdict = await intake.inspectFile(file, statements);
      if (!verdict.ok) return verdict;
      return { ok: true, value: { stored: await intake.blobs.put(bytesOf(file)), summary: verdict.value } };
    } finally {
      file.stop();
      await receiving;
    }
  });
}
