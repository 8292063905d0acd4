import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import type { BlobStore, FileSummary, Result } from '@consilium/domain';
import { problem } from '../platform/problem-error.ts';
import type { InspectFile, StatementsAboutFile, StoredBlob } from '../platform/ports.ts';

export interface Intake {
  readonly blobs: BlobStore;
  readonly inspectFile: InspectFile;
  readonly maxBytes: number;
}
export type Inspected = Result<{ readonly stored: StoredBlob; readonly summary: FileSummary }>;

/**
 * One pass over the bytes, at the pace of the slower of two readers: the inspector and the blob store.
 * 1. A refusal stops the reading at the byte that proves it.
 * 2. The store's stream ends only after a good verdict over the whole file; it fails otherwise, so that nothing is kept.
 * 3. A broken or oversized upload fails both readers.
 *
 * @throws ProblemError `UPLOAD.TOO_LARGE`, `UPLOAD.INTERRUPTED`
 */
export async function inspectWhileStoring(
  source: Readable,
  statements: StatementsAboutFile,
  { blobs, inspectFile, maxBytes }: Intake,
): Promise<Inspected> {
  const [toStore, toInspector] = [sink(), sink()];
  const state = { isFeeding: true, isStopped: false };
  const storing = settle(blobs.put(toStore));
  const inspecting = settle(inspectFile(toInspector, statements)).then((verdict) => {
    if (state.isFeeding && !isGood(verdict)) {
      state.isStopped = true;
      source.destroy();
    }
    toInspector.destroy();
    return verdict;
  });
  const failure = await feed(source, [toStore, toInspector], maxBytes);
  state.isFeeding = false;
  if (failure) toInspector.destroy(failure);
  else toInspector.end();

  const inspected = await inspecting;
  if (failure === null && isGood(inspected)) toStore.end();
  else toStore.destroy(new Error('the file is not kept'));
  const stored = await storing;

  if (failure && !state.isStopped) throw failure;
  const verdict = valueOf(inspected);
  return verdict.ok ? { ok: true, value: { stored: valueOf(stored), summary: verdict.value } } : verdict;
}

const isGood = (verdict: Settled<Result<FileSummary>>): boolean => verdict.ok && verdict.value.ok;

/** Returns why the source did not end well, or null. */
async function feed(source: Readable, sinks: readonly PassThrough[], maxBytes: number): Promise<Error | null> {
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return problem('UPLOAD.TOO_LARGE', { params: { maxBytes } });
      await Promise.all(sinks.map((one) => write(one, chunk)));
    }
    return source.readableAborted || source.errored ? problem('UPLOAD.INTERRUPTED') : null;
  } catch {
    return problem('UPLOAD.INTERRUPTED');
  }
}

function write(to: PassThrough, chunk: Buffer): Promise<void> {
  if (to.destroyed || to.write(chunk)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      to.off('drain', done).off('close', done);
      resolve();
    };
    to.on('drain', done).on('close', done);
  });
}

/** Its reader hears of an error through its iterator; a sink without a reader any more must not bring the process down. */
function sink(): PassThrough {
  return new PassThrough({ highWaterMark: 256 * 1024 }).on('error', () => undefined);
}

type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };
const settle = <T>(promise: Promise<T>): Promise<Settled<T>> =>
  promise.then(
    (value) => ({ ok: true, value }) as const,
    (error: unknown) => ({ ok: false, error }) as const,
  );
const valueOf = <T>(settled: Settled<T>): T => {
  if (settled.ok) return settled.value;
  throw settled.error;
};
