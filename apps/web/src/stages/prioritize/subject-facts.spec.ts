import type { TFunction } from 'i18next';
import type { Finding, FindingExplanation } from '@consilium/domain';
import { subjectFacts } from './subject-facts.ts';

const t = ((key: string, blanks?: Readonly<Record<string, unknown>>) =>
  blanks ? `${key}(${Object.values(blanks).join(',')})` : key) as unknown as TFunction<'prioritize'>;
const format = {
  percent: (share: number | null | undefined) => (share === null || share === undefined ? 'not reported' : `${share * 100}%`),
  number: String,
};

const explained = (subject: Finding): FindingExplanation => ({
  finding: subject.id, label: 'x', subject, keys: [], origin: 'somatic', vaf: null, tier: null, level: null, results: [],
  oncogenicity: { scheme: 'horak-2022/1', points: 0, class: 'not assessed', criteria: [], suppressed: [] },
  rule: 'not-assessed', rejected: [], rejectedMore: 0, flags: [], warnings: [],
}); // prettier-ignore
const facts = (subject: Finding) => subjectFacts(explained(subject), { t, format });
/** Names and values that are shown of a finding; null shows as "not reported". */
const shown = (subject: Finding): Readonly<Record<string, unknown>> => Object.fromEntries(facts(subject));

describe('what is shown of a finding', () => {
  it('shows both sides of a structural variant, its genes, exons and reads', () => {
    const of = shown({
      kind: 'structural-variant', id: 's', type: 'INV', chrom: '2', pos: 29224000, mate: { chrom: '2', pos: 42299000 }, length: -14000,
      genes: ['ALK', 'EML4'], within: null, exons: '2-7/28', truncates: true, altReads: 21, depth: 76, filter: 'PASS',
    }); // prettier-ignore
    expect(of).toMatchObject({
      'subject.type': 'subject.typeIs.INV',
      'subject.place': '2:29224000',
      'subject.mate': '2:42299000',
      'subject.length': 'subject.bases(-14000)',
      'subject.genes': 'ALK, EML4',
      'subject.exons': '2-7/28',
      'subject.effect': 'subject.truncates',
      depth: 'subject.altOf(21,76)',
    });
  });

  it('says that no gene is annotated at the breakpoints, and never leaves it blank', () => {
    expect(shown({ kind: 'structural-variant', id: 's', type: 'BND', chrom: '2', pos: 1, mate: null, genes: [] })).toMatchObject({
      'subject.genes': 'subject.noGenes',
      'subject.mate': null,
    });
  });

  it.each([
    [true, 'subject.inFrame'],
    [false, 'subject.outOfFrame'],
    [null, null],
  ])('shows what supports a fusion; a reading frame of %s as %s', (inFrame, frame) => {
    const of = shown({
      kind: 'fusion', id: 'f', fivePrime: 'EML4', threePrime: 'ALK', inFrame, evidence: 'RNA', reads: 15,
      breakpoints: { fivePrime: { chrom: '2', pos: 42295516 }, threePrime: null }, exons: { fivePrime: '13', threePrime: '20' },
    }); // prettier-ignore
    expect(of).toMatchObject({
      'subject.fivePrime': 'EML4 · 2:42295516 · subject.exonIs(13)',
      'subject.threePrime': 'ALK · subject.exonIs(20)',
      'subject.frame': frame,
      'subject.evidence': 'subject.evidenceIs.RNA',
      'subject.junctionReads': '15',
    });
  });

  it('gives partners no order that is not known', () => {
    const names = facts({ kind: 'fusion', id: 'f', fivePrime: 'ALK', threePrime: 'EML4', orderKnown: false }).map(([name]) => name);
    expect(names.filter((name) => name === 'subject.partner')).toHaveLength(2);
    expect(names).not.toContain('subject.fivePrime');
  });

  it('shows zero copies as zero, not as missing', () => {
    const of = shown({ kind: 'copy-number', id: 'c', gene: 'PTEN', change: 'deletion', copies: 0, minorCopies: 0, log2: null });
    expect(of).toMatchObject({ 'subject.copies': '0', 'subject.minorCopies': '0', 'subject.log2': null });
  });

  it('shows a biomarker with method, assay and who reported it', () => {
    const of = shown({
      kind: 'biomarker', id: 'b', name: 'HRD', status: 'positive', value: 52, method: 'genomic scar', assay: 'panel', reportedBy: 'laboratory',
      components: { lst: 20, loh: 15, tai: 17 },
    }); // prettier-ignore
    expect(of).toMatchObject({
      'subject.status': 'positive',
      'subject.value': '52',
      'subject.method': 'genomic scar',
      'subject.assay': 'panel',
      'subject.reportedBy': 'subject.reportedByIs.laboratory',
      'subject.components': 'LST 20 · LOH 15 · TAI 17',
    });
  });
});
