import type { UnderstoodQuestion } from '@consilium/domain/evidence';
import { starterRelease } from '../starter/starter-release.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { understandQuestion } from './understand-question.ts';
import { questionVocabulary } from './vocabulary.ts';

const starter = starterRelease();
const vocabulary = questionVocabulary(snapshotOf([starter], starter));
const read = (question: string): UnderstoodQuestion => understandQuestion(question, vocabulary);

const findingsOf = (question: string): readonly string[] =>
  read(question).findings.map((finding) => {
    if (finding.kind === 'small-variant') return [finding.gene, finding.protein ?? finding.cdna].join(' ');
    if (finding.kind === 'fusion') return `${finding.fivePrime ?? ''}::${finding.threePrime ?? ''}`;
    if (finding.kind === 'wild-type') return `${finding.gene} wild type`;
    if (finding.kind === 'copy-number') return `${finding.gene} ${finding.change}`;
    return finding.kind === 'biomarker'
      ? `${finding.name} ${String(finding.value)}`
      : finding.kind === 'text'
        ? finding.text
        : finding.kind;
  });

describe('findings of a question', () => {
  it.each([
    ['BRAFV600E melanoma', ['BRAF p.V600E']],
    ['melanoma braf v600e', ['BRAF p.V600E']],
    ['KRAS p.Gly12Cys', ['KRAS p.Gly12Cys']],
    ['EGFR ex19del', ['EGFR exon 19 deletion']],
    ['met ex14 nsclc', ['MET exon 14 skipping']],
    ['MET exon 14 skiping', ['MET exon 14 skipping']],
    ['KIT Exon-11-Deletion', ['KIT exon 11 deletion']],
    ['NTRK3-ETV6 rearranged', ['ETV6::NTRK3']],
    ['EML4::ALK', ['EML4::ALK']],
    ['amplification of ERBB2', ['ERBB2 amplification']],
    ['MET-Amplifikation', ['MET amplification']],
    ['ALK+ NSCLC', ['ALK positive']],
    ['HER2-, ER+ breast cancer', ['HER2 negative', 'ER positive']],
    ['HER2 IHC 3+', ['HER2 3+']],
    ['MSI-high', ['MSI-H']],
    ['TMB 22 mut/Mb', ['TMB 22']],
    ['PD-L1 TPS 60 %', ['PD-L1 60']],
    ['del(17p)', ['del(17p)']],
    ['CML, T315I', ['ABL1 p.T315I']],
    ['gBRCA2 pancreatic cancer', ['germline BRCA2 loss of function mutation']],
    ['Neurofibrom, Keimbahn-NF1 frameshift', ['germline NF1 loss of function mutation']],
    ['NSCLC, c-Met high (IHC 3+)', ['MET overexpression']],
    ['ovarian cancer, FOLR1 expression high', ['FOLR1 overexpression']],
    ['kidney cancer, FH loss', ['FH loss']],
    ['BRCA2 germline, HER2 neg breast cancer', ['HER2 negative', 'germline BRCA2 loss of function mutation']],
    ['AML NPM1 + FLT3-ITD', ['FLT3-ITD']],
    ['EGRF L858R', ['EGFR p.L858R']],
    ['HER2-mutant NSCLC, A775_G776insYVMA', ['ERBB2 p.A775_G776insYVMA']],
  ])('reads %s as %p', (question, findings) => expect(findingsOf(question)).toEqual(findings));

  it.each([
    ['no EGFR, ALK or RET change', ['EGFR wild type', 'ALK negative', 'RET wild type']],
    ['BRAF and NRAS wild type', ['BRAF wild type', 'NRAS wild type']],
    ['BRCA1/2 and ATM unremarkable', ['BRCA1 wild type', 'BRCA2 wild type', 'ATM wild type']],
    ['FLT3 negativ', ['FLT3 wild type']],
    ['T790M negative, EGFR L858R', ['EGFR p.L858R']],
    ['EGFR T790M not detected', []],
    ['no BRAF V600E', []],
    ['no 17p deletion', []],
    ['wild-type for KIT and PDGFRA, SDHB-deficient', ['KIT wild type', 'PDGFRA wild type', 'SDHB loss']],
    ['BAP1 retained', []],
  ])('never reads what is denied as found: %s', (question, findings) => expect(findingsOf(question)).toEqual(findings));

  it.each([
    ['BRAF V999E', ['BRAF p.V999E']],
    ['EGFR L858Q', ['EGFR p.L858Q']],
    ['PIK3CB E545K', ['PIK3CB p.E545K']],
  ])('never mends a variant or a symbol into another: %s', (question, findings) => expect(findingsOf(question)).toEqual(findings));

  it.each([
    ['ZKRP4 p.Gly31Asp', 'ZKRP4 p.Gly31Asp'],
    ['melanoma AL1 V600E', 'AL1 V600E'],
    ['MLLT110 amplification', 'MLLT110 amplification'],
    ['HER5 amplification', 'HER5 amplification'],
    ['BRCA1 reversion mutation', 'BRCA1 reversion'],
    ['BRCA2 c.5946delT with reversion', 'BRCA2 reversion'],
  ])('lists what is not known: %s', (question, unknown) => {
    expect(read(question)).toMatchObject({ findings: [], unknown: [unknown] });
  });

  it.each(['BTK inhibitor which?', 'anti-EGFR antibody', 'IDH-directed drug', 'PARP inhibitor'])(
    'takes the name of a class of drugs for no finding: %s',
    (question) => expect(findingsOf(question)).toEqual([]),
  );
});

