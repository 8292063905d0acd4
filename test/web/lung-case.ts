import type { SubmissionInput } from '@consilium/contracts';
import type { Board } from '../../infra/seed/play-case.ts';

/** Lung adenocarcinoma after an EGFR inhibitor, with everything that a case can show: every kind of finding, from five files. Invented. */
const LUNG: SubmissionInput = {
  patient: { pseudonym: 'WEB-LUNG', sex: 'female', birthYear: 1957 },
  question: 'Which systemic therapy after progression on gefitinib?',
  diagnosis: { code: 'LUAD' },
  consent: { status: 'given', version: '1', recordedOn: '2026-01-01' },
  sample: { specimen: 'tissue', assay: 'panel', purity: 0.55, purityMethod: 'histologic', callability: 0.94, tumorOnly: true },
  treatment: { line: 2, prior: [{ therapies: ['gefitinib'], response: 'PD' }] },
};

const CSQ =
  'Allele|Consequence|IMPACT|SYMBOL|Feature_type|Feature|BIOTYPE|EXON|HGVSc|HGVSp|CANONICAL|gnomADe_AF|gnomADe_NFE_AF|gnomADe_EAS_AF';
const SCORES = 'REVEL|am_pathogenicity|CADD_PHRED|SpliceAI_pred_DS_AG|SpliceAI_pred_DS_AL|SpliceAI_pred_DS_DG|SpliceAI_pred_DS_DL';

const variant = (place: string, alt: string, gene: string, change: string, scores: string, reads: string): string =>
  [
    ...place.split(' '),
    '.',
    'PASS',
    `CSQ=${alt}|missense_variant|MODERATE|${gene}|Transcript|ENST00000000001.1|protein_coding|${change}|YES|0.000004|0.000006|0|${scores}`,
    'GT:AD:DP',
    `0/1:${reads}`,
  ].join('\t');

const SMALL_VARIANTS = [
  '##fileformat=VCFv4.2',
  '##reference=GRCh38',
  `##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: ${CSQ}|${SCORES}">`,
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allelic depths">',
  '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR',
  variant('7 55181378 . C T', 'T', 'EGFR', '20/28|:c.2369C>T|:p.Thr790Met', '0.71|0.93|26.1|0|0|0.01|0', '344,56:400'),
  variant('7 55191822 . T G', 'G', 'EGFR', '21/28|:c.2573T>G|:p.Leu858Arg', '0.88|0.99|31.2|0|0|0|0.02', '276,124:400'),
  variant('17 7673802 . C T', 'T', 'TP53', '8/11|:c.818G>A|:p.Arg273His', '0.92|0.98|28.4|0|0|0|0', '260,140:400'),
  variant('10 121515254 . A G', 'G', 'FGFR2', '7/18|:c.880A>G|:p.Met294Val', '0.41|0.12|17|0|0|0|0', '320,80:400'),
];
const STRUCTURAL = [
  '##fileformat=VCFv4.2',
  '##reference=GRCh38',
  '##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type">',
  '##INFO=<ID=END,Number=1,Type=Integer,Description="End">',
  '##INFO=<ID=SVLEN,Number=.,Type=Integer,Description="Length">',
  `##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: Allele|Consequence|IMPACT|SYMBOL|Feature_type|Feature|BIOTYPE|EXON|INTRON|STRAND">`,
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FORMAT=<ID=PR,Number=R,Type=Integer,Description="Spanning pairs">',
  '##FORMAT=<ID=SR,Number=R,Type=Integer,Description="Split reads">',
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR',
  '13\t48367000\t.\tN\t<DEL>\t.\tPASS\tSVTYPE=DEL;END=48381000;SVLEN=-14000;CSQ=deletion|transcript_ablation|HIGH|RB1|Transcript|ENST2|protein_coding|7-12/27||1\tGT:PR:SR\t0/1:30,12:25,9',
];
const FUSIONS = ['FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads', 'CCDC6--RET\t10:59906122\t10:43116584\t38'];
const COPIES = ['Chromosome\tStart\tEnd\tnMajor\tnMinor', '7\t116000000\t117500000\t13\t1', '10\t87000000\t88000000\t1\t0'];
const MODEL = [
  'chrom\tpos\tref\talt\tmodel\tversion\toutput\tscore\tbuild',
  'chr7\t55191822\tT\tG\tAnyModel\t1.0\texpression log fold change, lung\t-0.42\tGRCh38',
];

const FILES: readonly (readonly [string, readonly string[], { readonly build: string }?])[] = [
  ['small-variants.vcf', SMALL_VARIANTS],
  ['structural-variants.vcf', STRUCTURAL],
  ['fusions.tsv', FUSIONS],
  ['copy-numbers.tsv', COPIES, { build: 'GRCh38' }],
  ['model-scores.tsv', MODEL],
];
export const RET_FUSION = new TextEncoder().encode(`${FUSIONS.join('\n')}\n`);

const settledRun = (person: Board['coordinator'], caseId: string, files: number) =>
  person.until(caseId, `in review with ${files} files`, ({ status, files: held }) => status === 'in-review' && held.length === files);

/** The case waiting for the board, with as many of its files as named, each read beside the others. */
export async function lungCase({ coordinator }: Board, count = FILES.length): Promise<string> {
  const caseId = await coordinator.submit(LUNG);
  for (const [name, lines, stated] of FILES.slice(0, count))
    await coordinator.upload(caseId, name, new TextEncoder().encode(`${lines.join('\n')}\n`), { beside: 'true', ...stated });
  await settledRun(coordinator, caseId, count);
  return caseId;
}
