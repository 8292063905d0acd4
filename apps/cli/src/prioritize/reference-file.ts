import { openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { fastaReference } from '@consilium/genomics';
import type { ReferenceBases } from '@consilium/genomics';
import { usage } from '../failure.ts';

/** Bases of an indexed FASTA file, read at random; the process's end closes it. */
export function referenceFile(file: string): ReferenceBases {
  try {
    const index = readFileSync(`${file}.fai`, 'utf8');
    const handle = openSync(file, 'r');
    return fastaReference(index, {
      read: (offset, length) => {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
      },
    });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      throw usage(`${basename(file)}: the FASTA file or its index ${basename(file)}.fai is not there; index it with samtools faidx.`);
    throw error;
  }
}
