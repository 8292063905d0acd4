/**
 * SHA-256 (FIPS 180-4) in plain TypeScript, for places without `node:crypto`: WebCrypto hashes only asynchronously, and a bundle asks for hundreds of
 * thousands of hashes in a row.
 */
export class Sha256 {
  readonly #state = Uint32Array.from(INITIAL);
  readonly #block = new Uint8Array(BLOCK);
  readonly #view = new DataView(this.#block.buffer);
  readonly #words = new Uint32Array(BLOCK);
  #used = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(BLOCK - this.#used, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + taken), this.#used);
      this.#used += taken;
      at += taken;
      if (this.#used === BLOCK) this.#compress();
    }
    return this;
  }

  digest(): Uint8Array {
    const bits = this.#length * 8;
    const padding = new Uint8Array((this.#used < 56 ? 56 : 120) - this.#used + 8);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.update(padding);
    const out = new Uint8Array(32);
    const words = new DataView(out.buffer);
    this.#state.forEach((word, at) => words.setUint32(at * 4, word));
    return out;
  }

  #compress(): void {
    const w = this.#words;
    for (let at = 0; at < 16; at += 1) w[at] = this.#view.getUint32(at * 4);
    for (let at = 16; at < 64; at += 1) w[at] = (small1(n(w, at - 2)) + n(w, at - 7) + small0(n(w, at - 15)) + n(w, at - 16)) | 0;
    const s = this.#state;
    let [a, b, c, d, e, f, g, h] = [n(s, 0), n(s, 1), n(s, 2), n(s, 3), n(s, 4), n(s, 5), n(s, 6), n(s, 7)];
    for (let at = 0; at < 64; at += 1) {
      const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + n(K, at) + n(w, at)) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (s[at] = n(s, at) + word));
    this.#used = 0;
  }
}

const BLOCK = 64;
const n = (words: Uint32Array, at: number): number => words[at] ?? 0;
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const small0 = (word: number): number => turn(word, 7) ^ turn(word, 18) ^ (word >>> 3);
const small1 = (word: number): number => turn(word, 17) ^ turn(word, 19) ^ (word >>> 10);

/** The first 32 bits of the fractional parts of roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3), computed instead of copied. */
const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};
const integerRoot = (value: bigint, degree: bigint): bigint => {
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= value) low = middle;
    else high = middle;
  }
  return low;
};
const fraction = (prime: number, degree: bigint): number => Number(integerRoot(BigInt(prime) << (32n * degree), degree) & 0xffff_ffffn);
const INITIAL = primes(8).map((prime) => fraction(prime, 2n));
const K = Uint32Array.from(primes(64).map((prime) => fraction(prime, 3n)));
