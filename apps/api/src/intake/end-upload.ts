import type { FastifyReply, FastifyRequest } from 'fastify';

/** A sender that is silent for so long is gone; its upload ends as interrupted. */
const SILENCE_MS = 60_000;

export function expectBytes(request: FastifyRequest): void {
  request.raw.setTimeout(SILENCE_MS, () => request.raw.destroy());
}

/** How long a sender may go on after the answer. */
const LINGER_MS = 10_000;

/**
 * Ends an upload that was refused before its last byte: the answer goes out at once and says that the connection closes; what still arrives is
 * thrown away until the sender closes as well. Node would close at once instead, and a system that gets bytes for a closed connection resets it,
 * which takes the answer from a sender that has not read it yet (RFC 9112 §9.6).
 */
export function endUpload(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  const { socket } = raw;
  if (raw.complete) return;
  void reply.header('connection', 'close');
  raw.unpipe();
  raw.on('error', () => undefined);
  raw.resume();
  socket.destroySoon = () => {
    socket.end();
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => clearTimeout(cut));
  };
}
