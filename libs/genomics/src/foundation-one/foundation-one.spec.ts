import { gzipSync } from 'node:zlib';
import type { AnnotatedSample, Finding } from '@consilium/domain';
import { readWith, refusalWith } from '../formats/read-with.builder.ts';
import { foundationOne } from './foundation-one.reader.ts';

const REPORT_ATTRIBUTES = 'test-type="FoundationOne CDx" percent-tumor-nuclei="40" pipeline-version="v3.1"';

const aReport = (inner: string, attributes = REPORT_ATTRIBUTES, before = ''): string => `<?xml version="1.0" encoding="UTF-8"?>${before}
<rr:ResultsReport xmlns:rr="urn:a"><rr:CustomerInformation><rr:MRN>MRN-4711</rr:MRN></rr:CustomerInformation>
<rr:ResultsPayload><FinalReport><PMI><FullName>Doe, Jane</FullName><DOB>1960-01-02</DOB></PMI></FinalReport>
<variant-report xmlns="urn:b" disease="Lung" specimen="SP-99" ${attributes}>
${inner}
</variant-report><ReportPDF>${'QUJD'.repeat(2000)}</ReportPDF></rr:ResultsPayload></rr:ResultsReport>`;

const V600E =
  '<short-variant allele-fraction="0.3868" cds-effect="1799T>A" depth="711" equivocal="false" functional-effect="missense" gene="BRAF" position="chr7:140453136" protein-effect="V600E" status="known" strand="-" transcript="NM_004333"/>';

const read = (content: string | Uint8Array) => readWith(foundationOne, content);
const refusal = (content: string) => refusalWith(foundationOne, content);

const only = (sample: AnnotatedSample): Finding => {
  expect(sample.findings).toHaveLength(1);
  const [finding] = sample.findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
};

describe('FoundationOne XML: short variants', () => {
  it('writes a substitution as the allele of the plus strand, so that known positions are recognized', async () => {
    expect(only(await read(aReport(V600E)))).toMatchObject({
      id: 'v:7-140453136-A-T',
      gene: 'BRAF',
      protein: 'p.V600E',
      cdna: 'c.1799T>A',
      chrom: '7',
      pos: 140453136,
      ref: 'A',
      alt: 'T',
      consequence: 'missense_variant',
      vaf: 0.3868,
      depth: 711,
      altReads: 275,
      origin: 'unknown',
    });
  });

  const variant = (attributes: string) => `<short-variant gene="TP53" position="chr17:7578555" strand="-" ${attributes}/>`;
  it.each([
    ['a canonical splice change', variant('cds-effect="376-1G>A" protein-effect="splice site 376-1G>A" functional-effect="splice" status="likely"'), { protein: null, cdna: 'c.376-1G>A', consequence: 'splice_site', ref: 'C', alt: 'T' }],
    ['a splice change of unknown significance', variant('cds-effect="376-9G>A" protein-effect="splice site 376-9G>A" functional-effect="splice" status="unknown"'), { consequence: null }],
    ['a replacement written with >', variant('cds-effect="1948_1962>CCCC" protein-effect="L652fs*7" functional-effect="frameshift"'), { cdna: 'c.1948_1962delinsCCCC', protein: 'p.L652fs*7', consequence: 'frameshift_variant' }],
    ['a counted deletion', variant('cds-effect="390_426del37" protein-effect="N131fs*27" functional-effect="frameshift"'), { cdna: 'c.390_426del' }],
    ['an in-frame insertion', variant('cds-effect="169_170insAGC" protein-effect="Q56_P57insQ" functional-effect="nonframeshift"'), { consequence: 'inframe_insertion' }],
    ['an in-frame deletion', variant('cds-effect="2488_2490delGAG" protein-effect="E830del" functional-effect="nonframeshift"'), { consequence: 'inframe_deletion' }],
    ['a lost start', variant('cds-effect="2T>C" protein-effect="M1T" functional-effect="nonsense"'), { consequence: 'start_lost' }],
    ['a promoter change', '<short-variant gene="TERT" position="chr5:1295228" strand="-" cds-effect="-124C>T" protein-effect="promoter -124C>T" functional-effect="promoter"/>', { protein: null, cdna: 'c.-124C>T', ref: 'G', alt: 'A' }],
  ])('reads %s', async (_, element, expected) => {
    expect(only(await read(aReport(element)))).toMatchObject(expected);
  }); // prettier-ignore

  it('states no allele where a longer change would need its anchor, instead of guessing one', async () => {
    const finding = only(await read(aReport(variant('cds-effect="388delG" protein-effect="E130fs*31" functional-effect="frameshift"'))));
    expect(finding).toMatchObject({ chrom: '17', pos: 7578555, cdna: 'c.388del' });
    expect(finding).not.toHaveProperty('ref');
  });

  it('names KMT2D for MLL2, which is an alias of two genes', async () => {
    expect(only(await read(aReport('<short-variant gene="MLL2" cds-effect="1C>T"/>')))).toMatchObject({ gene: 'KMT2D' });
  });
});

