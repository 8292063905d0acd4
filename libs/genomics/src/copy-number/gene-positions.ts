import type { GeneSymbol, GenomeBuild } from '@consilium/domain';

/** A gene whose gain or loss of copies is looked for in segments that name no gene. */
export interface GenePosition {
  readonly gene: GeneSymbol;
  readonly chrom: string;
  /** First and last base, 1-based. */
  readonly start: number;
  readonly end: number;
  /** Directions that mean something in this gene. */
  readonly looksFor: 'gain' | 'loss';
}

/** Genes that act by loss; all others of the table act by gain. */
const LOST: ReadonlySet<GeneSymbol> = new Set([
  'APC', 'ARID1A', 'ATM', 'ATRX', 'BAP1', 'BRCA1', 'BRCA2', 'CDK12', 'CDKN1B', 'CDKN2A', 'CDKN2B', 'CDKN2C', 'CHEK2', 'CREBBP', 'ETV6',
  'FBXW7', 'FH', 'IKZF1', 'KEAP1', 'MAP2K4', 'MLH1', 'MSH2', 'MTAP', 'NF1', 'NF2', 'PALB2', 'PAX5', 'PBRM1', 'PTCH1', 'PTEN', 'RAD51C',
  'RAD51D', 'RB1', 'SETD2', 'SMAD4', 'SMARCA4', 'SMARCB1', 'STK11', 'SUFU', 'TET2', 'TP53', 'TSC1', 'TSC2', 'VHL',
]); // prettier-ignore

/**
 * Bodies of genes whose copy number knowledge sources speak of: [gene, chromosome, first and last base on GRCh38, shift to GRCh37]. Within one gene the
 * two builds differ by a constant shift.
 * Source: gene spans of Ensembl 110 (GRCh38), cut to the transcript of the CIViC gene-level records (GRCh37, CC0) where the span holds non-coding
 * extensions; the shift of each gene from a known change in it, else from the CIViC record
 * or its neighbours. A test corroborates them with positions called inside the genes. Not corroborated by a second record: the shifts of MCL1, MDM4,
 * PALB2, PDGFRB and ZNF217.
 */
