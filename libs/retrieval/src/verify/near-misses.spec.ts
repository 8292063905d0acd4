import { checkClaim } from './check-claim.ts';

/** Synthetic sentences in our own words; their figures are made up. */
const ARMS =
  'Median overall survival was 11.2 months (range 2.1 to 30.5 months) in the trastuzumab arm and 8.9 months in the control arm among patients with HER2-amplified gastric cancer.';
const TRIAL =
  'In a single-arm trial of 87 patients with BRAF V600E mutated metastatic melanoma, vemurafenib produced an objective response in 46 of 87 patients (53%), with a median progression-free survival of 6.8 months.';
const PAIR =
  'Dabrafenib 150 mg twice daily plus trametinib 2 mg once daily gave an overall response rate of 64% in 36 previously treated patients with BRAF V600E metastatic non-small cell lung cancer.';
const WOMAN =
  'A 54-year-old woman with lung adenocarcinoma and an EML4-ALK fusion had a partial response to lorlatinib after progression on crizotinib and alectinib, lasting 14 months.';
const CELLS =
  'In Ba/F3 cells, the FGFR2 N549K substitution conferred resistance to infigratinib, with a 20-fold higher IC50 (340 nM) than in cells with wild-type FGFR2 (17 nM).';
const MICE =
  'Mice bearing RET M918T xenografts showed complete tumor regression under selpercatinib, whereas RET V804M tumors regressed only partially.';
const HAZARD =
  'Osimertinib was active in EGFR T790M-positive non-small cell lung cancer; the hazard ratio for progression was 0.30 (95% CI 0.23-0.41; p<0.001) versus platinum-pemetrexed.';
const EXONS =
  'EGFR exon 19 deletions were associated with longer progression-free survival on afatinib than exon 21 L858R in lung adenocarcinoma.';
const IDH =
  'IDH1 R132H was associated with better overall survival in patients with glioblastoma independent of MGMT promoter methylation.';
const PANEL =
  'The panel recommends olaparib as maintenance after first-line platinum chemotherapy for women with a germline BRCA1 or BRCA2 mutation and advanced ovarian cancer; olaparib is not recommended during pregnancy.';
const HARMS =
  'Sotorasib 960 mg once daily achieved disease control in 80.6% of patients with KRAS G12C lung cancer; grade 3 or 4 adverse events occurred in 20.6% and diarrhea was the most frequent.';
const NONE =
  'Das Ansprechen auf Imatinib war bei Patienten mit KIT Exon-11-Mutation häufiger als bei Patienten mit KIT Exon-9-Mutation; bei PDGFRA D842V sprach kein Patient an.';
const TAMOXIFEN =
  'Patients with CYP2D6 poor metabolizer status had no difference in recurrence on tamoxifen, and the association was not statistically significant (p = 0.42).';
const RECEPTORS =
  'Alpelisib plus fulvestrant was active in PIK3CA H1047R mutated, estrogen-receptor positive, HER2-negative breast cancer.';
const NTRK =
  'Larotrectinib is indicated for patients with solid tumors that have an NTRK gene fusion without a known acquired resistance mutation.';
const KRAS =
  'No patient with a KRAS G12D mutation responded to cetuximab (0 of 14), whereas 9 of 40 patients with KRAS wild-type colorectal cancer responded.';
const MET =
  'Acquired MET amplification was detected in 5 of 32 tumors biopsied after progression on osimertinib; in 3 of these 5 patients adding savolitinib led to tumor shrinkage.';
const CONJUGATE = 'Trastuzumab deruxtecan produced an objective response in 38% of patients with HER2-mutated lung cancer.';
const COLON =
  'Among 120 patients with colorectal cancer, 12% carried BRAF V600E, and their median survival was 9 to 11 months compared with 24 months in the others.';

