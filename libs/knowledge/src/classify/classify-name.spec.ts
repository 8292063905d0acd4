import { classifyName } from './classify-name.ts';

const approve = (written: string): string | null =>
  ({ HER2: 'ERBB2', ERBB2: 'ERBB2', EML4: 'EML4', ALK: 'ALK', ABL1: 'ABL1', BCR: 'BCR' })[written.toUpperCase()] ?? null;

describe('classifyName', () => {
  it.each([
    ['BRAF', 'V600E', 'p', ['p:BRAF:V600E']],
    ['BRAF', 'p.Val600Glu', 'p', ['p:BRAF:V600E']],
    ['BRAF', 'V600', 'codon', ['codon:BRAF:V600']],
    ['PIK3CA', 'H1047X', 'codon', ['codon:PIK3CA:H1047']],
    ['TP53', 'R213X', 'p', ['p:TP53:R213*']],
    ['KRAS', 'G12/G13', 'codon', ['codon:KRAS:G12', 'codon:KRAS:G13']],
    ['PIK3CA', 'H1047L or H1047R', 'p', ['p:PIK3CA:H1047L', 'p:PIK3CA:H1047R']],
    ['FLT3', 'D835H/Y', 'p', ['p:FLT3:D835H', 'p:FLT3:D835Y']],
    ['BRAF', 'Non-V600', 'not', ['not(codon:BRAF:V600)']],
    ['BRAF', 'DEL 485-490', 'range', ['range:BRAF:485-490']],
    ['TP53', 'DNA Binding Domain Mutation', 'range', ['range:TP53:102-292']],
    ['EGFR', 'Exon 19 Deletion', 'exon', ['exon:EGFR:19:deletion']],
    ['EGFR', 'ex20ins', 'exon', ['exon:EGFR:20:insertion']],
    ['MET', 'Exon 14 Skipping Mutation', 'exon', ['exon:MET:14:skipping']],
    ['CALR', 'EXON 9 FRAMESHIFT', 'exon', ['exon:CALR:9:frameshift']],
    ['STK11', 'EXON 1-2 MUTATION', 'exon', ['exon:STK11:1:mutation', 'exon:STK11:2:mutation']],
    ['ALK', 'Exon 2-18 Deletion', 'exon', ['exon:ALK:2-18:deletion']],
    ['PIK3CA', 'Exon 10 or Exon 21 Mutation', 'exon', ['exon:PIK3CA:10:mutation', 'exon:PIK3CA:21:mutation']],
    ['PTEN', 'Loss-of-function', 'lof', ['lof:PTEN']],
    ['TP53', 'Truncating Mutation', 'lof', ['lof:TP53']],
    ['PTEN', 'Loss', 'cna', ['cna:PTEN:loss', 'lof:PTEN']],
    ['CDKN2A', 'Deletion', 'cna', ['cna:CDKN2A:deletion']],
    ['HER2', 'AMPLIFICATION', 'cna', ['cna:ERBB2:amplification']],
    ['ACVR1', 'Gain-of-Function', 'gof', ['gof:ACVR1']],
    ['PIK3CA', 'Mutation', 'any', ['any:PIK3CA']],
    ['PRPS1', 'PRPS1 MUTATION', 'any', ['any:PRPS1']],
    ['IKZF1', 'IKZF1 deletion and mutation', 'cna', ['cna:IKZF1:deletion', 'any:IKZF1']],
    ['KRAS', 'Wildtype', 'wt', ['wt:KRAS']],
    ['ALK', 'EML4::ALK', 'fusion', ['fusion:EML4::ALK']],
    ['ALK', 'EML4-ALK fusion', 'fusion', ['fusion:EML4::ALK']],
    ['ALK', 'EML4::ALK e20-e20', 'fusion', ['fusion:EML4::ALK']],
    ['EML4::ALK', 'e20::e20', 'fusion', ['fusion:EML4::ALK']],
    ['v::ALK', 'Fusion', 'fusion', ['fusion:v::ALK']],
    ['FGFR2::?', 'Fusion', 'fusion', ['fusion:FGFR2::v']],
    ['ALK', 'Fusion', 'fusion', ['fusion:v::ALK', 'fusion:ALK::v']],
    ['BCL2', 'reg_e@[IGH]::BCL2', 'fusion', ['fusion:IGH::BCL2']],
    ['ROS1', 'Rearrangement', 'rearrangement', ['rearrangement:ROS1']],
    ['ABL1', 'BCR::ABL V379I', 'fusion', ['fusion:BCR::ABL1', 'p:ABL1:V379I']],
    ['FLT3', 'ITD ', 'itd', ['itd:FLT3']],
    ['KMT2A', 'PTD', 'ptd', ['ptd:KMT2A']],
    ['EGFR', 'EGFRVIII', 'viii', ['viii:EGFR']],
    ['CD274', 'Overexpression', 'expression', ['expression:CD274:over']],
    ['RB1', 'PHOSPHORYLATION', 'expression', ['expression:RB1:phosphorylation']],
    ['ALK', 'Alternative Transcript (ATI)', 'expression', ['expression:ALK:isoform']],
    ['PTEN', 'Loss of Expression', 'expression', ['expression:PTEN:under']],
    ['EZH2', 'Y641', 'codon', ['codon:EZH2:Y641', 'codon:EZH2:Y646']],
    ['KRAS', 'codons 12/13', 'codon', ['codon:KRAS:G12', 'codon:KRAS:G13']],
    ['ESR1', 'LBD mutation', 'range', ['range:ESR1:311-547']],
    ['MET', 'X1010_splice', 'exon', ['exon:MET:14:skipping']],
    ['TP53', 'X126_splice', 'any', ['any:TP53']],
    ['BRAF', 'class III mutation', 'not', ['not(codon:BRAF:V600)']],
    ['BRAF', 'class I', 'codon', ['codon:BRAF:V600']],
    ['EGFR', 'T790M + C797S', 'p', ['p:EGFR:T790M', 'p:EGFR:C797S']],
    ['DPYD', '*2A/*13', 'star', ['star:DPYD:*2A', 'star:DPYD:*13']],
    ['UGT1A1', '*1/*28', 'star', ['star:UGT1A1:*28']],
    ['BAP1', 'Underexpression', 'expression', ['expression:BAP1:under']],
    ['DKK1', 'NUCLEAR EXPRESSION', 'expression', ['expression:DKK1:localization']],
    ['MGMT', 'Promoter Methylation', 'methylation', ['methylation:MGMT']],
    ['TERT', 'Promoter Mutation', 'c', ['c:TERT:c.-124C>T', 'c:TERT:c.-146C>T']],
    ['DPYD', 'DPYD*2A HOMOZYGOSITY', 'star', ['star:DPYD:*2A']],
    ['UGT1A1', '*28', 'star', ['star:UGT1A1:*28']],
    ['TMB', 'High', 'bio', ['bio:TMB-H']],
    ['JAK2', 'Splice Site (c.1641+2T>G)', 'c', ['c:JAK2:c.1641+2T>G']],
    ['VHL', 'L178P (c.533T>C)', 'p', ['p:VHL:L178P', 'c:VHL:c.533T>C']],
    ['VHL', 'E55= (c.165G>A)', 'c', ['c:VHL:c.165G>A']],
    ['VHL', 'P81S (c.241C>T) and L188V (c.562C>G)', 'p', ['p:VHL:P81S', 'c:VHL:c.241C>T', 'p:VHL:L188V', 'c:VHL:c.562C>G']],
    ['CHEK2', '1100DELC', 'c', ['c:CHEK2:c.1100del']],
    ['KIT', 'V560DEL', 'p', ['p:KIT:V560del']],
    ['ERBB2', 'M774DELINSWLV', 'p', ['p:ERBB2:M774delinsWLV']],
  ])('%s %s is %s', (gene, name, category, keys) => {
    const classified = classifyName({ gene, name }, approve);
    expect({ category: classified.category, keys: classified.keys }).toEqual({ category, keys });
  });

  it.each([
    ['ERBB2', 'P780INS'],
    ['EGFR', 'Rare Exon 18-21 Mutation'],
    ['EGFR', 'Exon 18 Overexpression'],
    ['EGFR', 'Copy Number Variation'],
    ['KRAS', 'RS61764370'],
    ['EGFR', 'Copy Number Loss of Heterozygosity'],
    ['KRAS', 'X12_splicing'],
    ['CEBPA', 'N-TERMINAL FRAME SHIFT'],
    ['EGFR', 'Rare Mutation or V600E'],
    ['BCL2L11', 'Deletion Polymorphism'],
  ])('leaves %s %s as text, which never forms a tier', (gene, name) => {
    expect(classifyName({ gene, name }).keys).toEqual(['text']);
  });

  it('joins two changes that must both be there with AND', () => {
    expect(classifyName({ gene: 'ABL1', name: 'BCR::ABL1 T315I' }).profile.op).toBe('and');
  });
});

