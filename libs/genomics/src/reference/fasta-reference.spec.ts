import fc from 'fast-check';
import { fastaReference } from './fasta-reference.ts';

/** A FASTA file of one sequence, and its index. */
function aFasta(name: string, sequence: string, width: number, end = '\n') {
  const head = `>${name} a note\n`;
  const lines = sequence.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const bytes = Buffer.from(head + lines.map((line) => line + end).join(''));
  let reads = 0;
  const read = (offset: number, length: number): Uint8Array => {
    reads += 1;
    return bytes.subarray(offset, offset + length);
  };
  return { index: `${name}\t${sequence.length}\t${head.length}\t${width}\t${width + end.length}\n`, access: { read }, reads: () => reads };
}

describe('fastaReference', () => {
  it.each([
    ['chr7', '7'],
    ['7', 'chr7'],
    ['NC_000007.14', '7'],
    ['chrM', 'MT'],
  ])('finds contig %s as %s', (contig, chrom) => {
    const { index, access } = aFasta(contig, 'acgtACGT', 3);
    expect(fastaReference(index, access)(chrom, 2, 5)).toBe('CGTA');
  });

  it('gives the bases of any span, whatever the width of the lines and their ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'C', 'G', 'T'), { minLength: 1, maxLength: 200 }), fc.integer({ min: 1, max: 70 }), fc.boolean(), fc.nat(), fc.nat(), (letters, width, isCrlf, a, b) => {
        const sequence = letters.join('');
        const start = (a % sequence.length) + 1;
        const end = Math.min(sequence.length, start + (b % 40));
        const { index, access } = aFasta('1', sequence, width, isCrlf ? '\r\n' : '\n');
        expect(fastaReference(index, access)('1', start, end)).toBe(sequence.slice(start - 1, end));
      }),
    );
  }); // prettier-ignore

  it('reads over the border of two pages, and each page once', () => {
    const sequence = 'ACGT'.repeat(40_000);
    const { index, access, reads } = aFasta('1', sequence, 60);
    const bases = fastaReference(index, access);
    expect(bases('1', 64_000, 65_000)).toBe(sequence.slice(63_999, 65_000));
    expect(bases('1', 64_001, 65_001)).toBe(sequence.slice(64_000, 65_001));
    expect(reads()).toBe(2);
  });

  it.each([
    ['an unknown chromosome', '2', 1, 1],
    ['a position before the first', '1', 0, 1],
    ['a position after the last', '1', 8, 9],
    ['an empty span', '1', 3, 2],
  ])('has no bases for %s', (_, chrom, start, end) => {
    const { index, access } = aFasta('1', 'ACGTACGT', 4);
    expect(fastaReference(index, access)(chrom, start, end)).toBeNull();
  });

  it('has no bases where the file is shorter than its index says', () => {
    const { index, access } = aFasta('1', 'ACGT', 4);
    expect(fastaReference(index.replace('\t4\t', '\t400\t'), access)('1', 300, 301)).toBeNull();
  });

  it.each([
    ['words', 'chr1\tlong\t6\t60\t61\n'],
    ['too few columns', 'chr1\t100\t6\n'],
    ['lines shorter than their bases', 'chr1\t100\t6\t60\t59\n'],
  ])('refuses an index with %s', (_, index) => {
    expect(() => fastaReference(index, { read: () => new Uint8Array() })).toThrow(
      expect.objectContaining({ code: 'FILE.BAD_RECORD', place: { line: 1 } }),
    );
  });

  it('refuses an empty index', () => {
    expect(() => fastaReference('', { read: () => new Uint8Array() })).toThrow(expect.objectContaining({ code: 'FILE.EMPTY' }));
  });
});
