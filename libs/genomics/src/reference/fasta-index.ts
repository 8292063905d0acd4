import { bareChromosome } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';

/** Where one sequence lies in a FASTA file (samtools faidx). */
export interface FastaEntry {
  /** Bases. */
  readonly length: number;
  /** Byte of the first base. */
  readonly offset: number;
  readonly lineBases: number;
  /** Bytes of a line with its end. */
  readonly lineBytes: number;
}

export const referenceName = (contig: string): string => bareChromosome(chromosomeName(contig));

/** Reads a `.fai` index. Of two contigs that stand for one chromosome the first counts. */
export function readFastaIndex(text: string): ReadonlyMap<string, FastaEntry> {
  const entries = new Map<string, FastaEntry>();
  text.split('\n').forEach((row, i) => {
    if (row.trim() === '') return;
    const [name = '', ...numbers] = row.split('\t');
    const [length = -1, offset = -1, lineBases = 0, lineBytes = 0] = numbers.map(Number);
    const isSound = name !== '' && [length, offset, lineBases, lineBytes].every(Number.isSafeInteger) && length >= 0 && offset >= 0;
    if (!isSound || lineBases < 1 || lineBytes < lineBases)
      throw new FileFault('FILE.BAD_RECORD', 'the row is none of a FASTA index; write it again with samtools faidx', { line: i + 1 });
    const chrom = referenceName(name);
    if (!entries.has(chrom)) entries.set(chrom, { length, offset, lineBases, lineBytes });
  });
  if (entries.size === 0) throw new FileFault('FILE.EMPTY', 'the FASTA index names no sequence');
  return entries;
}
