import fc from 'fast-check';
import { tokensOf } from './fold-text.ts';
import { judgeSpan } from './quoted-span.ts';

const TEXT =
  'In this made-up trial, patients with BRAF V600E melanoma had a longer response under dabrafenib. The drug was not effective in patients with wild-type BRAF tumors.';

describe('judgeSpan', () => {
  it.each([
    ['patients with BRAF V600E melanoma had a longer response', 'verbatim'],
    ['patients  with BRAF\u00a0V600E\nmelanoma had a longer response', 'verbatim'],
    ['In this made\u2011up trial, patients with BRAF V600E', 'verbatim'],
    ['patients with \uff22\uff32\uff21\uff26 V600E melanoma had a longer response', 'verbatim'],
    ['patients with BRAF V600E melanoma', 'too-short'],
    ['patients with BRAF V600K melanoma had a longer response', 'not-verbatim'],
    ['patients with BRAF V600E melanoma had a shorter response', 'not-verbatim'],
    ['atients with BRAF V600E melanoma had a longer response', 'not-verbatim'],
    ['patients with BRAF V600E melanoma had a longer respon', 'not-verbatim'],
    ['Patients with BRAF V600E melanoma had a longer response', 'not-verbatim'],
    ['effective in patients with wild-type BRAF tumors', 'cuts-negation'],
    ['The drug was not effective in patients with wild-type BRAF tumors.', 'verbatim'],
    ['', 'too-short'],
  ] as const)('judges %p as %s', (quote, verdict) => {
    expect(judgeSpan(quote, TEXT)).toBe(verdict);
  });

  const SPAN = 'imatinib is effective in patients with BRAF V600E melanoma';
  it.each([
    ['There is no evidence from any prospective or retrospective study that', '.', 'cuts-negation'],
    ['It is unlikely that', '.', 'cuts-negation'],
    ['Whether', 'remains unknown.', 'cuts-negation'],
    ['These data suggest that', '.', 'cuts-negation'],
    ['The hypothesis that', 'was rejected.', 'cuts-negation'],
    ['We could not confirm earlier reports in which', '.', 'cuts-negation'],
    ['For the drug', 'in none of 14 cases.', 'cuts-negation'],
    ['In this trial', 'only if KIT is mutated.', 'cuts-negation'],
    ['Sunitinib did not help;', '.', 'verbatim'],
    ['Sunitinib did not help any of these patients, but', '.', 'verbatim'],
    ['This made-up trial shows that', 'and well tolerated.', 'verbatim'],
    ['In this trial', 'with no toxicity of grade 3.', 'verbatim'],
  ] as const)('judges a span between %p and %p as %s', (before, behind, verdict) => {
    expect(judgeSpan(SPAN, `${before} ${SPAN} ${behind}`)).toBe(verdict);
  });

  it('takes no denial from the sentence behind', () => {
    expect(judgeSpan(`${SPAN}.`, `In this trial, ${SPAN}. None responded to another drug.`)).toBe('verbatim');
  });

  const word = fc
    .stringMatching(/^[a-z]{3,9}$/)
    .filter((candidate) => !['not', 'no', 'never', 'nor', 'fails', 'failed', 'without', 'neither', 'cannot'].includes(candidate));
  const words = fc.array(word, { minLength: 6, maxLength: 30 });

  it('accepts every span of six or more whole words of a text', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, from, length) => {
        const start = from % (all.length - 5);
        const span = all.slice(start, start + 6 + (length % (all.length - start - 5)));
        return judgeSpan(span.join('  '), all.join(' ')) === 'verbatim';
      }),
    );
  });

  it('refuses a span in which one word was changed', () => {
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const changed = all.map((original, index) => (index === at % all.length ? `${original}x` : original));
        return judgeSpan(changed.join(' '), all.join(' ')) === 'not-verbatim';
      }),
    );
  });

  it('never accepts what has under six tokens', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (quote, text) => tokensOf(quote).length >= 6 || judgeSpan(quote, `${text} ${quote}`) === 'too-short',
      ),
    );
  });
});