describe('tumor type of a question', () => {
  it.each([
    ['NSCLC', 'NSCLC'],
    ['mCRC', 'COADREAD'],
    ['CRC', 'COADREAD'],
    ['mCRPC', 'PRAD'],
    ['PDAC', 'PAAD'],
    ['ovarian high-grade serous', 'HGSOC'],
    ['HER2 positive colorectal, third line', 'COADREAD'],
    ['colorectal metastases to the liver', null],
    ['Kolorektalkarzinom', 'COADREAD'],
    ['Adeno-Ca der Lunge', 'LUAD'],
    ['metastasiertes Mamakarzinom', 'BRCA'],
    ['non small cell lug cancer', 'NSCLC'],
    ['ueal melanoma', 'UM'],
    ['Haarzellleukämie (klassisch)', 'HCL'],
    ['infantile fibrosarcoma', 'IFS'],
    ['ovarian tumor, adult granulosa cell tumor', 'GRCT'],
    ['fooblastoma', null],
    ['we read all of it', null],
    ['liver mets', null],
    ['found in blood', null],
    ['acute leukemia', null],
    ['astrocytoma grade 2', 'DIFG'],
    ['pilocytic astrocytoma', 'PAST'],
    ['GE-Junction Adenokarzinom', 'GEJ'],
    ['adenocarcinoma of the gastroesophageal junction', 'GEJ'],
    ['EGJ adenocarcinoma', 'GEJ'],
  ])('reads %s as %p', (question, code) => expect(read(question).tumorType?.code ?? null).toBe(code));
});

describe('treatment of a question', () => {
  it.each([
    ['progression after carboplatin/pemetrexed/pembrolizumab', [['carboplatin', 'pemetrexed', 'pembrolizumab']], [], 2],
    ['T315I unter Dasatinib, davor Nilotinib', [['dasatinib'], ['nilotinib']], [], 3],
    ['progressed on pembro. erdafitnib an option?', [['pembrolizumab']], ['erdafitinib'], 2],
    [
      'nach AI + CDK4/6: Truqap plus Fulvestrant möglich?',
      [['aromatase inhibitor', 'CDK4/6 inhibitor']],
      ['capivasertib + fulvestrant'],
      2,
    ],
    ['previously treated, encorafenib + cetuximab?', [], ['cetuximab + encorafenib'], 2],
    ['what is on the table besides imatinib?', [], [], null],
    ['first line with FOLFOX plus ...?', [], [], 1],
    ['treatment-naive. Would FCR still be acceptable?', [], ['cyclophosphamide + fludarabine + rituximab'], 1],
    ['foobarinib for it?', [], ['foobarinib'], null],
    ['does it make the tumor resistant to afatinib?', [], ['afatinib'], null],
    ['never had IO', [], [], null],
    ['KMT2A rearranged, relapsed revumenib', [], ['revumenib'], 2],
    [
      'treated with carboplatin, pemetrexed and pembrolizumab; sotorasib or adagrasib?',
      [['carboplatin', 'pemetrexed', 'pembrolizumab']],
      ['sotorasib', 'adagrasib'],
      2,
    ],
    ['NSCLC ALK G1202R after alectinib, lorlatinib?', [['alectinib']], ['lorlatinib'], 2],
    ['EGFR L858R after gefitinib, osimertinib', [['gefitinib'], ['osimertinib']], [], 3],
    ['options after gefitinib, osimertinib?', [['gefitinib'], ['osimertinib']], [], 3],
    ['EGFR L858R after carboplatin, pemetrexed?', [['carboplatin', 'pemetrexed']], [], 2],
    ['after pembrolizumab, not sotorasib', [['pembrolizumab']], [], 2],
    ['TP53, venetoclax aza?', [], ['azacitidine + venetoclax'], null],
    ['prior abi: which', [['abiraterone']], [], 2],
    ['aromatase inhibitor?', [], ['anastrozole', 'exemestane', 'letrozole'], null],
    ['Zweitlinie', [], [], 2],
    ['after two lines', [], [], 3],
  ])('reads %s as given %p, asked %p, line %p', (question, prior, drugs, line) => {
    const understood = read(question);
    expect(understood.prior.map(({ therapies }) => therapies)).toEqual(prior);
    expect({ drugs: understood.drugs, line: understood.line }).toEqual({ drugs, line });
  });
});

describe('understandQuestion', () => {
  it('says which gene it left out for want of its change', () => {
    expect(read('AML NPM1 + FLT3-ITD, prognosis?').unknown).toEqual(['NPM1 (change not told)']);
    expect(read('NSCLC RET fusion (KIF5B)').unknown).toEqual(['KIF5B (change not told)']);
  });

  it('shows back what it mended', () => {
    const { parts } = read('CLL on ibrutnib, BTK C481S: which drugs are hit by it?');
    expect(parts).toContainEqual({ field: 'prior', words: 'ibrutnib', readAs: 'ibrutinib', mended: true });
    expect(parts).toContainEqual({ field: 'finding', words: 'BTK C481S', readAs: 'BTK C481S', mended: false });
  });

  it('reads the same with invisible characters between the letters', () => {
    expect(read('mela\u200bnoma BR\u00adAF V600E')).toEqual(read('melanoma BRAF V600E'));
  });

  it.each(['', ' ', '?', 'a', '\u0000', '((((((', 'p.'.repeat(900), 'BRAF '.repeat(700), 'after '.repeat(600)])(
    'takes any words: %#',
    (question) => {
      expect(read(question).kind).toBeDefined();
    },
  );
});
