/**
 * Set of entry ids in 16 bytes each, so that the ids of millions of entries fit in memory: UUIDs as four words in an open-addressed table, other texts
 * in an ordinary set.
 */
export class IdSet {
  readonly #others = new Set<string>();
  #table = new Uint32Array(4 * 1024);
  #size = 0;

  /** @returns false when it was there already */
  add(id: string): boolean {
    const words = wordsOf(id);
    // The nil UUID marks a free place.
    if (!words || words.every((word) => word === 0)) {
      if (this.#others.has(id)) return false;
      this.#others.add(id);
      return true;
    }
    if ((this.#size + 1) * 8 > this.#table.length) this.#grow();
    if (!put(this.#table, words)) return false;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#table.length * 2);
    for (let at = 0; at < this.#table.length; at += 4) {
      const words: Words = [this.#table[at] ?? 0, this.#table[at + 1] ?? 0, this.#table[at + 2] ?? 0, this.#table[at + 3] ?? 0];
      if (words.some((word) => word !== 0)) put(grown, words);
    }
    this.#table = grown;
  }
}

const [DIGIT_0, LETTER_A] = [0x30, 0x61];
type Words = readonly [number, number, number, number];

function wordsOf(id: string): Words | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)) return null;
  const word = (from: number, to: number): number => {
    let bits = 0;
    for (let at = from; at < to; at += 1) {
      const unit = id.charCodeAt(at);
      bits = bits * 16 + (unit < LETTER_A ? unit - DIGIT_0 : unit - LETTER_A + 10);
    }
    return bits;
  };
  return [word(0, 8), word(9, 13) * 65_536 + word(14, 18), word(19, 23) * 65_536 + word(24, 28), word(28, 36)];
}

function put(table: Uint32Array, [a, b, c, d]: Words): boolean {
  const places = table.length / 4;
  for (let place = (a ^ d ^ (b << 7) ^ (c >>> 3)) >>> 0; ; place += 1) {
    const at = (place % places) * 4;
    if (table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0) {
      table[at] = a;
      table[at + 1] = b;
      table[at + 2] = c;
      table[at + 3] = d;
      return true;
    }
    if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return false;
  }
}
