import type { AnnotatedSample, SmallVariant } from '@consilium/domain';
import { aRecord, aVcf, bytesOf, csq, VEP_META } from '../vcf-file.builder.ts';
import { readVcf } from '../vcf/read-vcf.ts';

const EFF_META =
  '##INFO=<ID=EFF,Number=.,Type=String,Description="Predicted effects for this variant.Format: \'Effect ( Effect_Impact | Functional_Class | Codon_Change | Amino_Acid_change| Amino_Acid_length | Gene_Name | Gene_BioType | Coding | Transcript | Exon | Genotype_Number [ | ERRORS | WARNINGS ] )\' ">';
const ANN_META =
  '##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: \'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | HGVS.c | HGVS.p\' ">';

async function read(meta: string, info: string, over: Parameters<typeof aRecord>[0] = {}): Promise<AnnotatedSample> {
  const file = aVcf({ meta: [meta], records: [aRecord({ info, ...over })] });
  const result = await readVcf(bytesOf(file), { fileName: 'a.vcf', statedBuild: 'GRCh37' });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}
const variants = ({ findings }: AnnotatedSample): readonly SmallVariant[] => findings.filter((finding) => finding.kind === 'small-variant');
const eff = (effect: string, change: string, over: { impact?: string; exon?: string; number?: string } = {}) =>
  `EFF=${effect}(${over.impact ?? 'MODERATE'}|MISSENSE|gTg/gAg|${change}|766|BRAF|protein_coding|CODING|NM_004333.4|${over.exon ?? '15'}|${over.number ?? '1'})`;

describe('SnpEff EFF', () => {
  it.each([
    ['NON_SYNONYMOUS_CODING', 'V600E', 'missense_variant', 'p.V600E'],
    ['missense_variant', 'p.Val600Glu/c.1799T>A', 'missense_variant', 'p.Val600Glu'],
    ['STOP_GAINED', 'R213*', 'stop_gained', 'p.R213*'],
    ['SYNONYMOUS_CODING', 'S60', 'synonymous_variant', 'p.S60='],
    ['SPLICE_SITE_REGION+NON_SYNONYMOUS_CODING', 'V600E', 'missense_variant&splice_region_variant', 'p.V600E'],
    ['FRAME_SHIFT', 'E746', 'frameshift_variant', null],
    ['CODON_DELETION', 'ELREA746', 'conservative_inframe_deletion', null],
  ])('%s %s', async (effect, change, consequence, protein) => {
    const [finding] = variants(await read(EFF_META, eff(effect, change)));
    expect(finding).toMatchObject({ gene: 'BRAF', transcript: 'NM_004333.4', exon: '15', consequence, protein });
  });

  it('reads the coding change where HGVS is written, and each allele by its number', async () => {
    const info = `${eff('missense_variant', 'p.Val600Glu/c.1799T>A')},${eff('missense_variant', 'p.Val600Gly/c.1799T>G', { number: '2' }).slice(4)}`;
    const sample = await read(EFF_META, info, { alt: 'T,C', sample: '1/2:0,50,50:100' });
    expect(variants(sample).map(({ alt, cdna }) => [alt, cdna])).toEqual([
      ['T', 'c.1799T>A'],
      ['C', 'c.1799T>G'],
    ]);
  });
});

const VEP = `CSQ=${csq({ hgvsp: 'ENSP1:p.Val600Glu' })}`;
const ANN = 'ANN=T|missense_variant|MODERATE|BRAF|ENSG1|transcript|NM_004333.4|c.1799T>A|p.Val600Glu';

describe('annotation entries that cannot be trusted', () => {
  it.each([
    ['a value too few (VEP)', VEP_META, VEP.replace('|Transcript|', '|'), /do not have as many values/],
    ['a value too many (VEP)', VEP_META, `${VEP}|x`, /do not have as many values/],
    ['a value too few (ANN)', ANN_META, ANN.replace('|ENSG1|', '|'), /do not have as many values/],
    ['no consequence', VEP_META, VEP.replace('missense_variant', ''), /name no known consequence/],
    [
      'an unknown consequence without impact',
      VEP_META,
      VEP.replace('missense_variant|MODERATE', 'odd_variant|'),
      /name no known consequence/,
    ],
    ['an open parenthesis (EFF)', EFF_META, eff('STOP_GAINED', 'R213*').slice(0, -1), /are malformed/],
    ['no parentheses (EFF)', EFF_META, 'EFF=STOP_GAINED', /are malformed/],
    ['two pairs of parentheses (EFF)', EFF_META, `${eff('STOP_GAINED', 'R213*')}(x)`, /are malformed/],
    ['values too few (EFF)', EFF_META, 'EFF=STOP_GAINED(HIGH|NONSENSE|R213*)', /do not have as many values/],
  ])('are not read, but named: %s', async (_, meta, info, warning) => {
    const sample = await read(meta, info);
    expect([sample.findings, sample.counts.notAnnotated]).toEqual([[], 1]);
    expect(sample.warnings.join(' ')).toMatch(warning);
    expect(sample.warnings.join(' ')).toMatch(/first on line 4/);
  });

  it('take the impact from the consequence where it is no impact', async () => {
    const sample = await read(VEP_META, VEP.replace('MODERATE', 'HUGE'));
    expect(variants(sample)).toMatchObject([{ protein: 'p.Val600Glu', consequences: [{ impact: 'MODERATE' }] }]);
    expect(sample.warnings.join(' ')).toMatch(/1 annotation entries name an unknown impact/);
  });

  it.each([
    ['a broken escape (VEP)', VEP_META, VEP.replace('p.Val600Glu', 'p.Val600%3')],
    ['an escape that is none (ANN)', ANN_META, ANN.replace('p.Val600Glu', 'p.Val600%ZZ')],
    ['an open parenthesis (VEP)', VEP_META, VEP.replace('p.Val600Glu', 'p.(Val600Glu')],
    ['a closing parenthesis alone (ANN)', ANN_META, ANN.replace('p.Val600Glu', 'p.Val600Glu)')],
  ])('lose a change with %s, and no more', async (_, meta, info) => {
    const sample = await read(meta, info);
    expect(variants(sample)).toMatchObject([{ gene: 'BRAF', protein: null, consequence: 'missense_variant' }]);
    expect(sample.warnings.join(' ')).toMatch(/1 annotation entries have a broken escape or parenthesis/);
  });

  it('do not take the sound entries beside them along', async () => {
    const sample = await read(VEP_META, `${VEP},T|short,${VEP.slice(4)}`);
    expect(variants(sample)).toMatchObject([{ protein: 'p.Val600Glu', consequences: [{}, {}] }]);
    expect(sample.warnings.join(' ')).toMatch(/^1 annotation entries do not/);
  });

  it('names the annotation that is left unread where a file has two', async () => {
    const file = aVcf({ meta: [EFF_META, VEP_META], records: [aRecord({ info: VEP })] });
    const result = await readVcf(bytesOf(file), { fileName: 'a.vcf', statedBuild: 'GRCh37' });
    expect(result).toMatchObject({ ok: true, value: { warnings: ['The file is annotated twice: CSQ was read, EFF was not.'] } });
  });
});
