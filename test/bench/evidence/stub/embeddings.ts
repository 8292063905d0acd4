import { hashOf } from './wire.ts';

const DIMENSIONS = 64;

/** Deterministic: words and their neighbours hashed into a unit vector, so that like texts lie near one another. */
export function embeddingOf(text: string): readonly number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, word] of words.entries())
    for (const token of [word, `${word} ${words[at + 1] ?? ''}`]) {
      const hash = hashOf(token);
      const slot = hash % DIMENSIONS;
      vector[slot] = (vector[slot] ?? 0) + (hash & 0x80000000 ? -1 : 1);
    }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
