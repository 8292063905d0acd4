import type { PayloadProtection } from './payload-codec.ts';

/** Where the Temporal server is. TLS and keys come with the production profile; the embedded server speaks plainly on loopback. */
export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  /** Null or absent: payloads in clear, for tools that start nothing and read nothing. */
  readonly payloads?: PayloadProtection | null;
}
