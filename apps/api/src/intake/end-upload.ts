import type { FastifyReply, FastifyRequest } from 'fastify';

/** A sender that is silent for so long is gone; its upload ends as interrupted. */
const SILENCE_MS = 60_000;

export function expectBytes(request: FastifyRequest): void {
  request.raw.setTimeout(SILENCE_MS, () => request.raw.destroy());
}

/** How long a sender may go on after the answer, so that it can read the answer before its connection closes. */
const LINGER_MS = 1000;

/**
 * Ends an upload that was refused before its last byte: the answer goes out at once and says that the connection closes; what still arrives is
 * thrown away for a moment (closing at once would reset the connection and take the answer with it), then the connection is cut.
 */
export function endUpload(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  if (raw.complete) return;
  void reply.header('connection', 'close');
  raw.unpipe();
  raw.on('error', () => undefined);
  raw.resume();
  reply.raw.once('finish', () => {
    const cut = setTimeout(() => raw.socket.destroy(), LINGER_MS);
    raw.socket.once('close', () => clearTimeout(cut));
  });
}
