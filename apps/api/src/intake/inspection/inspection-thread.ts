import { parentPort } from 'node:worker_threads';
import { inspectFile } from '../inspect-file.ts';
import type { FromThread, ToThread } from './inspection-messages.ts';
import { pieces } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** Entry of an inspection thread: one file after the other, never two at a time. */
const tell = (message: FromThread): void => parentPort?.postMessage(message);
let current: Pieces | null = null;

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'bytes') current?.push(message.bytes);
  else if (message.kind === 'end') current?.end();
  else {
    const mine = pieces(() => tell({ kind: 'taken' }));
    current = mine;
    inspectFile(message.maxUnpacked)(mine.bytes(), message.statements).then(
      (verdict) => tell({ kind: 'verdict', verdict }),
      (error: unknown) => tell({ kind: 'bug', error }),
    );
  }
});
tell({ kind: 'ready' });
