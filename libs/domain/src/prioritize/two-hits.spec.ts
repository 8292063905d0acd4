import fc from 'fast-check';
import type { CopyNumber, Finding, SmallVariant } from '../annotate/finding.ts';
import { alleleLoss } from './allele-loss.ts';
import type { AlleleEvidence } from './allele-loss.ts';
import { aVariant, findingIn, run } from './engine.fixture.ts';

const PTEN = (rest: Partial<SmallVariant> = {}): SmallVariant => aVariant('PTEN', 'R130*', { origin: 'somatic', ...rest });
const copies = (change: CopyNumber['change'], rest: Partial<CopyNumber> = {}): CopyNumber => ({
  id: 'cn',
  kind: 'copy-number',
  gene: 'PTEN',
  change,
  ...rest,
});
const statement = (purity: number | null, ...findings: Finding[]): string =>
  (run([], findings, { sample: { purity, purityMethod: 'computed' } }).sample ?? [])
    .filter(({ code }) => code === 'TWO_HITS')
    .map(({ text }) => text)
    .join(' ');

describe('two hits', () => {
  test.each<[string, number | null, Finding[], string]>([
    ['a homozygous deletion', null, [copies('deletion')], 'consistent with biallelic loss (homozygous deletion)'],
    ['two damaging variants', null, [PTEN(), aVariant('PTEN', 'T319fs')], 'two alterations'],
    ['one variant reported twice is one', 0.9, [PTEN({ vaf: 0.45 }), PTEN({ id: 'again', vaf: 0.45 })], 'not consistent'],
    ['one of two copies in a pure tumor', 0.9, [PTEN({ vaf: 0.45 })], 'not consistent'],
    ['all reads of a pure tumor', 0.9, [PTEN({ vaf: 0.9 })], 'is consistent with biallelic loss'],
    [
      'the only copy, by the copy-number call',
      0.6,
      [PTEN({ vaf: 0.43 }), copies('loss', { copies: 1 })],
      'is consistent with biallelic loss',
    ],
    ['a loss without counts, the fraction fits', 0.6, [PTEN({ vaf: 0.43 }), copies('loss')], 'is consistent with biallelic loss'],
    ['a loss without counts, the fraction does not fit', 0.9, [PTEN({ vaf: 0.4 }), copies('loss')], 'not consistent'],
    [
      'copy-neutral loss of one parent',
      0.7,
      [PTEN({ vaf: 0.7 }), copies('loss', { copies: 2, minorCopies: 0 })],
      'is consistent with biallelic loss',
    ],
    ['both parents counted', 0.9, [PTEN({ vaf: 0.9 }), copies('gain', { copies: 4, minorCopies: 1 })], 'not consistent'],
    ['low tumor content fits both', 0.2, [PTEN({ vaf: 0.12 })], 'fits one and two lost alleles alike'],
    ['a subclone fits neither', 1, [PTEN({ vaf: 0.1 })], 'fits neither'],
    ['tumor content not known', null, [PTEN({ vaf: 0.9 })], 'tumor content is not known'],
    ['allele fraction not known', 0.9, [PTEN()], 'allele fraction is not known'],
    [
      'origin not known: a germline variant fits as well',
      0.5,
      [PTEN({ origin: 'unknown', vaf: 0.5 })],
      'fits one and two lost alleles alike',
    ],
    ['a lone loss is one hit at most', 0.9, [copies('loss', { copies: 1 })], ''],
    ['an oncogene', 0.9, [aVariant('BRAF', 'V600E', { vaf: 0.9 })], ''],
    ['a change of unknown meaning', 0.9, [aVariant('PTEN', 'A3T', { vaf: 0.9 })], ''],
    ['a truncation that leaves the function', 0.9, [aVariant('BRCA2', 'K3326*', { vaf: 0.9 })], ''],
    ['a filtered record', 0.9, [PTEN({ vaf: 0.9, filter: 'LowQual' })], ''],
  ])('%s', (_name, purity, findings, words) => {
    const said = statement(purity, ...findings);
    expect(words === '' ? said : said.includes(words) ? words : said).toBe(words);
  });

  it('stands beside the finding, and is no warning', () => {
    const outcome = run([], [PTEN({ vaf: 0.9 })], { sample: { purity: 0.9, purityMethod: 'computed' } });
    expect(findingIn(outcome).notes).toEqual([expect.stringContaining('consistent with biallelic loss')]);
    expect(outcome.warnings.join()).not.toContain('biallelic');
  });

  it('never calls an allele lost while the other parent is counted, whatever the reads say', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, fc.integer({ min: 1, max: 8 }), (purity, vaf, minorCopies) => {
        const evidence: AlleleEvidence = { purity, vaf, origin: 'somatic', copies: minorCopies * 2, minorCopies, isLost: true };
        return alleleLoss(evidence).verdict === 'retained';
      }),
    );
  });
});
