import { checkClaim } from './check-claim.ts';

/** Synthetic sentences in our own words; their figures are made up. */
const codesOf = (quote: string, claim: string): readonly string[] =>
  checkClaim({ claim, quote, document: { id: 'pubmed:90000001', text: quote } }).codes;

const EXCLUSIVE =
  'Acquired EGFR C797S was detected at progression on osimertinib in 7 of 48 plasma samples and was mutually exclusive with MET amplification.';
const THYROID =
  'Among 61 patients with BRAF V600E-mutant anaplastic thyroid carcinoma, dabrafenib plus trametinib produced an objective response in 34 (56%), with a median overall survival of 14.5 months.';
const NEITHER = 'Neither HER2 amplification nor HER2 mutation influenced response to cabozantinib in renal cell carcinoma.';
const BESIDE =
  'Patients with NPM1-mutated acute myeloid leukemia without FLT3-ITD had a favorable prognosis, with a five-year survival of 60%.';
const FAILURE =
  'Lorlatinib retained activity against the ALK G1202R mutation after failure of alectinib, with an overall response rate of 57%.';
const DOSE =
  'Cetuximab and panitumumab should not be used in patients with metastatic colorectal cancer whose tumors carry a KRAS or NRAS mutation.';
const TOLERATED =
  'Larotrectinib was well tolerated; no patient with a TRK fusion-positive tumor discontinued treatment because of a drug-related adverse event.';
const AGED =
  'We describe a 57-year-old woman with cholangiocarcinoma and an FGFR2-BICC1 fusion who had a partial response to pemigatinib lasting 11 months.';
const VERA = 'JAK2 V617F was identified in 95% of patients with polycythemia vera and is one of the major diagnostic criteria.';
const RELATION =
  'No significant association was found between PIK3CA mutation status and pathological complete response to neoadjuvant chemotherapy in breast cancer.';
const SMALL =
  'Ivosidenib improved progression-free survival in previously treated patients with IDH1-mutated cholangiocarcinoma in a randomized trial.';
const BOARD =
  'Board note: no actionable alteration was found in the tumor; MET exon 14 skipping was confirmed on tissue; germline testing is still pending.';
const LUNG =
  'The panel recommends osimertinib as the preferred first-line treatment for patients with metastatic non-small cell lung cancer harboring an EGFR exon 19 deletion or L858R mutation.';
const TWO =
  'Two of eight patients had stable disease and one progressed on crizotinib, and a major molecular response was not assessed in this study.';
const DESMOID =
  'CTNNB1 mutations were detected in 21 of 25 desmoid tumors but in none of 30 other fibroblastic lesions, making them a useful diagnostic marker.';

const SQUAMOUS = 'FGFR1 amplification occurred in 19% of squamous cell lung cancers and correlated with worse disease-free survival.';
const DISH = 'FGFR1 amplification made squamous cell lines sensitive to erdafitinib and correlated with FGFR1 protein in these cells.';
const UNCONFIRMED = 'We could not confirm the previously reported association between XRCC1 polymorphisms and outcome of platinum therapy.';
const HEART = 'Electrocardiograms should be obtained before treatment with ribociclib and on day 14 of the first cycle.';

describe('a true rewording is accepted', () => {
  test.each([
    ['excluding each other is not occurring together', EXCLUSIVE, 'EGFR C797S and MET amplification did not occur together.'],
    [
      'a share over one half',
      THYROID,
      'Over half of the patients with BRAF V600E-mutant anaplastic thyroid carcinoma (34 of 61) had an objective response to dabrafenib plus trametinib.',
    ],
    [
      'a percentage is no number of people',
      THYROID,
      'Dabrafenib and trametinib achieved an ORR of 56% in 61 patients whose anaplastic thyroid carcinoma carried BRAF V600E.',
    ],
    ['neither and nor deny once', NEITHER, 'HER2 amplification and HER2 mutation had no influence on the response to cabozantinib in RCC.'],
    [
      'what is influenced has no direction',
      NEITHER,
      'Response to cabozantinib in renal cell carcinoma did not depend on HER2 amplification or mutation.',
    ],
    ['but no gene, told of patients', BESIDE, 'AML patients with NPM1 mutations but no FLT3-ITD had favourable outcomes.'],
    [
      'failure of a drug denies nothing of what follows',
      FAILURE,
      'Lorlatinib remained effective in patients with ALK G1202R whose disease had progressed on alectinib.',
    ],
    ['avoid is should not be used', DOSE, 'Avoid cetuximab and panitumumab in KRAS- or NRAS-mutated metastatic colorectal cancer.'],
    [
      'advised against',
      DOSE,
      'In metastatic colorectal cancer with mutated KRAS or NRAS, the use of cetuximab and panitumumab is advised against.',
    ],
    [
      'drug-related tells no relation',
      TOLERATED,
      'Larotrectinib showed good tolerability, without treatment discontinuation for drug-related adverse events.',
    ],
    [
      'an age in any form',
      AGED,
      'Pemigatinib led to a partial remission for 11 months in a woman aged 57 with FGFR2-BICC1-positive cholangiocarcinoma.',
    ],
    ['nearly all of 95 %', VERA, 'Nearly all patients with polycythemia vera (95%) carry JAK2 V617F.'],
    ['British spelling', VERA, 'Among the major criteria for diagnosing polycythaemia vera is JAK2 V617F.'],
    [
      'a denied relation in another order',
      RELATION,
      'The rate of pathological complete response to neoadjuvant chemotherapy in breast cancer was not related to PIK3CA status.',
    ],
    ['actionable, targetable', BOARD, 'No targetable alteration was identified in the tumor.'],
    ['confirmed, verified', BOARD, 'MET exon 14 skipping was verified in tissue.'],
    [
      'non of a name is no denial',
      LUNG,
      'According to the panel, first-line osimertinib is preferred in metastatic EGFR exon 19 deleted or L858R-mutated lung cancer.',
    ],
    ['abbreviations of outcomes', TWO, 'Two of eight patients had SD on crizotinib and one had PD.'],
    [
      'none of 30 is 0 of 30',
      DESMOID,
      'CTNNB1 mutations, found in 21 of 25 desmoid tumors and 0 of 30 other fibroblastic lesions, are a useful diagnostic marker.',
    ],
    [
      'a cell in the name of a tumor is none in a dish',
      SQUAMOUS,
      'Squamous cell lung cancer patients with FGFR1 amplification had shorter disease-free survival.',
    ],
    [
      'could not be reproduced',
      UNCONFIRMED,
      'An association of XRCC1 polymorphisms with the outcome of platinum therapy could not be reproduced.',
    ],
    ['an abbreviation of a test', HEART, 'An ECG should be performed before ribociclib treatment and on day 14.'],
  ])('%s', (_name, quote, claim) => {
    expect(codesOf(quote, claim)).toEqual([]);
  });
});

