import { closeSync, openSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { annotationLayout, DEFAULT_LIMITS, JoinedPieces, NO_FIELDS, PieceReader, unpackRun, VcfLane } from '@consilium/genomics/lane';
import type { PieceRows, PieceTask } from '@consilium/genomics/lane';
import { packedRuns, writeAll } from './intake-file.ts';
import type { PackedRun } from './intake-file.ts';
import { NAMES } from './intake-one-thread.ts';

/** What the second thread is started with. */
export interface SecondThread {
  readonly task: PieceTask;
  readonly port: MessagePort;
  /** Raised by one after each answer, so that the first thread can wait without an event loop. */
  readonly answers: Int32Array<SharedArrayBuffer>;
}

/** Pieces that may lie at the second thread: one in work, one to go on with. */
const AHEAD = 2;
const LINE_FEED = 10;
const HASH = 35;

/**
 * The same rows as `rowsOnOneThread`, by this thread and one more: the file is cut at BGZF blocks, each thread takes the next piece when it is
 * free, and this one joins the lines across the seams and writes in the order of the file.
 */
export function rowsOnTwoThreads(from: string, to: string): number {
  const out = openSync(to, 'w');
  const runs = packedRuns(from);
  const { head, task, lines } = readHead(runs);
  const reader = new PieceReader(task);
  const joined = new JoinedPieces(reader, (rows) => writeAll(out, rows), lines + 1);
  joined.add(reader.read(head));
  const helper = new Helper(task);
  const done = new Map<number, PieceRows>();
  let next = 0;
  let given = 0;
  const settle = (): void => {
    for (const { index, piece } of helper.answered()) done.set(index, piece);
    for (let piece = done.get(next); piece; piece = done.get(next)) {
      joined.add(piece);
      done.delete(next);
      next += 1;
    }
  };
  for (const run of runs) {
    if (helper.waiting < AHEAD) helper.give(given, run);
    else done.set(given, reader.read(unpackRun(run.blocks, run.unpacked)));
    given += 1;
    settle();
  }
  while (next < given) {
    helper.wait();
    settle();
  }
  helper.end();
  joined.end();
  closeSync(out);
  return joined.records;
}

class Helper {
  waiting = 0;
  private readonly port: MessagePort;
  private readonly worker: Worker;
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private seen = 0;

  constructor(task: PieceTask) {
    const { port1, port2 } = new MessageChannel();
    const workerData: SecondThread = { task, port: port2, answers: this.answers };
    this.port = port1;
    this.worker = new Worker(new URL('./intake-block-worker.ts', import.meta.url), {
      workerData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
  }

  give(index: number, { blocks, unpacked }: PackedRun): void {
    this.waiting += 1;
    this.port.postMessage({ index, blocks, unpacked }, [blocks.buffer as ArrayBuffer]);
  }

  *answered(): Generator<{ readonly index: number; readonly piece: PieceRows }> {
    for (let got = receiveMessageOnPort(this.port); got; got = receiveMessageOnPort(this.port)) {
      this.waiting -= 1;
      this.seen += 1;
      yield got.message;
    }
  }

  wait(): void {
    Atomics.wait(this.answers, 0, this.seen);
  }

  end(): void {
    this.port.close();
    void this.worker.terminate();
  }
}

interface Head {
  readonly task: PieceTask;
  /** What follows the header in the blocks that held it. */
  readonly head: Buffer;
  readonly lines: number;
}

function readHead(runs: Iterator<PackedRun>): Head {
  let bytes = Buffer.alloc(0);
  for (let run = runs.next(); !run.done; run = runs.next()) {
    bytes = Buffer.concat([bytes, unpackRun(run.value.blocks, run.value.unpacked)]);
    let at = 0;
    let lines = 0;
    for (; bytes[at] === HASH; lines += 1) {
      const feed = bytes.indexOf(LINE_FEED, at);
      if (feed === -1) break;
      at = feed + 1;
    }
    if (at < bytes.length && bytes[at] !== HASH) return { task: taskOf(bytes.subarray(0, at)), head: bytes.subarray(at), lines };
  }
  throw new Error('the file has no record');
}

function taskOf(header: Buffer): PieceTask {
  let task: PieceTask | null = null;
  const sink: ConstructorParameters<typeof VcfLane>[0] = {
    header(read) {
      const { layout } = annotationLayout(read);
      if (layout !== null) task = { columns: read.columns, layout: { infoKey: layout.infoKey, fields: layout.fields }, names: NAMES };
      return NO_FIELDS;
    },
    record: () => undefined,
  };
  new VcfLane(sink, DEFAULT_LIMITS).push(header);
  if (task === null) throw new Error('the file has no annotation');
  return task;
}
