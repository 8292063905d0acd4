import fc from 'fast-check';
import { trimAllele } from './alleles.ts';

const sequence = (min: number, max: number) => fc.string({ unit: fc.constantFrom('A', 'C', 'G', 'T'), minLength: min, maxLength: max });

const applied = (reference: string, { pos, ref, alt }: { pos: number; ref: string; alt: string }): string => {
  expect(reference.slice(pos - 1, pos - 1 + ref.length)).toBe(ref);
  return reference.slice(0, pos - 1) + alt + reference.slice(pos - 1 + ref.length);
};

describe('trimAllele', () => {
  it.each([
    ['substitution', { pos: 5, ref: 'A', alt: 'T' }, { pos: 5, ref: 'A', alt: 'T' }],
    ['padded substitution', { pos: 5, ref: 'CAG', alt: 'CTG' }, { pos: 6, ref: 'A', alt: 'T' }],
    ['deletion keeps its anchor', { pos: 5, ref: 'CAG', alt: 'C' }, { pos: 5, ref: 'CAG', alt: 'C' }],
    ['padded deletion', { pos: 5, ref: 'TCAGA', alt: 'TCA' }, { pos: 6, ref: 'CAG', alt: 'C' }],
    ['insertion in a repeat', { pos: 5, ref: 'AA', alt: 'AAA' }, { pos: 5, ref: 'A', alt: 'AA' }],
    ['two bases', { pos: 5, ref: 'AC', alt: 'TT' }, { pos: 5, ref: 'AC', alt: 'TT' }],
  ])('%s', (_, allele, expected) => {
    expect(trimAllele(allele)).toEqual(expected);
  });

  it('never changes the sequence that the allele makes, keeps one base each and is done after one pass', () => {
    fc.assert(
      fc.property(sequence(1, 12), sequence(1, 12), sequence(0, 8), sequence(0, 8), (ref, alt, before, after) => {
        fc.pre(ref !== alt);
        const allele = { pos: before.length + 1, ref, alt };
        const reference = before + ref + after;
        const trimmed = trimAllele(allele);
        expect(applied(reference, trimmed)).toBe(applied(reference, allele));
        expect(Math.min(trimmed.ref.length, trimmed.alt.length)).toBeGreaterThanOrEqual(1);
        expect(trimAllele(trimmed)).toEqual(trimmed);
      }),
    );
  });
});