describe('alternatives of an exact change', () => {
  const keys = (name: string, facts: Omit<Parameters<typeof classifyName>[0], 'gene' | 'name'>, gene = 'MET') =>
    classifyName({ gene, name, ...facts }).keys;

  it('keeps the numbering of another isoform', () => {
    expect(keys('D1228N', { aliases: ['D1246N', 'ASP1246ASN'] })).toEqual(['p:MET:D1228N', 'p:MET:D1246N']);
  });
  it('does not take another change from an alias: a false exact key is a false tier', () => {
    expect(keys('A222V', { aliases: ['C677T', 'G222V', 'A222T'] }, 'MTHFR')).toEqual(['p:MTHFR:A222V']);
    expect(keys('V560del', { aliases: ['V559DEL', 'V555DEL'] }, 'KIT')).toEqual(['p:KIT:V560del']);
  });
  it('knows the two numberings of the residues that are named in both, and of no other residue', () => {
    expect(keys('D1228N', {})).toEqual(['p:MET:D1228N', 'p:MET:D1246N']);
    expect(keys('K28M', {}, 'H3-3A')).toEqual(['p:H3-3A:K28M', 'p:H3-3A:K27M']);
    expect(keys('D1227N', {})).toEqual(['p:MET:D1227N']);
    expect(keys('D1228N', { ownNumberingOnly: true })).toEqual(['p:MET:D1228N']);
  });
  it.each([
    ['ERBB2', 'Y772_A775dup', 'p:ERBB2:A775_G776insYVMA'],
    ['EGFR', 'D770_N771insSVD', 'p:EGFR:S768_D770dup'],
    ['KIT', 'A502_Y503dup', 'p:KIT:Y503_F504insAY'],
    ['EGFR', 'H773_V774insH', 'p:EGFR:H773dup'],
    ['BRAF', 'R598_T599insT', 'p:BRAF:T599dup'],
  ])('knows %s %s by its other notation, as annotation tools write it', (gene, name, other) => {
    expect(keys(name, {}, gene)).toEqual(expect.arrayContaining([`p:${gene}:${name}`, other]));
  });
  it('takes no other insertion for a duplication', () => {
    expect(keys('D770_N771insG', {}, 'EGFR')).toEqual(['p:EGFR:D770_N771insG']);
    expect(keys('D770_N772insN', {}, 'EGFR')).toEqual(['p:EGFR:D770_N772insN']);
  });
  it('takes the coding change of the same residue only', () => {
    expect(keys('T315I', { hgvs: ['NM_007313.2:c.1001C>T', 'NM_005157.5:c.944C>T'] }, 'ABL1')).toEqual([
      'p:ABL1:T315I',
      'c:ABL1:c.944C>T',
      'p:ABL1:T334I',
    ]);
  });
  it('reads the allele on both builds from RefSeq accessions and coordinates', () => {
    const hgvs = ['NC_000007.13:g.140453136A>T', 'NC_000007.14:g.140753336A>T', 'NP_004324.2:p.Val600Glu'];
    const coordinates = { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' };
    expect(keys('V600E', { hgvs, coordinates }, 'BRAF')).toEqual(['p:BRAF:V600E', 'g:GRCh37:7-140453136-A-T', 'g:GRCh38:7-140753336-A-T']);
  });
  it('takes no allele from a record that contradicts its own name', () => {
    const coordinates = { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' };
    expect(keys('V600K', { hgvs: ['NP_004324.2:p.Val600Glu'], coordinates }, 'BRAF')).toEqual(['p:BRAF:V600K']);
  });
  it('adds nothing to a codon, whatever allele the record shows as example', () => {
    expect(keys('V600', { hgvs: ['NC_000007.13:g.140453136A>T'] }, 'BRAF')).toEqual(['codon:BRAF:V600']);
  });
});
