import type { FileFormat } from '@consilium/domain';
import { aMaf } from '../maf/maf-file.builder.ts';
import { VEP_META, aRecord, aVcf, csq } from '../vcf-file.builder.ts';

const tab = (...rows: readonly string[]): string => `${rows.join('\n').replaceAll(' ', '\t')}\n`;

const report = {
  metaData: { schemaVersion: '1.2.0', referenceGenome: { grcRelease: 'GRCh38' } },
  testInfo: { testType: 'tumor-only', panelName: 'Panel A', panelVersion: '1' },
  sequencingSamples: [{ itemId: 'tumor-dna', tumorOrNormal: 'tumor', nucleicAcid: 'DNA' }],
  variants: {
    shortVariants: [
      {
        itemId: 'v1', chromosome: 'chr7', position: 140753336, referenceAllele: 'A', alternateAllele: 'T', alternateAlleleFrequency: 0.31,
        totalReadDepth: 200, alternateAlleleReadDepth: 62, sampleItemId: 'tumor-dna', reported: true,
        transcripts: [{ transcriptId: 'NM_004333.6', geneSymbol: 'BRAF', cdsChange: 'c.1799T>A', aminoAcidsChange: 'V600E', calculatedEffects: ['missense_variant'] }],
      },
    ],
    copyNumberAlterations: [
      { itemId: 'c1', chromosome: '17', startPosition: 39700080, endPosition: 39728662, copyNumber: 12, copyNumberAlterationType: 'amplification', sampleItemId: 'tumor-dna', reported: true, transcripts: [{ geneSymbol: 'ERBB2' }] },
    ],
  },
}; // prettier-ignore

/** A small sound file of each format that is told from its content. */
export const SMALL_FILES: readonly (readonly [format: FileFormat, content: string])[] = [
  [
    'vcf',
    aVcf({
      meta: [VEP_META, '##INFO=<ID=SVTYPE,Number=1,Type=String,Description="type">', '##reference=GRCh38'],
      records: [
        aRecord({ info: `CSQ=${csq({ hgvsp: 'ENSP00000493543.1:p.Val600Glu', hgvsc: 'ENST00000646891.2:c.1799T>A' })}` }),
        aRecord({ chrom: '2', pos: '29223528', ref: 'G', alt: 'G]2:42295516]', info: 'SVTYPE=BND', format: 'GT', sample: '0/1' }),
        aRecord({ chrom: '17', pos: '39700000', ref: 'N', alt: '<DUP>', info: 'SVTYPE=DUP;END=39800000', format: 'GT', sample: '0/1' }),
      ],
    }),
  ],
  [
    'maf',
    aMaf(
      {},
      {
        Hugo_Symbol: 'TP53',
        Chromosome: '17',
        Start_Position: '7675088',
        End_Position: '7675088',
        Reference_Allele: 'C',
        HGVSp_Short: 'p.R175H',
        HGVSc: 'c.524G>A',
        FILTER: 'PASS',
      },
    ),
  ],
  ['copy-number-segments', tab('Chromosome Start End nMajor nMinor', '17 39600000 39900000 12 2', '10 87000000 88000000 0 0')],
  ['copy-number-genes', tab('gene copy_number', 'ERBB2 12', 'PTEN 0')],
  ['fusions', tab('FusionGene LeftBreakpoint RightBreakpoint SplitReads', 'EML4--ALK 2:42522694 2:29446394 100')],
  ['expression', tab('gene zscore', 'CD274 3.5', 'ERBB2 -2.5')],
  [
    'model-scores',
    'chrom\tpos\tref\talt\tmodel\tversion\toutput\tscore\tbuild\nchr7\t140753336\tA\tT\tAnyModel\t1.0\tskin\t-0.42\tGRCh38\n',
  ],
  [
    'foundation-one',
    '<?xml version="1.0"?><r><variant-report test-type="Any CDx" percent-tumor-nuclei="40"><short-variant allele-fraction="0.38" cds-effect="1799T>A" depth="711" functional-effect="missense" gene="BRAF" position="chr7:140453136" protein-effect="V600E" status="known" strand="-" transcript="NM_004333"/><copy-number-alteration gene="ERBB2" copy-number="12" type="amplification" status="known"/><rearrangement targeted-gene="ALK" other-gene="EML4" type="fusion" pos1="chr2:29446394" pos2="chr2:42522694" status="known"/><microsatellite-instability status="MSI-H"/><tumor-mutation-burden score="22" unit="mutations-per-megabase" status="high"/></variant-report></r>',
  ],
  ['c-cat', JSON.stringify(report)],
  [
    'case-csv',
    'Gen;Veränderung;VAF [%];Kopienzahl;Biomarker;Ergebnis;Wert\nEGFR;L858R;23,5;;;;\nMET;;;12;;;\n;;;;MSI;stabil;\n;;;;PD-L1 (TPS);;60 %\n',
  ],
];
