/** Where the Temporal server is. TLS and keys come with the production profile; the embedded server speaks plainly on loopback. */
export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
}
