import { sha256Hex } from '@consilium/ledger';
import type { Embedder } from './embedder.ts';

export interface VectorStore {
  readonly name: string;
  /** Vectors of length one, one a text. Throws what the embedder throws; what came before that is kept. */
  vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

const BATCH = 64;
/** Some releases of the largest open source; the oldest make room. */
const KEPT = 100_000;

/** The vectors of an embedder, kept in this process by the hash of their text: a text that two releases share is asked for once. */
export function createVectorStore(embedder: Embedder, most = KEPT): VectorStore {
  const kept = new Map<string, Float32Array>();
  return {
    name: embedder.name,
    vectorsOf: async (texts) => {
      const keys = texts.map(sha256Hex);
      const found = new Map(keys.flatMap((key) => entryOf(key, kept.get(key))));
      const missing = [...new Map(keys.map((key, at) => [key, texts[at] ?? ''] as const))].filter(([key]) => !found.has(key));
      for (let at = 0; at < missing.length; at += BATCH) {
        const batch = missing.slice(at, at + BATCH);
        const vectors = await embedder.embed(batch.map(([, text]) => text));
        for (const [nth, [key]] of batch.entries()) {
          const vector = unit(vectors[nth] ?? []);
          found.set(key, vector);
          kept.set(key, vector);
        }
        for (const oldest of kept.keys()) {
          if (kept.size <= most) break;
          kept.delete(oldest);
        }
      }
      return keys.map((key) => found.get(key) ?? NOTHING);
    },
  };
}

const NOTHING = new Float32Array(0);

const entryOf = (key: string, vector: Float32Array | undefined): readonly (readonly [string, Float32Array])[] =>
  vector ? [[key, vector]] : [];

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (part) => (length === 0 ? 0 : part / length));
}
