import { BIOMARKER_KEYS, buildGeneTable, readFinding, readingContext } from '@consilium/domain';
import { starterRelease } from '../starter/starter-release.ts';
import { classifyText } from './classify-text.ts';
import { RECURRENT } from './cytogenetic-tables.ts';

const genes = buildGeneTable(starterRelease().content.genes);
const keysOf = (text: string) => classifyText(text, genes).keys;
const read = (text: string) => readFinding({ id: 't', kind: 'text', text }, readingContext({ genes, classifyText }));

describe('names that clinics type', () => {
  it.each([
    ['FLT3-TKD', ['codon:FLT3:D835', 'codon:FLT3:I836', 'range:FLT3:610-943']], ['FLT3 TKD mutation', ['codon:FLT3:D835', 'codon:FLT3:I836', 'range:FLT3:610-943']], ['FLT3-TKD (I836del)', ['p:FLT3:I836del']],
    ['H3K27M', ['p:H3-3A:K27M', 'p:H3C2:K27M', 'p:H3C3:K27M']], ['H3.3 K27M-mutant', ['p:H3-3A:K27M']], ['H3.1 K27M', ['p:H3C2:K27M', 'p:H3C3:K27M']], ['H3 G34R', ['p:H3-3A:G34R']],
    ['HR+/HER2-', ['bio:ER-positive', 'bio:PR-positive', 'bio:HER2-negative']], ['HR+ HER2-low', ['bio:ER-positive', 'bio:PR-positive', 'bio:HER2-low']], ['HR-positive, HER2-negative', ['bio:ER-positive', 'bio:PR-positive', 'bio:HER2-negative']],
    ['ER+ PR- HER2−', ['bio:ER-positive', 'bio:PR-negative', 'bio:HER2-negative']], ['HR negative', ['bio:ER-negative', 'bio:PR-negative']],
    ['MLH1 loss', ['cna:MLH1:loss', 'lof:MLH1', 'expression:MLH1:under']], ['loss of MSH2 expression', ['bio:dMMR', 'expression:MSH2:under']], ['PMS2 loss (IHC)', ['bio:dMMR', 'expression:PMS2:under']],
    ['MLH1/PMS2 loss', ['bio:dMMR', 'expression:MLH1:under', 'expression:PMS2:under']], ['MMR intact', ['bio:pMMR']],
    ['del(11q)', ['cna:ATM:loss']], ['del(11)(q22.3)', ['cna:ATM:loss']], ['17p deletion', ['cna:TP53:loss']], ['gain(1q)', ['cna:CKS1B:gain']], ['1q21+', ['text']], ['+1q', ['cna:CKS1B:gain']], ['amp(1q21)', ['cna:CKS1B:amplification']],
    ['t(14;20)(q32;q12)', ['fusion:IGH::MAFB']], ['11q23 rearrangement', ['rearrangement:KMT2A']], ['t(v;11q23.3)', ['rearrangement:KMT2A']], ['t(11;14) detected', ['fusion:IGH::CCND1']],
    ['ALK FISH positive', ['rearrangement:ALK']], ['RET positive by FISH', ['rearrangement:RET']], ['ALK IHC positive', ['rearrangement:ALK']], ['ROS1 IHC positive', ['expression:ROS1:over']], ['PTEN loss by IHC', ['expression:PTEN:under']],
    ['HER2 FISH amplified', ['cna:ERBB2:amplification']], ['ALK FISH negative', ['not(rearrangement:ALK)']], ['HER2 FISH not amplified', ['not(cna:ERBB2:amplification)']],
    ['ALK (D5F3) IHC positive', ['rearrangement:ALK']], ['ALK IHC D5F3 positive', ['rearrangement:ALK']], ['dMMR by IHC', ['bio:dMMR']], ['BRAF V600E (IHC)', ['p:BRAF:V600E']], ['POLE EDM', ['range:POLE:268-471']],
    ['p16+', ['expression:CDKN2A:over']], ['p53abn', ['any:TP53']], ['POLEmut', ['any:POLE']], ['NPM1c', ['any:NPM1']], ['CD117+', ['expression:KIT:over']], ['CD19 negative', ['expression:CD19:under']], ['HPV16+', ['bio:HPV-positive']],
    ['BRAF duplication', ['rearrangement:BRAF']], ['gBRCA1m', ['any:BRCA1']], ['EGFRm', ['any:EGFR']], ['MET amplification (FISH ratio 5)', ['cna:MET:amplification']], ['MET amplification, GCN 10', ['cna:MET:amplification']],
    ['CPS 12', keysOf('PD-L1 CPS 12')], ['TPS 60%', keysOf('PD-L1 TPS 50%')], ['PD-L1 60% TPS', keysOf('PD-L1 TPS 50%')], ['TPS 1-49%', keysOf('PD-L1 TPS 1%')], ['TPS <1%', ['bio:PD-L1-negative']],
  ])('%s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  }); // prettier-ignore

  it.each([
    't(11;22)(p13;q12)', 't(9;22)(q22;q12)', 'inv(16)(p13q24)', 't(6;9)(q23;p23)', 't(11;19)', 'del(13q)', 'del(5)(q13q33)', '5q', '1q', '12q24 rearrangement',
    'H3.1 G34R', 'H3 K27-altered', 'TPS <50%', 'PD-L1 28-8', 'PD-L1 73-10', 'IC 5', 'MET amplification (FISH ratio 1.2)', 'p16-', 'p16 negative', 'KIT FISH positive', 'KRAS G12C by IHC', 'MET IHC negative',
    'no loss of MLH1', 'MLH1 loss not detected', 'negative for MLH1 loss', 'MSH6 negative', 'MLH1 retained', 'CD333+', 'FLT3-TKD not detected', 'H3K27M negative', 'H3K27me3 loss',
  ])('takes nothing from %s: it is another event, or does not say enough', (text) => {
    expect(keysOf(text)).toEqual(['text']);
  }); // prettier-ignore

  it.each([
    'MLH1 deletion',
    'MLH1 loss of heterozygosity',
    'MSH2 loss of function',
    'MLH1 loss, CN 1',
    'germline MLH1 deletion',
    'MLH1 promoter methylation',
  ])('never takes %s for a protein that is lost: a gene event alone is no dMMR', (text) => {
    expect(keysOf(text)).not.toContain('bio:dMMR');
  });

  it.each(['t(11;14) negative', 'no t(9;22)', 'del(17p) not detected', 'CD30 not detected'])('never takes %s as found', (text) => {
    expect(keysOf(text).filter((key) => key !== 'text' && !key.startsWith('not('))).toEqual([]);
  });

  it('reads each recurrent event with its own bands only: the same chromosomes at band q99 mean nothing', () => {
    expect(Object.keys(RECURRENT).length).toBeGreaterThan(25);
    for (const [event, { key }] of Object.entries(RECURRENT)) {
      expect([event, keysOf(event)]).toEqual([event, [key]]);
      expect([event, keysOf(`${event}(q99;q99)`)]).toEqual([event, ['text']]);
    }
  });

  it('states receptors only by keys that labels can ask for', () => {
    for (const text of ['HR+/HER2-', 'ER-/PR-/HER2-', 'HPV16+', 'EBER positive', 'TPS 60%', 'HR negative'])
      for (const key of keysOf(text).filter((each) => each.startsWith('bio:'))) expect(BIOMARKER_KEYS.has(key)).toBe(true);
  });
});

describe('names that clinics type, as findings of a case', () => {
  it('asserts both biomarkers of a pair', () => {
    expect(read('HR+/HER2-').keys).toEqual(expect.arrayContaining(['bio:ER-positive', 'bio:HER2-negative']));
  });

  it('leaves open which residue of FLT3 and which histone gene is changed, and asserts no exact change', () => {
    expect(read('FLT3-TKD')).toMatchObject({ keys: ['any:FLT3'], oneOf: ['codon:FLT3:D835', 'codon:FLT3:I836'] });
    expect(read('H3K27M').keys.filter((key) => key.startsWith('p:'))).toEqual([]);
  });

  it.each([
    ['MLH1 loss', 'on staining (dMMR)'],
    ['ALK IHC positive', 'companion stain'],
    ['ROS1 IHC positive', 'FISH or sequencing'],
    ['p53abn', 'sequencing result'],
  ])('says how %s was taken', (text, part) => {
    expect(read(text).warnings.join(' ')).toContain(part);
  });

  it('says nothing beside a reading that nobody could take otherwise', () => {
    expect(['ALK FISH positive', 'loss of MSH2 expression', 'dMMR', 'TP53 mutation'].flatMap((text) => read(text).warnings)).toEqual([]);
  });
});