describe('FoundationOne XML: copies, rearrangements, biomarkers', () => {
  it.each([
    ['amplification', '44', 'amplification'],
    ['loss', '0', 'deletion'],
    ['loss', '1', 'loss'],
    ['partial loss', '0', 'deletion'],
  ])('type %s with %s copies is %s', async (type, copies, change) => {
    const element = `<copy-number-alteration gene="PTEN" type="${type}" copy-number="${copies}" position="chr10:1-2"/>`;
    expect(only(await read(aReport(element)))).toMatchObject({ kind: 'copy-number', gene: 'PTEN', change, copies: Number(copies) });
  });

  const event = (attributes: string, inner = '<dna-evidence sample="SA-1"/>') => `<rearrangement ${attributes}>${inner}</rearrangement>`;

  it('takes the order of a fusion from its description', async () => {
    const element = event('targeted-gene="ALK" other-gene="EML4" description="EML4(NM_019063)-ALK(NM_004304) fusion (E6; A20)" in-frame="Yes" pos1="chr2:29446394" pos2="chr2:42522694" supporting-read-pairs="31"');
    expect(only(await read(aReport(element)))).toEqual({
      id: 'fusion:EML4::ALK', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true, inFrame: true, evidence: 'DNA', reads: 31, line: 5,
      breakpoints: { fivePrime: { chrom: '2', pos: 42522694 }, threePrime: { chrom: '2', pos: 29446394 } },
    });
  }); // prettier-ignore

  it('does not claim an order that the report does not state', async () => {
    const element = event(
      'targeted-gene="ALK" other-gene="EML4" in-frame="unknown" pos1="chr2:1" pos2="chr2:9"',
      '<dna-evidence/><rna-evidence/>',
    );
    expect(only(await read(aReport(element)))).toMatchObject({ orderKnown: false, inFrame: null, evidence: 'both' });
  });

  it('reads a truncation as a loss of function of its gene, also with a misspelt chromosome', async () => {
    const element = event('target-gene="NF1" other-gene="N/A" type="truncation" pos1="ch17:29557687-29887856" pos2="ch6:66426718-66427149"');
    expect(only(await read(aReport(element)))).toMatchObject({
      kind: 'structural-variant', type: 'BND', chrom: '17', pos: 29557687, mate: { chrom: '6', pos: 66426718 }, genes: ['NF1'], truncates: true,
    });
  }); // prettier-ignore

  it.each([
    ['EGFRvIII', 'EGFR', 'EGFRvIII'],
    ['MLL partial tandem duplication', 'KMT2A', 'KMT2A-PTD'],
    ['FLT3 ITD', 'FLT3', 'FLT3-ITD'],
  ])('keeps the name of %s', async (description, gene, text) => {
    const element = event(
      `targeted-gene="${gene}" other-gene="${gene}" type="duplication" description="${description}" pos1="chr1:1" pos2="chr1:2"`,
    );
    expect(only(await read(aReport(element)))).toMatchObject({ kind: 'text', text });
  });

  it('lets the score of TMB decide, since "intermediate" is no status of the label', async () => {
    const element = '<tumor-mutation-burden score="12.6" status="intermediate" unit="mutations-per-megabase"/>';
    const finding = only(await read(aReport(element)));
    expect(finding).toMatchObject({ name: 'TMB', value: 12.6, unit: 'mut/Mb', assay: 'FoundationOne CDx' });
    expect(finding).not.toHaveProperty('status');
  });

  it.each([['MSI-H', 'high'], ['MSS', 'stable'], ['MSI-ambiguous', 'undetermined']])('reads microsatellites %s as %s', async (status, read_) => {
    expect(only(await read(aReport(`<microsatellite-instability status="${status}"/>`)))).toMatchObject({ name: 'MSI', status: read_ });
  }); // prettier-ignore

  it('says nothing of a burden that could not be determined, instead of calling it low', async () => {
    expect((await read(aReport('<tumor-mutation-burden score="" status="cannot be determined"/>'))).findings).toEqual([]);
  });
});

