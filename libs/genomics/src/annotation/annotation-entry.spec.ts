import { annotationEntries, infoValue } from './annotation-entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { entriesOfAllele } from './entries-of-allele.ts';

const layout = (...fields: readonly string[]): AnnotationLayout => ({
  kind: 'vep',
  infoKey: 'CSQ',
  fields,
  counts: new Set([fields.length]),
});
/** Made-up consequences, so that the impact must say how grave they are. */
const consequences = (ref: string, alts: readonly string[], csq: string, index: number, fields = ['Allele', 'Consequence']) => {
  const entries = annotationEntries(`DP=3;CSQ=${csq.replace(/(?=,|$)/g, '|LOW')}`, layout(...fields, 'IMPACT'));
  return entriesOfAllele(entries, { kind: 'vep' }, { pos: 1, ref, alts }, index).map((entry) => entry.get('Consequence'));
};

describe('entriesOfAllele', () => {
  it.each([
    ['substitutions by ALT', 'A', ['T', 'G'], 'T|first,G|second', [['first'], ['second']]],
    ['a deletion as VEP shortens it', 'CAG', ['C'], '-|del', [['del']]],
    ['an insertion as VEP shortens it', 'C', ['CTT'], 'TT|ins', [['ins']]],
    ['substitution beside an indel loses its first base too', 'CA', ['C', 'CT'], '-|del,T|snv', [['del'], ['snv']]],
    ['alleles without a shared first base stay whole', 'CA', ['C', 'TA'], 'C|del,TA|snv', [['del'], ['snv']]],
    ['SnpEff writes ALT whole', 'CAG', ['C'], 'C|del', [['del']]],
    ['an entry of another allele is not taken', 'A', ['T', 'G'], 'T|first', [['first'], []]],
    ['one ALT left after a split: only its own', 'A', ['T'], 'T|mine,G|other', [['mine']]],
    ['one ALT rewritten after annotation', 'CAGA', ['CA'], 'GG|del', [['del']]],
  ])('%s', (_, ref, alts, csq, expected) => {
    expect(alts.map((_alt, i) => consequences(ref, alts, csq, i))).toEqual(expected);
  });

  it('takes no entry of another single base, so that no change is named that the record does not have', () => {
    const entry = (allele: string) => new Map([['Allele', allele]]);
    const of = (alt: string, allele: string) =>
      entriesOfAllele([entry(allele)], { kind: 'vep' }, { pos: 1, ref: 'T', alts: [alt] }, 0).length;
    expect([of('G', 'G'), of('C', 'G'), of('CA', 'A')]).toEqual([1, 0, 1]);
  });

  it('goes by ALLELE_NUM where it is written', () => {
    const fields = ['Allele', 'Consequence', 'ALLELE_NUM'];
    expect([0, 1].map((i) => consequences('CA', ['C', 'CAA'], '-|del|1,A|ins|2', i, fields))).toEqual([['del'], ['ins']]);
  });

  it('takes all entries where no allele is written', () => {
    expect(consequences('A', ['T'], 'one,two', 0, ['Consequence'])).toEqual(['one', 'two']);
  });
});

describe('infoValue', () => {
  it.each([
    ['CSQ=x;DP=1', 'CSQ', 'x'],
    ['XCSQ=y;CSQ=x', 'CSQ', 'x'],
    ['SOMATIC;DP=1', 'SOMATIC', ''],
    ['DP=1;SOMATIC', 'SOMATIC', ''],
    ['SOMATICX=1', 'SOMATIC', null],
    ['.', 'DP', null],
  ])('in %s, %s is %p', (info, key, value) => {
    expect(infoValue(info, key)).toBe(value);
  });
});
