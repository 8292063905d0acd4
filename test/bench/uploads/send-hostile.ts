import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { HostileUpload } from './hostile-upload.ts';

export interface Target {
  /** Address of the upload route. */
  readonly url: string;
  readonly cookie: string;
}

export interface Answer {
  /** 0: the connection ended without an answer. */
  readonly status: number;
  readonly code: string | null;
  /** From the byte that proves the file to the answer; 0 when the answer came first. */
  readonly msAfterProof: number;
  readonly text: string;
}

const BOUNDARY = 'hostile-boundary-51c4';
const DRIP_MS = 40;
const GIVE_UP_MS = 30_000;

function* formOf({ fileName, file, body, ending }: HostileUpload): Generator<Uint8Array> {
  if (body) return yield* body(BOUNDARY);
  yield Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  yield* file();
  if (ending === 'end') yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

/** Sends the request byte by byte as it is, over a connection of its own: no client of ours mends it. */
export async function sendHostile({ url, cookie }: Target, upload: HostileUpload): Promise<Answer> {
  const { hostname, port, pathname, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  const state = { text: '', provedAt: Number.POSITIVE_INFINITY };
  const answered = new Promise<number>((resolve) => {
    const over = (): void => resolve(performance.now());
    socket.setEncoding('latin1').on('data', (piece: Buffer | string) => {
      state.text += String(piece);
      if (isWhole(state.text)) over();
    });
    socket.on('close', over).on('error', over).setTimeout(GIVE_UP_MS, over);
  });
  const whole = upload.claims ? Buffer.concat([...formOf(upload)]) : null;
  const length = whole && upload.claims ? [`content-length: ${upload.claims(whole.byteLength)}`] : ['transfer-encoding: chunked'];
  const type = upload.contentType ?? `multipart/form-data; boundary=${BOUNDARY}`;
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    `cookie: ${cookie}`,
    'x-consilium-client: test',
    `content-type: ${type}`,
    ...length,
  ];
  await write(socket, `${head.join('\r\n')}\r\n\r\n`);
  for (const piece of whole ? [whole] : formOf(upload)) {
    if (state.text !== '' || socket.destroyed) break;
    for (const bytes of upload.ending === 'drip' ? dripped(piece) : [piece]) {
      await write(socket, whole ? bytes : chunk(bytes));
      if (upload.ending === 'drip') await new Promise((done) => setTimeout(done, DRIP_MS));
    }
  }
  if (!whole && upload.ending === 'end') await write(socket, '0\r\n\r\n');
  state.provedAt = performance.now();
  if (upload.ending === 'abort') {
    await new Promise((done) => setTimeout(done, 50));
    socket.destroy();
  } else if (whole || upload.ending === 'drip') setTimeout(() => socket.end(), 3_000).unref(); // it waits for bytes that never come
  const answeredAt = await answered;
  socket.destroy();
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(state.text)?.[1] ?? 0),
    code: /"code":"([A-Z0-9_.]+)"/.exec(state.text)?.[1] ?? null,
    msAfterProof: Math.max(0, answeredAt - state.provedAt),
    text: state.text,
  };
}

const chunk = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === 0 ? bytes : Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
const dripped = (piece: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(piece.byteLength / 16) }, (_, at) => piece.subarray(at * 16, at * 16 + 16));

/** An answer of ours states its length. */
function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  const length = Number(/^content-length: (\d+)/im.exec(text.slice(0, end + 2))?.[1] ?? 0);
  return end >= 0 && text.length >= end + 4 + length;
}

/** Resolves when more may be written, or nothing helps any more. */
function write(socket: Socket, bytes: Uint8Array | string): Promise<void> {
  if (socket.destroyed || socket.writableEnded || socket.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const events = ['drain', 'close', 'error', 'data'] as const;
    const done = (): void => {
      for (const event of events) socket.off(event, done);
      resolve();
    };
    for (const event of events) socket.on(event, done);
  });
}