describe('its false neighbour is refused', () => {
  test.each([
    ['together where exclusive', EXCLUSIVE, 'EGFR C797S and MET amplification occurred together.', 'CLAIM.POLARITY'],
    [
      'over two thirds of 56 %',
      THYROID,
      'Over two thirds of the patients with BRAF V600E-mutant anaplastic thyroid carcinoma had an objective response to dabrafenib plus trametinib.',
      'CLAIM.NUMBER_UNSUPPORTED',
    ],
    [
      'the percentage as people',
      THYROID,
      'Of 56 patients with BRAF V600E-mutant anaplastic thyroid carcinoma, 61 had an objective response.',
      'CLAIM.NUMBER_UNSUPPORTED',
    ],
    [
      'influenced where neither did',
      NEITHER,
      'HER2 amplification influenced response to cabozantinib in renal cell carcinoma.',
      'CLAIM.POLARITY',
    ],
    ['unfavourable', BESIDE, 'AML patients with NPM1 mutations but no FLT3-ITD had unfavourable outcomes.', 'CLAIM.POLARITY'],
    ['lost its activity', FAILURE, 'Lorlatinib was inactive against the ALK G1202R mutation after failure of alectinib.', 'CLAIM.POLARITY'],
    [
      'used instead of avoided',
      DOSE,
      'Cetuximab and panitumumab should be used in metastatic colorectal cancer with a KRAS or NRAS mutation.',
      'CLAIM.POLARITY',
    ],
    ['poorly tolerated', TOLERATED, 'Larotrectinib was poorly tolerated in TRK fusion-positive tumors.', 'CLAIM.POLARITY'],
    [
      'the months as age',
      AGED,
      'Pemigatinib led to a partial remission in a woman aged 11 with FGFR2-BICC1-positive cholangiocarcinoma.',
      'CLAIM.NUMBER_UNSUPPORTED',
    ],
    [
      'nearly all of 56 %',
      THYROID,
      'Nearly all patients with BRAF V600E-mutant anaplastic thyroid carcinoma had an objective response to dabrafenib plus trametinib.',
      'CLAIM.OVERSTATED',
    ],
    ['minor criterion', VERA, 'JAK2 V617F is one of the minor diagnostic criteria of polycythemia vera.', 'CLAIM.POLARITY'],
    [
      'a relation where none was',
      RELATION,
      'PIK3CA mutation was associated with pathological complete response to neoadjuvant chemotherapy in breast cancer.',
      'CLAIM.POLARITY',
    ],
    [
      'untreated for previously treated',
      SMALL,
      'Ivosidenib improved progression-free survival in untreated patients with IDH1-mutated cholangiocarcinoma in a randomized trial.',
      'CLAIM.NOT_GROUNDED',
    ],
    ['an alteration where none was found', BOARD, 'A targetable alteration was identified in the tumor.', 'CLAIM.POLARITY'],
    [
      'small for non-small',
      LUNG,
      'The panel recommends osimertinib as the preferred first-line treatment for patients with metastatic small cell lung cancer harboring an EGFR exon 19 deletion.',
      'CLAIM.POLARITY',
    ],
    ['three of thirty', DESMOID, 'CTNNB1 mutations were found in 3 of 30 other fibroblastic lesions.', 'CLAIM.NUMBER_UNSUPPORTED'],
    ['patients where cell lines', DISH, 'FGFR1 amplification made patients sensitive to erdafitinib.', 'CLAIM.POPULATION_UNSUPPORTED'],
    [
      'an association that was not confirmed',
      UNCONFIRMED,
      'An association of XRCC1 polymorphisms with the outcome of platinum therapy was reproduced.',
      'CLAIM.POLARITY',
    ],
  ])('%s', (_name, quote, claim, code) => {
    expect(codesOf(quote, claim)).toContain(code);
  });
});
