import fc from 'fast-check';
import type { Allele } from '../vcf/alleles.ts';
import { trimAllele } from '../vcf/alleles.ts';
import { compareReference, refuseForeignReference } from './check-reference.ts';
import { leftAlign } from './left-align.ts';
import type { ReferenceBases } from './reference-bases.ts';

const over =
  (sequence: string): ReferenceBases =>
  (chrom, start, end) =>
    chrom === '1' && start >= 1 && end <= sequence.length && end >= start ? sequence.slice(start - 1, end) : null;
const none: ReferenceBases = () => null;
const allele = (pos: number, ref: string, alt: string): Allele => ({ pos, ref, alt });
const applied = (sequence: string, { pos, ref, alt }: Allele): string =>
  sequence.slice(0, pos - 1) + alt + sequence.slice(pos - 1 + ref.length);

describe('leftAlign', () => {
  //         1234567890123
  const at = 'GGGCACACACAGT';
  it.each([
    ['a deletion in a repeat', allele(10, 'CA', ''), allele(3, 'GCA', 'G')],
    ['the same deletion with its anchor', allele(9, 'ACA', 'A'), allele(3, 'GCA', 'G')],
    ['the same with bases to spare', allele(6, 'CACAC', 'CAC'), allele(3, 'GCA', 'G')],
    ['an insertion in a repeat', allele(11, 'A', 'ACA'), allele(3, 'G', 'GCA')],
    ['an insertion without anchor, after its position', allele(11, '-', 'CA'), allele(3, 'G', 'GCA')],
    ['an insertion at a run of one base', allele(3, 'G', 'GG'), allele(1, 'G', 'GG')],
    ['a substitution', allele(4, 'C', 'T'), allele(4, 'C', 'T')],
    ['a substitution of two bases, kept whole', allele(4, 'CAC', 'TTC'), allele(4, 'CA', 'TT')],
    ['a replacement of another length', allele(12, 'GT', 'C'), allele(12, 'GT', 'C')],
    ['lower case', allele(9, 'aca', 'a'), allele(3, 'GCA', 'G')],
  ])('puts %s where it stands in the shortest, leftmost spelling', (_, written, expected) => {
    expect(leftAlign('1', written, over(at))).toEqual(expected);
  });

  it('does no more than the record allows where there is no reference', () => {
    expect(leftAlign('1', allele(6, 'CACAC', 'CAC'), none)).toEqual(trimAllele(allele(6, 'CACAC', 'CAC')));
    expect(leftAlign('1', allele(10, 'CA', '-'), none)).toEqual(allele(10, 'CA', '-'));
    expect(leftAlign('2', allele(9, 'ACA', 'A'), over(at))).toEqual(allele(9, 'ACA', 'A'));
  });

  const bases = fc.constantFrom('A', 'C');
  const aCase = fc
    .record({ sequence: fc.array(bases, { minLength: 6, maxLength: 40 }), from: fc.nat(), cut: fc.integer({ min: 1, max: 6 }), put: fc.array(bases, { minLength: 1, maxLength: 6 }) })
    .map(({ sequence, from, cut, put }) => {
      const text = sequence.join('');
      const pos = (from % text.length) + 1;
      return { text, written: allele(pos, text.slice(pos - 1, pos - 1 + cut), put.join('')) };
    })
    .filter(({ written }) => written.ref !== written.alt); // prettier-ignore

  it('never changes what the patient carries', () => {
    fc.assert(
      fc.property(aCase, ({ text, written }) => {
        expect(applied(text, leftAlign('1', written, over(text)))).toBe(applied(text, written));
      }),
    );
  });

  it('is at rest after one turn', () => {
    fc.assert(
      fc.property(aCase, ({ text, written }) => {
        const once = leftAlign('1', written, over(text));
        expect(leftAlign('1', once, over(text))).toEqual(once);
      }),
    );
  });

  it('gives two callers who place one deletion or insertion differently the same allele', () => {
    fc.assert(
      fc.property(fc.array(bases, { minLength: 8, maxLength: 30 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), (sequence, size, isDeletion) => {
        const text = sequence.join('');
        const byHaplotype = new Map<string, Set<string>>();
        for (let pos = 1; pos + size <= text.length; pos += 1) {
          const [anchor, span] = [text.slice(pos - 1, pos), text.slice(pos, pos + size)];
          const written = isDeletion ? allele(pos, anchor + span, anchor) : allele(pos, anchor, anchor + span);
          const key = applied(text, written);
          const aligned = leftAlign('1', written, over(text));
          byHaplotype.set(key, (byHaplotype.get(key) ?? new Set()).add(`${aligned.pos} ${aligned.ref} ${aligned.alt}`));
        }
        for (const spellings of byHaplotype.values()) expect(spellings.size).toBe(1);
      }),
    ); // prettier-ignore
  });
});

describe('compareReference', () => {
  const reference = over('ACGTN');
  it.each([
    [1, 'AC', 'same'],
    [1, 'ac', 'same'],
    [2, 'A', 'different'],
    [4, 'TG', 'same'],
    [3, 'N', 'same'],
    [5, 'TA', 'unknown'],
    [1, '-', 'unknown'],
  ])('at %p the allele %s is %s', (pos, ref, verdict) => {
    expect(compareReference('1', allele(pos, ref, 'T'), reference)).toBe(verdict);
  });

  it('refuses a record called on another build by name, with its line', () => {
    expect(() => refuseForeignReference('1', allele(2, 'A', 'T'), reference, 41)).toThrow(
      expect.objectContaining({ code: 'FILE.REFERENCE_MISMATCH', place: { line: 41, column: 'REF' } }),
    );
    expect(() => refuseForeignReference('9', allele(2, 'A', 'T'), reference, 41)).not.toThrow();
  });
});
