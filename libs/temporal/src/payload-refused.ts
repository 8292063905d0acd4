export type PayloadRefusal = 'PAYLOAD.NO_CONTEXT' | 'PAYLOAD.PLAINTEXT' | 'PAYLOAD.KEY_UNKNOWN' | 'PAYLOAD.DAMAGED' | 'PAYLOAD.TOO_LARGE';

/** Why the codec neither wrote nor read a payload; the message never holds a part of it. */
export class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
  constructor(
    readonly code: PayloadRefusal,
    message: string,
  ) {
    super(message);
  }
}
