import { KEY_CATEGORIES, buildGeneTable, geneSymbol } from '@consilium/domain';
import fc from 'fast-check';
import { starterRelease } from '../starter/starter-release.ts';
import { classifyText } from './classify-text.ts';

const role = (symbol: string, ...aliases: string[]) => ({ symbol, aliases, role: 'other' as const });
const table = buildGeneTable([
  role('BRAF'),
  role('EGFR'),
  role('ERBB2', 'HER2'),
  role('PTEN'),
  role('FLT3'),
  role('MET'),
  role('EML4'),
  role('ALK'),
  role('KMT2A', 'MLL'),
  role('KMT2B', 'MLL2'),
  role('KMT2D', 'MLL2'),
  role('KRAS'),
]);

describe('classifyText', () => {
  it.each([
    ['EGFR exon 19 deletion', 'EGFR', ['exon:EGFR:19:deletion']],
    ['HER2 amplification', 'ERBB2', ['cna:ERBB2:amplification']],
    ['BRAF p.Val600Glu', 'BRAF', ['p:BRAF:V600E']],
    ['BRAF:p.V600E', 'BRAF', ['p:BRAF:V600E']],
    ['BRAFV600E', 'BRAF', ['p:BRAF:V600E']],
    ['NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)', 'BRAF', ['p:BRAF:V600E', 'c:BRAF:c.1799T>A']],
    ['EML4-ALK', null, ['fusion:EML4::ALK']],
    ['EML4::ALK fusion', null, ['fusion:EML4::ALK']],
    ['ALK fusion', 'ALK', ['fusion:v::ALK', 'fusion:ALK::v']],
    ['loss of PTEN', 'PTEN', ['cna:PTEN:loss', 'lof:PTEN']],
    ['FLT3-ITD', 'FLT3', ['itd:FLT3']],
    ['EGFRvIII', 'EGFR', ['viii:EGFR']],
    ['METex14 skipping', 'MET', ['exon:MET:14:skipping']],
    ['KRAS wild-type', 'KRAS', ['wt:KRAS']],
    ['MSI-High', null, ['bio:MSI-H']],
    ['HER2-low', null, ['bio:HER2-low']],
    [
      'PD-L1 TPS ≥ 50%',
      null,
      [
        'bio:PD-L1-TPS-50',
        'bio:PD-L1-TPS-20',
        'bio:PD-L1-TPS-10',
        'bio:PD-L1-TPS-5',
        'bio:PD-L1-TPS-1',
        'bio:PD-L1-positive',
        'expression:CD274:over',
      ],
    ],
    ['NEWGENE1 V100A', 'NEWGENE1', ['p:NEWGENE1:V100A']],
  ])('reads %s', (text, gene, keys) => {
    const classified = classifyText(text, table);
    expect({ gene: classified.gene, keys: classified.keys }).toEqual({ gene, keys });
  });

  it('lets a gene given beside the text win', () => {
    expect(classifyText('exon 20 insertion', table, 'her2').keys).toEqual(['exon:ERBB2:20:insertion']);
  });

  it.each([
    ['B-RAF', 'V600E', 'BRAF', 'p:BRAF:V600E'],
    ['c-MET', 'amplification', 'MET', 'cna:MET:amplification'],
    ['EML4-ALK', 'fusion', null, 'fusion:EML4::ALK'],
    ['EGFRvIII', 'mutation', 'EGFR', 'viii:EGFR'],
    ['NTRK', 'NTRK fusion', null, 'fusion:v::NTRK1'],
    ['1p/19q', 'codeletion', null, 'bio:1p19q-codeletion'],
    ['AAAS', 'L10R', 'AAAS', 'p:AAAS:L10R'],
  ])('reads what stands in the place of the gene: %s beside %s', (said, text, gene, key) => {
    const classified = classifyText(text, buildGeneTable(starterRelease().content.genes), said);
    expect({ gene: classified.gene, key: classified.keys[0] }).toEqual({ gene, key });
  });

  it('takes no gene from an ambiguous alias: MLL2 is two genes', () => {
    expect(classifyText('MLL2 truncating mutation', table)).toMatchObject({ gene: null, category: 'text' });
    expect(classifyText('truncating mutation', table, 'MLL2')).toMatchObject({ gene: null, category: 'text' });
  });

  it.each(['patient doing well', 'EGFR and BRAF', ''])('leaves %p as text', (text) => {
    expect(classifyText(text, table).category).toBe('text');
  });
});