const BODIES: readonly (readonly [gene: GeneSymbol, chrom: string, start: number, end: number, shift: number])[] = [
  ['AKT2', '19', 40230317, 40285395, 505907],
  ['AKT3', '1', 243488233, 243851079, 163302],
  ['ALK', '2', 29192774, 29921566, 222866],
  ['APC', '5', 112707521, 112846239, -664303],
  ['AR', 'X', 67544623, 67730619, -780158],
  ['ARID1A', '1', 26696033, 26782104, 326491],
  ['ATM', '11', 108223044, 108369099, -129273],
  ['ATRX', 'X', 77504880, 77786212, -744510],
  ['AURKA', '20', 56369390, 56392337, -1424944],
  ['AXL', '19', 41219223, 41261766, 505905],
  ['BAP1', '3', 52401013, 52410008, 34016],
  ['BCL2', '18', 63123346, 63320128, -2332767],
  ['BRAF', '7', 140734479, 140924764, -300200],
  ['BRCA1', '17', 43044295, 43125483, -1847983],
  ['BRCA2', '13', 32315474, 32399210, 574137],
  ['CCND1', '11', 69641156, 69654474, -185232],
  ['CCND2', '12', 4273772, 4305350, 109166],
  ['CCND3', '6', 41934934, 41941848, -32262],
  ['CCNE1', '19', 29811991, 29824309, 490906],
  ['CD274', '9', 5450525, 5470547, 0],
  ['CDK12', '17', 39462039, 39535146, -1843747],
  ['CDK4', '12', 57747727, 57752521, 393783],
  ['CDK6', '7', 92604921, 92833915, -370684],
  ['CDKN1B', '12', 12717124, 12722369, 152934],
  ['CDKN2A', '9', 21967753, 21994624, -1],
  ['CDKN2B', '9', 22002903, 22009305, -1],
  ['CDKN2C', '1', 50960745, 50974634, 465672],
  ['CHEK2', '22', 28687744, 28741844, 395988],
  ['CREBBP', '16', 3725054, 3880713, 50001],
  ['CRKL', '22', 20917407, 20953747, 354289],
  ['EGFR', '7', 55019101, 55211628, 67693],
  ['ERBB2', '17', 39700080, 39728662, -1843747],
  ['ERBB3', '12', 56079861, 56103505, 393784],
  ['ERBB4', '2', 211375721, 212538840, 864725],
  ['ESR1', '6', 151807551, 152103271, 321135],
  ['ETV6', '12', 11649674, 11895377, 152934],
  ['FBXW7', '4', 152321258, 152536092, 921152],
  ['FGF19', '11', 69698238, 69704022, -185232],
  ['FGF3', '11', 69810224, 69819024, -185232],
  ['FGF4', '11', 69771022, 69775341, -185232],
  ['FGFR1', '8', 38411138, 38467845, -142482],
  ['FGFR2', '10', 121479857, 121598403, 1759514],
  ['FGFR3', '4', 1793312, 1808872, 1727],
  ['FGFR4', '5', 177086905, 177098144, -572999],
  ['FH', '1', 241497511, 241519799, 163300],
  ['FLT3', '13', 28003274, 28100592, 574137],
  ['GLI1', '12', 57459785, 57472268, 393783],
  ['GNAS', '20', 58839718, 58911192, -1424945],
  ['IGF1R', '15', 98648971, 98964530, 543229],
  ['IKZF1', '7', 50304068, 50405101, 67698],
  ['JAK2', '9', 4984390, 5129948, 0],
  ['KDR', '4', 55078481, 55125595, 866167],
  ['KEAP1', '19', 10486125, 10503558, 110676],
  ['KIT', '4', 54657919, 54740715, 866166],
  ['KRAS', '12', 25209431, 25250803, 152934],
  ['MAP2K4', '17', 12020829, 12143830, -96683],
  ['MAPK1', '22', 21759657, 21867630, 354289],
  ['MCL1', '1', 150560895, 150579738, -27524],
  ['MDM2', '12', 68808177, 68845434, 393780],
  ['MDM4', '1', 204516379, 204558120, -30872],
  ['MET', '7', 116672405, 116796342, -359946],
  ['MLH1', '3', 36993332, 37050896, 41491],
  ['MSH2', '2', 47403067, 47483228, 227139],
  ['MTAP', '9', 21802636, 21937651, -1],
  ['MYC', '8', 127735434, 127742951, 1012246],
  ['MYCL', '1', 39895428, 39902013, 465672],
  ['MYCN', '2', 15940564, 15947007, 140122],
  ['NF1', '17', 31094927, 31377677, -1672982],
  ['NF2', '22', 29603558, 29698598, 395989],
  ['NKX2-1', '14', 36516392, 36521149, 469205],
  ['NRAS', '1', 114704469, 114716771, 542621],
  ['NTRK1', '1', 156860895, 156881643, -30209],
  ['PALB2', '16', 23603160, 23641321, 11321],
  ['PAX5', '9', 36833269, 37034268, -3],
  ['PBRM1', '3', 52547841, 52685836, 34016],
  ['PDCD1LG2', '9', 5510531, 5571282, 0],
  ['PDGFRA', '4', 54229280, 54298245, 866167],
  ['PDGFRB', '5', 150113839, 150155872, -620437],
  ['PIK3CA', '3', 179148523, 179240093, -282212],
  ['PTCH1', '9', 95442980, 95508661, 2762282],
  ['PTEN', '10', 87863113, 87971930, 1759757],
  ['RAD51C', '17', 58692573, 58735611, -1922639],
  ['RAD51D', '17', 35092221, 35121522, -1672981],
  ['RAF1', '3', 12583601, 12664201, 41499],
  ['RB1', '13', 48303775, 48481986, 574136],
  ['RET', '10', 43077064, 43130351, 495448],
  ['RICTOR', '5', 38937920, 39074402, 102],
  ['SETD2', '3', 47016428, 47164113, 41490],
  ['SMAD4', '18', 51030213, 51085039, -2473630],
  ['SMARCA4', '19', 10960932, 11062282, 110676],
  ['SMARCB1', '22', 23786963, 23834516, 342187],
  ['SOX2', '3', 181711925, 181714436, -282212],
  ['STK11', '19', 1205741, 1228429, -1],
  ['SUFU', '10', 102503972, 102633535, 1759757],
  ['TERT', '5', 1253167, 1295047, 115],
  ['TET2', '4', 105146293, 105279816, 921157],
  ['TOP2A', '17', 40388525, 40417896, -1843748],
  ['TP53', '17', 7668402, 7687538, -96682],
  ['TSC1', '9', 132891348, 132944621, 2875387],
  ['TSC2', '16', 2047967, 2089491, 50001],
  ['VHL', '3', 10141778, 10152220, 41684],
  ['ZNF217', '20', 53567071, 53609907, -1383461],
];

const onBuild = (build: GenomeBuild): readonly GenePosition[] =>
  BODIES.map(([gene, chrom, start, end, shift]) => {
    const by = build === 'GRCh37' ? shift : 0;
    return { gene, chrom, start: start + by, end: end + by, looksFor: LOST.has(gene) ? 'loss' : 'gain' };
  });

/** The table on each build. */
export const GENE_POSITIONS: Readonly<Record<GenomeBuild, readonly GenePosition[]>> = {
  GRCh37: onBuild('GRCh37'),
  GRCh38: onBuild('GRCh38'),
};
