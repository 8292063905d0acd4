import { starterRelease } from '../starter/starter-release.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { understandQuestion } from './understand-question.ts';
import { questionVocabulary } from './vocabulary.ts';

const starter = starterRelease();
const vocabulary = questionVocabulary(snapshotOf([starter], starter));
const findingsOf = (question: string): readonly string[] =>
  understandQuestion(question, vocabulary).findings.map((finding) =>
    finding.kind === 'fusion'
      ? `${finding.fivePrime ?? ''}::${finding.threePrime ?? ''}`
      : finding.kind === 'small-variant'
        ? `${finding.gene ?? ''} ${finding.protein ?? ''}`
        : finding.kind,
  );

describe('a residue change behind a fusion', () => {
  it.each([
    ['CML BCR-ABL T315I, dasatinib?', ['BCR::ABL1', 'ABL1 p.T315I']],
    ['NSCLC ALK fusion EML4-ALK, treatment naive', ['EML4::ALK']],
    ['CML on imatinib, BCR::ABL1 Y253H detected', ['BCR::ABL1', 'ABL1 p.Y253H']],
    ['NSCLC EML4-ALK G1202R after alectinib', ['EML4::ALK', 'ALK p.G1202R']],
    ['NSCLC CD74-ROS1 fusion, G2032R', ['CD74::ROS1', 'ROS1 p.G2032R']],
    ['NSCLC w/ RET fusion (KIF5B), progressed on selpercatinib w G810R', ['text', 'RET p.G810R']],
    ['iCCA FGFR2::BICC1 N550K', ['FGFR2::BICC1', 'FGFR2 p.N550K']],
  ])('is never lost: %s', (question, findings) => expect(findingsOf(question)).toEqual(findings));

  it.each([
    ['NTRK3-ETV6 rearranged', [{ fivePrime: 'ETV6', threePrime: 'NTRK3', orderKnown: true }]],
    ['ARMS PAX3-FOXO1', [{ fivePrime: 'PAX3', threePrime: 'FOXO1', orderKnown: true }]],
    ['NSCLC TPM9X-ALK fusion', [{ fivePrime: 'TPM9X', threePrime: 'ALK', orderKnown: false }]],
  ])('is written in the order of the records: %s', (question, fusions) =>
    expect(understandQuestion(question, vocabulary).findings).toMatchObject(fusions),
  );

  it.each([
    ['NSCLC EML4-ALK fusion, E13;A20', ['EML4::ALK']],
    ['CML BCR-ABL, T315I negative', ['BCR::ABL1']],
  ])('is neither a breakpoint nor what is denied: %s', (question, findings) => expect(findingsOf(question)).toEqual(findings));
});
