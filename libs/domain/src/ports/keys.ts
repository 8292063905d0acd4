/** A data key as it is stored: wrapped by the key-encryption key of this id. */
export interface SealedKey {
  readonly kek: string;
  readonly bytes: Uint8Array;
}

/** The key-encryption key, from a file, the environment or a key management service. `context` is bound: a key unwraps only where it was wrapped for. */
export interface KeyWrap {
  /** Id of the key that wraps now; older ones still unwrap. */
  readonly active: string;
  wrap(key: Uint8Array, context: string): Promise<SealedKey>;
  /** Throws when the key is unknown, or the bytes or the context are not those that were wrapped. */
  unwrap(sealed: SealedKey, context: string): Promise<Uint8Array>;
}

/** What a process needs to append entries: the key over the patients' keys, and the one of the intents. */
export interface TrailKeys {
  readonly wrap: KeyWrap;
  /** HMAC-SHA-256 key, 32 bytes. */
  readonly intent: Uint8Array;
}