describe('claims that nearly say what their quote says', () => {
  it.each([
    [TRIAL, 'Vemurafenib produced responses in more than 53% of patients with BRAF V600E melanoma.', 'NUMBER_UNSUPPORTED'],
    [TRIAL, 'Median progression-free survival with vemurafenib was at least 6.8 months in BRAF V600E melanoma.', 'NUMBER_UNSUPPORTED'],
    [TRIAL, 'Of 46 patients with BRAF V600E melanoma, 87 responded to vemurafenib.', 'NUMBER_UNSUPPORTED'],
    [MET, '3 of 32 patients had tumor shrinkage with savolitinib added.', 'NUMBER_UNSUPPORTED'],
    [KRAS, '0 of 40 patients with KRAS wild-type colorectal cancer responded.', 'NUMBER_UNSUPPORTED'],
    [HAZARD, 'The hazard ratio for progression was 0.23 with osimertinib against platinum-pemetrexed.', 'NUMBER_UNSUPPORTED'],
    [HAZARD, HAZARD.replace('p<0.001', 'p=0.001'), 'NUMBER_UNSUPPORTED'],
    [ARMS, 'Median overall survival was 30.5 months with trastuzumab in HER2-amplified gastric cancer.', 'NUMBER_UNSUPPORTED'],
    [COLON, 'Median survival with BRAF V600E was 24 to 11 months in colorectal cancer.', 'NUMBER_UNSUPPORTED'],
    [PAIR, 'The response rate improved by 64 percentage points with dabrafenib plus trametinib.', 'NUMBER_UNSUPPORTED'],
  ])('keep what a figure is: %#', refuses);

  it.each([
    [
      ARMS,
      'Median overall survival was 11.2 months in the control arm among patients with HER2-amplified gastric cancer.',
      'MISATTRIBUTED',
    ],
    [ARMS, 'The control arm lived longer than the trastuzumab arm in HER2-amplified gastric cancer.', 'COMPARISON'],
    [COLON, 'Patients with BRAF V600E had a median survival of 24 months in colorectal cancer.', 'MISATTRIBUTED'],
    [CELLS, 'Infigratinib had an IC50 of 17 nM in cells with FGFR2 N549K.', 'MISATTRIBUTED'],
    [CELLS, 'Cells with wild-type FGFR2 were resistant to infigratinib.', 'MISATTRIBUTED'],
    [MICE, 'RET V804M tumors regressed completely under selpercatinib.', 'MISATTRIBUTED'],
    [IDH, 'MGMT promoter methylation was associated with better overall survival in glioblastoma.', 'MISATTRIBUTED'],
    [NONE, 'Bei PDGFRA D842V sprachen die Patienten auf Imatinib an.', 'POLARITY'],
    [NONE, 'Patients with PDGFRA D842V responded to imatinib.', 'POLARITY'],
    [NONE, 'Kein Patient mit KIT Exon-11-Mutation sprach auf Imatinib an.', 'POLARITY'],
  ])('say of one side of a contrast what stands on it: %#', refuses);

  it.each([
    [WOMAN, 'A woman with an ALK fusion had a partial response to crizotinib after progression on lorlatinib.', 'MISATTRIBUTED'],
    [WOMAN, WOMAN.replace('after progression', 'before progression'), 'MISATTRIBUTED'],
    [WOMAN, 'A woman with an EML4-ALK fusion responded to lorlatinib combined with crizotinib and alectinib.', 'MISATTRIBUTED'],
    [MET, 'Acquired MET amplification was detected in 5 of 32 tumors biopsied before treatment with osimertinib.', 'MISATTRIBUTED'],
    [MET, 'Replacing osimertinib with savolitinib led to tumor shrinkage in 3 of 5 patients.', 'THERAPY_UNSUPPORTED'],
    [PANEL, 'The panel recommends olaparib instead of first-line platinum chemotherapy for BRCA1 ovarian cancer.', 'THERAPY_UNSUPPORTED'],
    [PAIR, 'Dabrafenib gave an overall response rate of 64% in previously treated BRAF V600E NSCLC.', 'THERAPY_UNSUPPORTED'],
    [PAIR, 'Dabrafenib or trametinib gave a response rate of 64% in BRAF V600E NSCLC.', 'THERAPY_UNSUPPORTED'],
    [CONJUGATE, 'Trastuzumab produced responses in 38% of patients with HER2-mutated lung cancer.', 'THERAPY_UNSUPPORTED'],
    [PAIR, PAIR.replace('150 mg twice', '150 mg once'), 'DOSE_UNSUPPORTED'],
  ])('keep the course of treatment: %#', refuses);

  it.each([
    [RECEPTORS, RECEPTORS.replace('HER2-negative', 'HER2-positive'), 'VARIANT_UNSUPPORTED'],
    [RECEPTORS, RECEPTORS.replace('receptor positive', 'receptor negative'), 'VARIANT_UNSUPPORTED'],
    [ARMS, ARMS.replace('HER2-amplified', 'HER2-mutated'), 'VARIANT_UNSUPPORTED'],
    [NTRK, 'Larotrectinib is indicated for solid tumors that have an NTRK point mutation.', 'VARIANT_UNSUPPORTED'],
  ])('keep what a gene is said to be: %#', refuses);

  it.each([
    [MICE, 'Patients with RET M918T tumors showed complete regression under selpercatinib.', 'POPULATION_UNSUPPORTED'],
    [MICE, 'RET M918T cell lines showed complete regression under selpercatinib in vitro.', 'POPULATION_UNSUPPORTED'],
    [WOMAN, 'Patients with EML4-ALK lung adenocarcinoma respond to lorlatinib for 14 months.', 'POPULATION_UNSUPPORTED'],
    [WOMAN, WOMAN.replace('woman', 'man'), 'POPULATION_UNSUPPORTED'],
    [HARMS, 'Fatal adverse events occurred in 20.6% on sotorasib.', 'OUTCOME_UNSUPPORTED'],
    [HARMS, 'Adverse events led to discontinuation in 20.6% of patients on sotorasib.', 'OUTCOME_UNSUPPORTED'],
    [HARMS, 'Nausea was the most frequent adverse event of sotorasib.', 'OUTCOME_UNSUPPORTED'],
    [TRIAL, '53% of patients with BRAF V600E melanoma progressed on vemurafenib.', 'OUTCOME_UNSUPPORTED'],
  ])('speak of the same people and events: %#', refuses);

  it('never shows a letter with a stroke laid over it', () => {
    refuses(NTRK, NTRK.replace('without', 'w\u0336ithout'), 'UNSAFE_TEXT');
  });

  it.each([
    [EXONS, 'Progression-free survival on afatinib did not differ between exon 19 deletions and L858R.', 'POLARITY'],
    [TAMOXIFEN, 'CYP2D6 poor metabolizers had fewer recurrences on tamoxifen.', 'POLARITY'],
    [TAMOXIFEN, 'The association of CYP2D6 poor metabolizer status with recurrence was significant (p = 0.42).', 'OVERSTATED'],
    [IDH, 'The better overall survival with IDH1 R132H depended on MGMT promoter methylation.', 'POLARITY'],
    [IDH, 'IDH1 R132H glioblastoma had a poor prognosis.', 'POLARITY'],
    [EXONS, 'Exon 19 deletions are a marker of survival on afatinib in lung adenocarcinoma regardless of treatment.', 'OVERSTATED'],
    [PANEL, 'The panel advises against olaparib maintenance in BRCA1 mutated ovarian cancer.', 'POLARITY'],
    [NTRK, 'Larotrectinib is not indicated for patients with NTRK fusion tumors.', 'POLARITY'],
    [RECEPTORS, RECEPTORS.replace('was active', 'was active only'), 'OVERSTATED'],
  ])('keep what makes a difference: %#', refuses);

  it.each([
    [TRIAL, 'Among 87 patients with BRAF V600E metastatic melanoma, 46 responded to vemurafenib.'],
    [ARMS, 'Overall survival with trastuzumab ranged from 2.1 to 30.5 months in HER2-amplified gastric cancer.'],
    [ARMS, 'Patients with HER2-amplified gastric cancer lived longer in the trastuzumab arm than in the control arm.'],
    [COLON, 'Patients with BRAF V600E colorectal cancer lived a median of 9 to 11 months, the others 24 months.'],
    [EXONS, 'Patients with EGFR L858R had shorter progression-free survival on afatinib than those with exon 19 deletions.'],
    [KRAS, '9 of 40 patients with KRAS wild-type colorectal cancer responded to cetuximab.'],
    [KRAS, 'Zero of 14 patients with KRAS G12D and nine of 40 with KRAS wild-type colorectal cancer responded to cetuximab.'],
    [HARMS, 'Adverse events of grade 3 or 4 occurred in 20.6%.'],
    [MET, 'Three of five patients had tumor shrinkage when savolitinib was added.'],
    [MICE, 'RET V804M tumors regressed only partially under selpercatinib in mice.'],
    [NONE, 'Bei PDGFRA D842V sprach kein Patient auf Imatinib an.'],
    [PAIR, 'In 36 previously treated patients with BRAF V600E NSCLC, 64% responded to dabrafenib and trametinib.'],
    [TAMOXIFEN, 'Recurrence on tamoxifen did not differ in CYP2D6 poor metabolizers.'],
    [WOMAN, 'Lorlatinib gave a 14-month partial response in a woman with an EML4-ALK fusion.'],
  ])('pass where they say it in other words: %#', (quote, claim) => {
    expect(codesOf(quote, claim)).toEqual([]);
  });
});

const codesOf = (quote: string, claim: string): readonly string[] =>
  checkClaim({ claim, quote, document: { id: 'pubmed:90000001', text: quote } }).codes;

function refuses(quote: string, claim: string, code: string): void {
  expect(codesOf(quote, claim)).toContain(`CLAIM.${code}`);
}
