import { inspectFile, readFile } from '../formats/read-file.ts';
import type { ReadOptions } from '../vcf/read-options.ts';

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}

const readText = (content: string, options: Partial<ReadOptions> = {}) => readFile(bytesOf(content), { fileName: 'case.csv', ...options });

async function sampleOf(content: string, options: Partial<ReadOptions> = {}) {
  const result = await readText(content, options);
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}
const findingsOf = async (content: string) => (await sampleOf(content)).findings;

async function refusalOf(content: string) {
  const result = await readText(content);
  if (result.ok) throw new Error('expected a refusal');
  const { code, detail } = result.refusal;
  return [code, detail.line, detail.column, detail.message] as const;
}

describe('the plain table of a hospital', () => {
  it('reads English headers with commas', async () => {
    const content = 'gene,change,vaf,depth,status\nBRAF,V600E,12 %,250,somatic\nERBB2,amplification,,,\nKRAS,wild type,,,\n';
    expect(await findingsOf(content)).toMatchObject([
      { kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E', vaf: 0.12, depth: 250, origin: 'somatic', line: 2 },
      { kind: 'copy-number', gene: 'ERBB2', change: 'amplification', copies: null },
      { kind: 'wild-type', gene: 'KRAS' },
    ]);
  });

  it('reads German headers with semicolons, decimal commas and percent in the header', async () => {
    const content = [
      'Gen;Aminosäureaustausch;cDNA;VAF [%];Kopienzahl;Fusionspartner;Biomarker;Ergebnis;Wert;Einheit',
      'EGFR;p.(Leu858Arg);c.2573T>G;23,5;;;;;;',
      'MET;;;;12,5;;;;;',
      'ALK;;;;;EML4;;;;',
      ';;;;;;MSI;stabil;;',
      ';;;;;;Tumormutationslast;;11,3;mut/Mb',
    ].join('\r\n');
    expect(await findingsOf(content)).toMatchObject([
      { kind: 'small-variant', gene: 'EGFR', protein: 'p.(Leu858Arg)', cdna: 'c.2573T>G', vaf: 0.235 },
      { kind: 'copy-number', gene: 'MET', change: 'gain', copies: 12.5 },
      { kind: 'fusion', fivePrime: 'ALK', threePrime: 'EML4', orderKnown: false },
      { kind: 'biomarker', name: 'MSI', status: 'stable' },
      { kind: 'biomarker', name: 'TMB', value: 11.3, unit: 'mut/Mb' },
    ]);
  });

  it.each([
    ['p.V600E', { protein: 'p.V600E', cdna: null }],
    ['V600E', { protein: 'p.V600E' }],
    ['p.(Val600Glu)', { protein: 'p.(Val600Glu)' }],
    ['E746_A750del', { protein: 'p.E746_A750del' }],
    ['c.1799T>A', { protein: null, cdna: 'c.1799T>A' }],
    ['NM_004333.6:c.1799T>A (p.Val600Glu)', { protein: 'p.Val600Glu', cdna: 'c.1799T>A', transcript: 'NM_004333.6' }],
    ['NM_004333.6(BRAF):c.1799T>A (p.V600E)', { protein: 'p.V600E', cdna: 'c.1799T>A' }],
    ['chr7:g.140753336A>T', { chrom: '7', pos: 140753336, ref: 'A', alt: 'T', id: 'v:7-140753336-A-T' }],
  ])('reads the change %s exactly', async (change, expected) => {
    expect(await findingsOf(`gene;change\nBRAF;${change}\n`)).toMatchObject([{ kind: 'small-variant', gene: 'BRAF', ...expected }]);
  });

  it.each([
    ['exon 19 deletion', 'EGFR exon 19 deletion'],
    ['EGFR exon 20 insertion', 'EGFR exon 20 insertion'],
    ['splice variant', 'EGFR splice variant'],
  ])('leaves %s to the reading of names instead of guessing', async (change, text) => {
    expect(await findingsOf(`gene;change\nEGFR;${change}\n`)).toMatchObject([{ kind: 'text', text }]);
  });

  it.each([
    ['a pair in the gene column', 'gene,kind,change\nEML4::ALK,fusion,\n', { fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true }],
    ['a pair in the change', 'gene,change\nALK,EML4-ALK fusion\n', { fivePrime: 'EML4', threePrime: 'ALK', orderKnown: true }],
    ['two columns, which do not tell the order', 'gene,partner\nALK,EML4\n', { fivePrime: 'ALK', threePrime: 'EML4', orderKnown: false }],
    ['one partner', 'gene,kind,change\nNTRK1,fusion,\n', { fivePrime: 'NTRK1', threePrime: null, orderKnown: false }],
  ])('reads a fusion from %s', async (_, content, expected) => {
    expect(await findingsOf(content)).toMatchObject([{ kind: 'fusion', ...expected }]);
  });

  it.each([
    ['amplification', '', { change: 'amplification', copies: null }],
    ['Amplifikation', '14', { change: 'amplification', copies: 14 }],
    ['gain', '> 6', { change: 'gain', copies: 6 }],
    ['homozygous deletion', '', { change: 'deletion' }],
    ['loss', '1', { change: 'loss', copies: 1 }],
    ['', '0', { change: 'deletion', copies: 0 }],
  ])('reads copies: %s %s', async (change, copies, expected) => {
    expect(await findingsOf(`gene;change;copies\nCDKN2A;${change};${copies}\n`)).toMatchObject([
      { kind: 'copy-number', gene: 'CDKN2A', ...expected },
    ]);
  });

  it.each([
    ['MSI', 'instabil', '', { name: 'MSI', status: 'high' }],
    ['MSI-Status', 'MSS', '', { name: 'MSI', status: 'stable' }],
    ['MMR', 'defizient', '', { name: 'MMR', status: 'deficient' }],
    ['TMB', 'hoch', '12 Mut/Mb', { name: 'TMB', status: 'high', value: 12, unit: 'Mut/Mb' }],
    ['TMB', '12 mut/Mb', '', { name: 'TMB', value: 12, unit: 'mut/Mb' }],
    ['HRD', 'negativ', '31', { name: 'HRD', status: 'negative', value: 31 }],
    ['PD-L1 (TPS)', '', '60 %', { name: 'PD-L1', value: 60, unit: '%', score: 'TPS' }],
    ['PD-L1 CPS', '', '< 1', { name: 'PD-L1', status: 'negative', score: 'CPS' }],
    ['HER2', '3+', '', { name: 'HER2', status: '3+' }],
    ['Östrogenrezeptor', 'positiv', '90 %', { name: 'ER', status: 'positive', value: 90 }],
  ])('reads the biomarker %s %s %s', async (name, status, value, expected) => {
    const [found] = await findingsOf(`biomarker;status;value\n${name};${status};${value}\n`);
    expect(found).toMatchObject({ kind: 'biomarker', ...expected });
    expect(found).not.toHaveProperty(Object.hasOwn(expected, 'value') ? 'nothing' : 'value');
  });

  it('reads facts about the sample', async () => {
    const { stated, findings } = await sampleOf('Biomarker;Wert;Methode\nTumorzellgehalt;60 %;Histologie\nPloidie;3,1;\n');
    expect(stated).toEqual({ purity: 0.6, purityMethod: 'histologic', ploidy: 3.1 });
    expect(findings).toEqual([]);
  });

  it('takes a repeated row for one finding', async () => {
    const { counts, findings } = await sampleOf('gene,change\nBRAF,V600E\nBRAF,V600E\nKRAS,G12C\n');
    expect([findings.length, counts]).toEqual([2, expect.objectContaining({ records: 3, kept: 2, leftOut: 1 })]);
  });

  it('lets two values of one biomarker stand beside each other, and says when a row repeats another', async () => {
    const { findings, warnings } = await sampleOf('biomarker;value\nPD-L1 TPS;60 %\nPD-L1 TPS;10 %\nPD-L1 TPS;10 %\n');
    expect(findings.map((found) => (found.kind === 'biomarker' ? found.value : null))).toEqual([60, 10]);
    expect(warnings).toContain('1 rows repeat an earlier one and were counted once.');
  });

  it('names columns that it does not know, and keeps comments out', async () => {
    const content = 'gene,change,Comment,Lieblingsfarbe\nBRAF,V600E,Frau Muster hat angerufen,blau\n';
    const sample = await sampleOf(content);
    expect(sample.warnings).toEqual(['These columns are not known and were not read: Lieblingsfarbe.']);
    expect(JSON.stringify(sample)).not.toMatch(/Muster|blau/);
  });

  it('counts results that found nothing, and makes no wild type of them', async () => {
    const { findings, warnings } = await sampleOf('gene;status\nKRAS;nicht nachgewiesen\nNRAS;not detected\n');
    expect(findings).toEqual([]);
    expect(warnings.join()).toContain('2 rows state that nothing was found');
  });

  it('says what it is', async () => {
    expect(await inspectFile(bytesOf('gene,change\nBRAF,V600E\n'), { fileName: 'c.csv' })).toMatchObject({
      ok: true,
      value: { format: 'case-csv', records: 1, samples: [], tumorSample: null },
    });
  });
});

describe('a row that cannot be meant', () => {
  it.each([
    ['a gene and no change', 'gene,change\nBRAF,\n', 2, 'change'],
    ['neither gene nor biomarker', 'gene,change,vaf\n,,0.2\n', 2, 'gene'],
    ['a fraction without a sign', 'gene,change,vaf\nBRAF,V600E,12\n', 2, 'vaf'],
    ['a fraction above its whole', 'gene,change,VAF %\nBRAF,V600E,112\n', 2, 'VAF %'],
    ['a decimal comma between tabs', 'gene\tchange\tvaf\nBRAF\tV600E\t0,2\n', 2, 'vaf'],
    ['copies that are no number', 'gene;change;copies\nMET;gain;viele\n', 2, 'copies'],
    ['fewer copies than a bound', 'gene;change;copies\nMET;;< 4\n', 2, 'copies'],
    ['two copies and no word', 'gene;copies\nMET;2\n', 2, 'change'],
    ['a kind that is none', 'gene;change;kind\nMET;V1V;banana\n', 2, 'kind'],
    ['an unread status of TMB, which would else count as low', 'biomarker;status\nTMB;erhöht?\n', 2, 'status'],
    ['an unread status of HRD', 'biomarker;status\nHRD;grenzwertig\n', 2, 'status'],
    ['a bound from above', 'biomarker;value\nTMB;< 12\n', 2, 'value'],
    ['alleles that are no bases', 'gene;change;chrom;pos;ref;alt\nMET;;7;5;Q;A\n', 2, 'ref'],
    ['two builds', 'gene;change;build\nMET;V1V;hg19\nMET;V2V;hg38\n', 3, 'build'],
  ])('is refused by line and column: %s', async (_, content, line, column) => {
    expect((await refusalOf(content)).slice(0, 3)).toEqual(['FILE.BAD_RECORD', line, column]);
  });

  it('is refused without a word of what stands in it', async () => {
    const [, , , message] = await refusalOf('gene,change,vaf\nBRAF,V600E,Frau Muster\n');
    expect(message).not.toContain('Muster');
  });
});

describe('a table that is no case', () => {
  it.each([
    ['a gene list', 'gene,chromosome\nBRAF,7\n'],
    ['points of genes', 'gene,points\nBRAF,3\n'],
  ])('is not taken for one: %s', async (_, content) => {
    expect((await refusalOf(content))[0]).toBe('FILE.UNKNOWN_FORMAT');
  });
});
