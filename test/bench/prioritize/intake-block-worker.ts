import { workerData } from 'node:worker_threads';
import { PieceReader, unpackRun } from '@consilium/genomics/lane';
import type { PackedRun } from './intake-file.ts';
import type { SecondThread } from './intake-two-threads.ts';

const { task, port, answers } = workerData as SecondThread;
const reader = new PieceReader(task);

port.on('message', ({ index, blocks, unpacked }: PackedRun & { readonly index: number }) => {
  const piece = reader.read(unpackRun(Buffer.from(blocks.buffer), unpacked));
  port.postMessage({ index, piece }, [
    piece.head.buffer as ArrayBuffer,
    piece.rows.buffer as ArrayBuffer,
    piece.tail.buffer as ArrayBuffer,
  ]);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});
