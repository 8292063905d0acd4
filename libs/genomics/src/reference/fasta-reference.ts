import { referenceName, readFastaIndex } from './fasta-index.ts';
import type { FastaEntry } from './fasta-index.ts';
import type { ReferenceBases } from './reference-bases.ts';

/** Random access to an uncompressed FASTA file: bytes from `offset`, fewer only at its end. */
export interface FastaAccess {
  readonly read: (offset: number, length: number) => Uint8Array;
}

const PAGE = 64 * 1024;
/** Sorted variants stay on a few pages; 16 MB bound the rest. */
const MAX_PAGES = 256;

/**
 * Bases out of an indexed FASTA file.
 * @param index text of the `.fai` file
 */
export function fastaReference(index: string, access: FastaAccess): ReferenceBases {
  const entries = readFastaIndex(index);
  const page = pages(access);
  return (chrom, start, end) => {
    const entry = entries.get(referenceName(chrom));
    if (entry === undefined || start < 1 || end < start || end > entry.length) return null;
    const [from, to] = [byteOf(entry, start), byteOf(entry, end) + 1];
    const parts: Uint8Array[] = [];
    for (let at = from; at < to;) {
      const number = Math.floor(at / PAGE);
      const bytes = page(number).subarray(at - number * PAGE, Math.min(to - number * PAGE, PAGE));
      if (bytes.byteLength === 0) return null;
      parts.push(bytes);
      at += bytes.byteLength;
    }
    const bases = Buffer.concat(parts).toString('latin1').replace(/\s+/g, '').toUpperCase();
    return bases.length === end - start + 1 ? bases : null;
  };
}

const byteOf = ({ offset, lineBases, lineBytes }: FastaEntry, pos: number): number =>
  offset + Math.floor((pos - 1) / lineBases) * lineBytes + ((pos - 1) % lineBases);

/** The pages read last. */
function pages({ read }: FastaAccess): (number: number) => Uint8Array {
  const kept = new Map<number, Uint8Array>();
  return (number) => {
    const found = kept.get(number) ?? read(number * PAGE, PAGE);
    kept.delete(number);
    kept.set(number, found);
    const oldest = kept.keys().next().value;
    if (kept.size > MAX_PAGES && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
