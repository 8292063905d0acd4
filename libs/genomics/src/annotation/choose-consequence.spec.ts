import { chooseConsequence } from './choose-consequence.ts';
import type { RankedConsequence } from './consequence-of.ts';
import { impactOf } from './severity.ts';

interface Parts {
  gene?: string;
  term?: string;
  mane?: boolean;
  plus?: boolean;
  canonical?: boolean;
  pick?: boolean;
}

const one = (transcript: string, parts: Parts = {}): RankedConsequence => {
  const terms = [parts.term ?? 'missense_variant'];
  const { gene = 'BRAF', mane = false, canonical = false } = parts;
  return {
    consequence: {
      gene,
      transcript,
      terms,
      impact: impactOf(terms),
      cdna: null,
      protein: null,
      exon: null,
      isMane: mane,
      isCanonical: canonical,
    },
    isManePlusClinical: parts.plus ?? false,
    isPicked: parts.pick ?? false,
    accessions: [transcript],
  };
};

const chosen = (all: readonly RankedConsequence[], preferred: (gene: string) => string | null = () => null) =>
  chooseConsequence(all, preferred)?.consequence.transcript;

describe('chooseConsequence', () => {
  const ladder = [
    one('MANE', { mane: true }),
    one('PREFERRED'),
    one('PLUS', { plus: true }),
    one('CANONICAL', { canonical: true }),
    one('PICKED', { pick: true }),
    one('SEVERE', { term: 'stop_gained' }),
    one('FIRST'),
    one('SECOND'),
  ];

  it('follows MANE Select, preferred, MANE Plus Clinical, canonical, PICK, severity, order', () => {
    const order = ladder.map((_, i) => chosen(ladder.slice(i).toReversed(), () => 'PREFERRED'));
    expect(order).toEqual(['MANE', 'PREFERRED', 'PLUS', 'CANONICAL', 'PICKED', 'SEVERE', 'SECOND', 'SECOND']);
  });

  it('does not hide a coding change behind the intron of a preferred transcript', () => {
    expect(chosen([one('MANE', { mane: true, term: 'intron_variant' }), one('OTHER')])).toBe('OTHER');
  });

  it('reports the gene whose product changes, not the MANE neighbor downstream', () => {
    expect(chosen([one('NEIGHBOR', { gene: 'NDUFB2', mane: true, term: 'downstream_gene_variant' }), one('BRAF-T')])).toBe('BRAF-T');
  });

  it('prefers the gene of the knowledge pack among equals', () => {
    const all = [one('OTHER', { gene: 'ORF1' }), one('BRAF-T')];
    expect(chosen(all, (gene) => (gene === 'BRAF' ? 'X' : null))).toBe('BRAF-T');
  });

  it('chooses nothing from nothing', () => {
    expect(chooseConsequence([], () => null)).toBeNull();
  });
});
