/** Texts to vectors of one length. Behind it stands an endpoint, or a stub in tests. */
export interface Embedder {
  readonly name: string;
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}
