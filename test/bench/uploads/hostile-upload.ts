/** A file or a request that means harm. Everything about it follows from its seed: the same bytes in every run. */
export interface HostileUpload {
  readonly name: string;
  /** As it stands in the form; `"` and line ends are sent as they are. */
  readonly fileName: string;
  /** Bytes of the file up to the one that proves it. */
  readonly file: () => Iterable<Uint8Array>;
  /**
   * `end`: the form ends after the proof. `hold`: the sender has more and waits. `abort`: it cuts the connection, and gets no answer. `drip`: it sends
   * a few bytes at a time.
   */
  readonly ending: 'end' | 'hold' | 'abort' | 'drip';
  /** Bytes that the request says it has; chunked when absent. */
  readonly claims?: (bytes: number) => number;
  /** The whole body in place of a form with the one file. */
  readonly body?: (boundary: string) => Iterable<Uint8Array>;
  readonly contentType?: string;
}

const MIB = 1024 * 1024;
export const HEADER = '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n';
export const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n';
export const RECORD = '7\t140453136\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n';
export const VCF = HEADER + COLUMNS + RECORD;

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export function* repeated(piece: Uint8Array, times: number): Generator<Uint8Array> {
  for (let at = 0; at < times; at += 1) yield piece;
}
/** About so many MiB of one text. */
export function* mebibytes(text: string, size: number): Generator<Uint8Array> {
  const piece = bytes(text.repeat(Math.max(1, Math.ceil((64 * 1024) / text.length))));
  yield* repeated(piece, Math.ceil((size * MIB) / piece.byteLength));
}
export function* joined(...parts: readonly (Iterable<Uint8Array> | Uint8Array | string)[]): Generator<Uint8Array> {
  for (const part of parts) {
    if (typeof part === 'string') yield bytes(part);
    else if (part instanceof Uint8Array) yield part;
    else yield* part;
  }
}

/** Mulberry32: the same numbers in every run. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
export const randomBytes = (seed: number, size: number): Uint8Array => {
  const random = randomFrom(seed);
  return Uint8Array.from({ length: size }, () => random(256));
};

type Part = Partial<Omit<HostileUpload, 'file' | 'name'>>;
export const hostile = (name: string, file: () => Iterable<Uint8Array>, part: Part = {}): HostileUpload => ({
  name,
  file,
  fileName: 'sample.vcf',
  ending: 'end',
  ...part,
});
/** So many seeds of one class. */
export const seeds = (count: number, make: (seed: number) => HostileUpload): readonly HostileUpload[] =>
  Array.from({ length: count }, (_, seed) => make(seed));