describe('FoundationOne XML: the report as a whole', () => {
  it('states tumor content, assay and build, and says what a reader must know', async () => {
    const sample = await read(
      aReport(
        `${V600E.replace('known', 'unknown').replace('"false"', '"true"')}<quality-control status="Qualified"/><non-human-content><non-human organism="HHV-4"/></non-human-content>`,
      ),
    );
    expect(sample.build).toBe('GRCh37');
    expect(sample.stated).toEqual({
      tumorOnly: true,
      assay: 'FoundationOne CDx',
      specimen: 'tissue',
      purity: 0.4,
      purityMethod: 'histologic',
    });
    expect(sample.warnings.join(' ')).toMatch(
      /no genome build.*1 findings are of unknown.*of BRAF equivocal.*1 findings of non-human.*quality/,
    );
  });

  it('keeps nothing of the patient or the specimen', async () => {
    const text = JSON.stringify(await read(aReport(V600E)));
    for (const secret of ['Doe', 'Jane', '1960', '4711', 'SP-99']) expect(text).not.toContain(secret);
  });

  it('reads a packed report in small pieces alike', async () => {
    expect(await read(gzipSync(aReport(V600E)))).toEqual(await read(aReport(V600E)));
  });
});

describe('FoundationOne XML: what is refused', () => {
  const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  it.each([
    ['entities that multiply', aReport(V600E, REPORT_ATTRIBUTES, laughs), 'FILE.UNSAFE_XML', null],
    ['an outside entity', aReport(V600E, REPORT_ATTRIBUTES, '<!DOCTYPE a SYSTEM "file:///etc/passwd">'), 'FILE.UNSAFE_XML', null],
    ['an entity nobody defined', aReport(V600E.replace('BRAF', '&lol;')), 'FILE.BAD_DOCUMENT', 5],
    ['a report cut off', aReport(V600E).slice(0, -300), 'FILE.BAD_DOCUMENT', null],
    ['a variant without its gene', aReport(V600E.replace('gene="BRAF"', '')), 'FILE.BAD_RECORD', 5],
    ['a fraction that is none', aReport(V600E.replace('0.3868', '38.68')), 'FILE.BAD_RECORD', 5],
    ['a depth that is no number', aReport(V600E.replace('711', 'deep')), 'FILE.BAD_RECORD', 5],
    ['copies below zero', aReport('<copy-number-alteration gene="MYC" type="amplification" copy-number="-4"/>'), 'FILE.BAD_RECORD', 5],
    ['a report without its results', '<rr:ResultsReport xmlns:rr="urn:a"><a/></rr:ResultsReport>', 'FILE.BAD_DOCUMENT', null],
  ])('refuses %s', async (_, content, code, line) => {
    const { code: found, detail } = await refusal(content);
    expect(found).toBe(code);
    if (line !== null) expect(detail.line).toBe(line);
    expect(detail.message).not.toMatch(/lol|deep|38\.68/);
  });
});