describe('the genes of the pack', () => {
  const pack = starterRelease().content.genes;
  const genes = buildGeneTable(pack);
  const spelled = (name: string): readonly string[] =>
    [...name].flatMap((_, at) => (at === 0 ? [] : ['-', '.', ' '].map((sign) => `${name.slice(0, at)}${sign}${name.slice(at)}`)));

  it('no spelling of an approved symbol stands for another gene', () => {
    expect(pack.length).toBeGreaterThanOrEqual(600);
    const wrong = pack.flatMap(({ symbol }) =>
      [...spelled(symbol), symbol.toLowerCase(), symbol.replaceAll('-', ''), `c-${symbol}`].flatMap((written) => {
        const found = geneSymbol(genes, written);
        const isAnothersName = genes.names.get(written.toUpperCase())?.includes(symbol) === false;
        return found === null || found === symbol || isAnothersName ? [] : [`${written} → ${found}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('a hyphen between a letter and a digit changes no symbol of one hyphen or none', () => {
    const split = pack.flatMap(({ symbol }) => (/^[A-Z]+\d+$/.test(symbol) ? [[symbol, symbol.replace(/(?=\d)/, '-')] as const] : []));
    expect(split.length).toBeGreaterThan(200);
    const lost = split.filter(([symbol, written]) => geneSymbol(genes, written) !== symbol).map(([, written]) => written);
    expect(lost).toEqual([]);
  });
});

describe('what others throw at the classifier', () => {
  const pack = buildGeneTable(starterRelease().content.genes);
  const keysOf = (text: string) => classifyText(text, pack).keys;

  it.each([
    ['egfr l858r', ['p:EGFR:L858R']], ['EGFR, L858R', ['p:EGFR:L858R']], ['EGFR_L858R', ['p:EGFR:L858R']], ['BRAF(V600E)', ['p:BRAF:V600E']],
    ['EGFR exon 21 p.L858R', ['p:EGFR:L858R']], ['EGFR Mutation (L858R)', ['p:EGFR:L858R']], ['EGFR p.L858R, c.2573T>G', ['p:EGFR:L858R', 'c:EGFR:c.2573T>G']],
    ['EGFR:NM_005228:exon21:c.T2573G:p.L858R', ['p:EGFR:L858R', 'c:EGFR:c.2573T>G']], ['NM_005228.5:c.2573T>G', ['c:EGFR:c.2573T>G']],
    ['ENST00000275493.2:c.2573T>G', ['c:EGFR:c.2573T>G']], ['NP_004324.2:p.Val600Glu', ['p:BRAF:V600E']], ['BRAF V600E (VAF 32%)', ['p:BRAF:V600E']], ['BRAF p.V600E; VAF 32 %', ['p:BRAF:V600E']],
    ['EGFR exon 19 deletion (E746_A750del)', ['p:EGFR:E746_A750del']], ['EGFR L747-A750>P', ['p:EGFR:L747_A750delinsP']], ['KRAS somatic p.G12C', ['p:KRAS:G12C']],
    ['NC_000007.13:g.55259515T>G', ['g:GRCh37:7-55259515-T-G']], ['hg38 chr7:55191822 T>G', ['g:GRCh38:7-55191822-T-G']], ['p:EGFR:L858R', ['p:EGFR:L858R']], ['not(codon:BRAF:V600)', ['not(codon:BRAF:V600)']],
    ['ERBB2 amplification (copy number 12)', ['cna:ERBB2:amplification']], ['MET amplification, CN 10', ['cna:MET:amplification']], ['ERBB2 (HER2) amplification', ['cna:ERBB2:amplification']],
    ['BCR/ABL1', ['fusion:BCR::ABL1']], ['ETV6--NTRK3', ['fusion:ETV6::NTRK3']], ['EML4-ALK V3', ['fusion:EML4::ALK']], ['EML4::ALK (E13;A20)', ['fusion:EML4::ALK']], ['BCR-ABL1 p190', ['fusion:BCR::ABL1']],
    ['BCR-ABL1 T315I', ['fusion:BCR::ABL1', 'p:ABL1:T315I']], ['t(9;22)(q34;q11)', ['fusion:BCR::ABL1']], ['inv(16)', ['fusion:CBFB::MYH11']], ['del(17p)', ['cna:TP53:loss']], ['del(5q)', ['cna:RPS14:loss']], ['5q-', ['cna:RPS14:loss']], ['del(5)(q13q33)', ['text']], ['1p/19q co-deletion', ['bio:1p19q-codeletion']],
    ['NTRK fusion', ['fusion:v::NTRK1', 'fusion:NTRK1::v', 'fusion:v::NTRK2', 'fusion:NTRK2::v', 'fusion:v::NTRK3', 'fusion:NTRK3::v']],
    ['RET fusion-positive', ['fusion:v::RET', 'fusion:RET::v']], ['ALK+', ['rearrangement:ALK']], ['ROS1 positive', ['rearrangement:ROS1']], ['KMT2A-r', ['rearrangement:KMT2A']],
    ['IDH1/2 mutation', ['any:IDH1', 'any:IDH2']], ['IDH1 or IDH2 mutation', ['any:IDH1', 'any:IDH2']], ['CDKN2A/B deletion', ['cna:CDKN2A:deletion', 'cna:CDKN2B:deletion']], ['TSC1/TSC2 mutation', ['any:TSC1', 'any:TSC2']],
    ['GNAQ/GNA11 Q209', ['codon:GNAQ:Q209', 'codon:GNA11:Q209']], ['RAS wt', ['wt:KRAS', 'wt:NRAS']], ['RAS/BRAF wild type', ['wt:KRAS', 'wt:NRAS', 'wt:BRAF']],
    ['MSI-H/dMMR', ['bio:MSI-H', 'bio:dMMR']], ['microsatellite instability-high (MSI-H)', ['bio:MSI-H']], ['TMB 15 mut/Mb', ['bio:TMB-H']], ['TMB-high (15 mut/Mb)', ['bio:TMB-H']], ['TMB 4,2 mut/Mb', ['bio:TMB-L']],
    ['HRD+', ['bio:HRD']], ['HRD score 55', ['bio:HRD']], ['HRD score 20', ['bio:HRP']], ['PD-L1 ≥50%', ['bio:PD-L1-positive', 'expression:CD274:over']], ['PD-L1 0%', ['bio:PD-L1-negative']],
    ['triple negative', ['bio:ER-negative', 'bio:PR-negative', 'bio:HER2-negative']], ['HR positive', ['bio:ER-positive', 'bio:PR-positive']], ['Claudin 18.2 positive', ['expression:CLDN18:over']],
    ['EGFR L858R (p.Leu858Arg)', ['p:EGFR:L858R']], ['ALK-fusion', ['fusion:v::ALK', 'fusion:ALK::v']], ['PTEN-null', ['lof:PTEN']], ['FLT3-ITD positive', ['itd:FLT3']], ['EGFRvIII mutation', ['viii:EGFR']],
    ['FLT3-TKD (D835Y)', ['p:FLT3:D835Y']], ['TERT promoter C228T', ['c:TERT:c.-124C>T']], ['TERTp mutation', ['c:TERT:c.-124C>T', 'c:TERT:c.-146C>T']], ['Ph+', ['fusion:BCR::ABL1']], ['BCR-ABL positive', ['fusion:BCR::ABL1']],
    ['HER2 IHC 2+/FISH+', ['bio:HER2-positive']], ['HER2 IHC 2+/FISH-', ['bio:HER2-low']], ['TMB-high (≥10 mut/Mb)', ['bio:TMB-H']], ['dMMR (MLH1/PMS2 loss)', ['bio:dMMR']], ['1p/19q codeleted', ['bio:1p19q-codeletion']],
    ['B-RAF V600E', ['p:BRAF:V600E']], ['b-raf V600E', ['p:BRAF:V600E']], ['B-RAFV600E', ['p:BRAF:V600E']], ['HER-2 amplification', ['cna:ERBB2:amplification']], ['HER 2 amplification', ['cna:ERBB2:amplification']], ['Her-2 positive', ['bio:HER2-positive']],
    ['FGFR-3 S249C', ['p:FGFR3:S249C']], ['FLT-3 ITD', ['itd:FLT3']], ['K RAS G12D', ['p:KRAS:G12D']], ['c-RET rearrangement', ['rearrangement:RET']], ['EML-4::ALK', ['fusion:EML4::ALK']], ['CDKN2A/p16 loss', ['cna:CDKN2A:loss', 'lof:CDKN2A']],
    ['TP53/RB1 loss', ['cna:TP53:loss', 'lof:TP53', 'cna:RB1:loss', 'lof:RB1']], ['NKX2-1 amplification', ['cna:NKX2-1:amplification']],
    ['KRAS p.G12C, p.G12D', ['p:KRAS:G12C', 'p:KRAS:G12D']], ['KRAS G12C, G12D or G12V', ['p:KRAS:G12C', 'p:KRAS:G12D', 'p:KRAS:G12V']], ['KRAS G12C/D', ['p:KRAS:G12C', 'p:KRAS:G12D']],
    ['EGFR exon 19 del / L858R', ['exon:EGFR:19:deletion', 'p:EGFR:L858R']], ['EGFR T790M AND C797S (cis)', ['p:EGFR:T790M', 'p:EGFR:C797S']], ['EGFR T790M and C797S in trans', ['p:EGFR:T790M', 'p:EGFR:C797S']],
    ['EGFR exon 21, L858R', ['p:EGFR:L858R']], ['EGFR c.2573T>G, p.L858R', ['p:EGFR:L858R', 'c:EGFR:c.2573T>G']], ['H3 K27M', ['p:H3-3A:K27M', 'p:H3C2:K27M', 'p:H3C3:K27M']],
    ['DPYD*2A', ['star:DPYD:*2A']], ['UGT1A1 *28/*28', ['star:UGT1A1:*28']], ['EZH2 Y641F', ['p:EZH2:Y641F']], ['gBRCA1 mutation', ['any:BRCA1']], ['germline BRCA2 pathogenic variant', ['any:BRCA2']],
  ])('%s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  }); // prettier-ignore

  it.each([
    ['no KRAS mutation', ['wt:KRAS']],
    ['KRAS mutation not detected', ['wt:KRAS']],
    ['ALK negative', ['not(rearrangement:ALK)']],
    ['no ALK fusion', ['not(rearrangement:ALK)']],
    ['ERBB2 amplification not detected', ['not(cna:ERBB2:amplification)']],
    ['BRAF V600E negative', ['text']],
    ['BRAF V600E not detected', ['text']],
    ['no EGFR exon 19 deletion', ['text']],
    ['kein Nachweis einer KRAS Mutation', ['text']],
    ['EGFR negative', ['text']],
    ['KRAS G12C was excluded', ['text']],
  ])('never reads what is said not to be there as found: %s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it.each([
    'EGFR exon 19 deletion (L858R)',
    'EGFR exon 20 L858R',
    'KRAS G12C, benign',
    'EGFR L858R, BRAF',
    'KIT positive',
    'dMMR (not confirmed)',
    'KRAS G12C benign',
    'EGFR L858R VUS',
    'BRAF V600E resistance',
    'TSC1/TSC2',
    'IDH1/2',
    'V600E',
    'D835',
    'rs121434568',
    'chr7:g.55259515T>G',
    '7-55259515-T-G',
    'NM_999999.1:c.2573T>G',
    'NC_000007.13:g.55259515T>G (GRCh38)',
    'p:EGFR:Leu858Arg',
    't(1;22)',
    'MSI',
    'EGFR',
    'EGFR p.?',
  ])('leaves %s as text: it contradicts itself, or does not say enough', (text) => {
    expect(keysOf(text)).toEqual(['text']);
  });

  it('never fails, and gives only keys of the closed table, whatever is typed', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'EGFR',
        'p.L858R',
        'exon',
        '19',
        'del',
        '/',
        'NTRK',
        '::',
        '-',
        '(',
        ')',
        'c.1A>G',
        'not',
        'TMB',
        '>=',
        '*2A',
        't(9;22)',
      ),
    );
    const closed = new RegExp(`^(?:text|not\\(.+\\)|(?:${KEY_CATEGORIES.join('|')}):\\S+)$`);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const { keys } = classifyText(words.join(' '), pack);
        return keys.length > 0 && keys.every((key) => closed.test(key));
      }),
      { numRuns: 400 },
    );
  });
});
