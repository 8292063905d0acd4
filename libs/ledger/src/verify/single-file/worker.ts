import { describeVerdict } from '../describe-verdict.ts';
import { verifyBundle } from '../verify-bundle.ts';
import type { VerifyOptions } from '../verify-bundle.ts';
import { piecesOf } from './pieces.ts';

/** What a page asks of the verifier in a worker. */
interface Job {
  readonly bundle: Blob;
  readonly options: VerifyOptions;
}

/** Judges each bundle that the page hands over, and answers with the verdict, its text for people, or why it could not be read. */
export function serveWorker(): void {
  addEventListener('message', ({ data }: MessageEvent<Job>) => {
    verifyBundle(piecesOf(data.bundle), data.options).then(
      (found) => postMessage({ ...found, text: describeVerdict(found) }),
      (error: unknown) => postMessage({ error: error instanceof RangeError ? error.message : 'the bundle could not be read' }),
    );
  });
}
