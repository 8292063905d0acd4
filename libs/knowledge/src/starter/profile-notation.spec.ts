import { nameOfNotation } from './profile-name.ts';
import { parseProfileNotation } from './profile-notation.ts';

const key = (text: string, ...alternatives: string[]) =>
  alternatives.length === 0 ? { op: 'key', key: text } : { op: 'key', key: text, alternatives };
const SETS = { '@A': { name: 'BRAF V600E or V600K', key: 'p:BRAF:V600E | p:BRAF:V600K' } };

describe('parseProfileNotation', () => {
  it.each([
    ['one key', 'p:BRAF:V600E', key('p:BRAF:V600E')],
    ['another isoform', 'codon:EZH2:Y646~codon:EZH2:Y641', key('codon:EZH2:Y646', 'codon:EZH2:Y641')],
    ['another isoform that is not written out', 'codon:MET:Y1230', key('codon:MET:Y1230', 'codon:MET:Y1248')],
    ['a histone by the mature protein', 'p:H3-3A:K27M', key('p:H3-3A:K27M', 'p:H3-3A:K28M')],
    [
      'an insertion by the name of its duplication',
      'p:EGFR:H773_V774insH',
      key('p:EGFR:H773_V774insH', 'p:EGFR:P772_H773insH', 'p:EGFR:H773dup'),
    ],
    ['a residue that has one numbering', 'p:MET:T1010I', key('p:MET:T1010I')],
    ['alternatives', 'wt:KRAS | itd:FLT3', { op: 'or', of: [key('wt:KRAS'), key('itd:FLT3')] }],
    [
      'and before or',
      'wt:KRAS & wt:NRAS | bio:MSI-H',
      { op: 'or', of: [{ op: 'and', of: [key('wt:KRAS'), key('wt:NRAS')] }, key('bio:MSI-H')] },
    ],
    [
      'a group',
      'wt:KRAS & ( wt:NRAS | bio:dMMR )',
      { op: 'and', of: [key('wt:KRAS'), { op: 'or', of: [key('wt:NRAS'), key('bio:dMMR')] }] },
    ],
    ['a negation', '! bio:MSI-H', { op: 'not', of: key('bio:MSI-H') }],
    ['a set inside', 'lof:PTEN | @A', { op: 'or', of: [key('lof:PTEN'), key('p:BRAF:V600E'), key('p:BRAF:V600K')] }],
    [
      'a set that is a conjunct stays a group',
      '@A & wt:KRAS',
      { op: 'and', of: [{ op: 'or', of: [key('p:BRAF:V600E'), key('p:BRAF:V600K')] }, key('wt:KRAS')] },
    ],
  ])('reads %s', (_, text, profile) => {
    expect(parseProfileNotation(text, SETS)).toEqual(profile);
  });

  it.each([
    ['an unknown category', 'mutation:BRAF'],
    ['a protein change in three letters', 'p:BRAF:Val600Glu'],
    ['a codon with a change', 'codon:BRAF:V600E'],
    ['an exon without its kind', 'exon:MET:14'],
    ['a copy-number word outside the table', 'cna:ERBB2:overexpression'],
    ['a biomarker that no case can state', 'bio:MSI'],
    ['a single partner without v', 'fusion:ALK'],
    ['an undefined set', '@B'],
    ['an open group', '( wt:KRAS | wt:NRAS'],
    ['a missing operand', 'wt:KRAS &'],
    ['two keys without an operator', 'wt:KRAS wt:NRAS'],
    ['nothing', ''],
  ])('refuses %s, which would never match or match wrongly', (_, text) => {
    expect(() => parseProfileNotation(text, SETS)).toThrow(Error);
  });
});

describe('nameOfNotation', () => {
  it.each([
    ['@A', 'BRAF V600E or V600K'],
    ['exon:EGFR:19:deletion', 'EGFR exon 19 deletion'],
    ['fusion:EML4::ALK | rearrangement:ALK', 'EML4::ALK fusion OR ALK rearrangement'],
    ['cna:MET:amplification & ! wt:KRAS', 'MET amplification AND NOT KRAS wild type'],
    [
      '( itd:FLT3 | lof:RB1 ) & expression:CD274:over',
      '(FLT3 internal tandem duplication OR RB1 loss of function) AND CD274 overexpression',
    ],
    ['c:TERT:c.-124C>T', 'TERT c.-124C>T'],
    ['star:HLA-A:*02:01', 'HLA-A *02:01'],
  ])('writes %s as %s', (text, name) => {
    expect(nameOfNotation(text, parseProfileNotation(text, SETS), SETS)).toBe(name);
  });
});
