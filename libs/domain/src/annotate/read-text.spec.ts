import type { TextFinding } from './finding.ts';
import { buildGeneTable } from './gene-table.ts';
import { readFinding } from './read-finding.ts';
import { readingContext } from './reading-context.ts';
import type { ReadingContext } from './reading-context.ts';

const gene = (symbol: string) => ({ symbol, aliases: [], role: 'oncogene' as const });
const genes = buildGeneTable(['EGFR', 'KRAS', 'NRAS', 'NTRK1', 'NTRK2', 'BRCA1', 'ALK'].map(gene));
const text = (words: string): TextFinding => ({ id: 't', kind: 'text', text: words });
const read = (words: string, keys: readonly string[], named: string | null = null, context: Partial<ReadingContext> = {}) =>
  readFinding(text(words), readingContext({ genes, classifyText: () => ({ gene: named, keys }), ...context }));

describe('a finding in words', () => {
  const hotspot = {
    gene: 'EGFR',
    protein: 'L858R',
    cdna: 'c.2573T>G',
    positions: [{ build: 'GRCh37' as const, chrom: '7', pos: 55259515, ref: 'T', alt: 'G' }],
    source: 'test',
  };
  const hotspotAt = (key: string) => (key === 'g:GRCh37:7-55259515-T-G' ? hotspot : null);

  it('that is an allele is read on its build, with the change that is known there', () => {
    const facts = read('NC_000007.13:g.55259515T>G', [], null, { hotspotAt });
    expect(facts.keys).toEqual(expect.arrayContaining(['g:GRCh37:7-55259515-T-G', 'p:EGFR:L858R']));
    expect(read('7-55259515-T-G', [], null, { hotspotAt, build: 'GRCh37' }).keys).toContain('p:EGFR:L858R');
  });

  it.each([
    ['7-55259515-T-G', null, 'does not say its genome build'],
    ['chr7:55191822 T>G (GRCh38)', 'GRCh37' as const, 'is on GRCh38 and the case on GRCh37'],
  ])('that is an allele without a build, or of another, is not assessed and says so: %s', (words, build, why) => {
    const facts = read(words, [], null, { hotspotAt, build });
    expect(facts).toMatchObject({ isRead: false, keys: [] });
    expect(facts.warnings.join()).toContain(why);
  });

  it('asserts each change that is said to be there with another, and only what is shared of alternatives', () => {
    const keys = ['p:EGFR:T790M', 'p:EGFR:C797S'];
    const of = keys.map((key) => ({ op: 'key' as const, key }));
    const said = (op: 'and' | 'or') =>
      read('EGFR T790M, C797S', [], 'EGFR', { classifyText: () => ({ gene: 'EGFR', keys, profile: { op, of } }) });
    expect(said('and').keys).toEqual(expect.arrayContaining([...keys, 'codon:EGFR:T790', 'codon:EGFR:C797']));
    expect(said('and')).toMatchObject({ warnings: [] });
    expect(said('or').keys).not.toContain('p:EGFR:T790M');
    expect(said('or').warnings.join()).toContain('names several changes');
  });

  it('asserts each gene of a wild type', () => {
    expect(read('RAS wild type', ['wt:KRAS', 'wt:NRAS']).keys).toEqual(['wt:KRAS', 'wt:NRAS']);
  });

  it('looks up the whole family of a fusion that names no member, and asks which it is', () => {
    const facts = read('NTRK fusion', ['fusion:v::NTRK1', 'fusion:NTRK1::v', 'fusion:v::NTRK2', 'fusion:NTRK2::v']);
    expect(facts.keys).toEqual(expect.arrayContaining(['fusion:v::NTRK1', 'fusion:v::NTRK2', 'rearrangement:NTRK2']));
    expect(facts.warnings.join()).toContain('state the gene');
  });

  it('asserts neither of two fusions that are no family', () => {
    const facts = read('ALK or NTRK1 fusion', ['fusion:v::ALK', 'fusion:ALK::v', 'fusion:v::NTRK1', 'fusion:NTRK1::v'], null);
    expect(facts.keys).toEqual([]);
  });

  it('looks up a kinase that is written first behind a hyphen on either side, and keeps an order that is promised', () => {
    expect(read('ALK-EML4', ['fusion:ALK::EML4']).keys).toContain('fusion:v::ALK');
    expect(read('ALK::EML4', ['fusion:ALK::EML4']).keys).not.toContain('fusion:v::ALK');
    expect(read('FGFR3-TACC3', ['fusion:FGFR3::TACC3']).keys).not.toContain('fusion:v::FGFR3');
  });

  it('keeps both sides of one fusion whose order is not said', () => {
    expect(read('ALK fusion', ['fusion:v::ALK', 'fusion:ALK::v'], 'ALK')).toMatchObject({ warnings: [] });
    expect(read('ALK fusion', ['fusion:v::ALK', 'fusion:ALK::v'], 'ALK').keys).toEqual(
      expect.arrayContaining(['fusion:v::ALK', 'fusion:ALK::v']),
    );
  });

  it.each([
    ['germline BRCA1 mutation', 'germline'],
    ['gBRCA1 mutation', 'germline'],
    ['somatic BRCA1 mutation', 'somatic'],
    ['BRCA1 mutation', 'unknown'],
  ])('%s is of %s origin: germline is not somatic', (words, origin) => {
    expect(read(words, ['any:BRCA1'], 'BRCA1').origin).toBe(origin);
  });

  it('takes a lost repair protein for deficient repair as well, and another lost protein for nothing more', () => {
    expect(read('MLH1 loss', ['cna:MLH1:loss', 'lof:MLH1', 'expression:MLH1:under'], 'MLH1').keys).toContain('bio:dMMR');
    expect(read('PTEN loss', ['cna:PTEN:loss', 'lof:PTEN'], 'PTEN').keys).not.toContain('bio:dMMR');
  });

  it('takes a star allele for a genotype of the person, unless it is said to be somatic: a toxicity must not be missed', () => {
    expect(read('DPYD*2A', ['star:DPYD:*2A'], 'DPYD').origin).toBe('germline');
    expect(read('somatic DPYD*2A', ['star:DPYD:*2A'], 'DPYD').origin).toBe('somatic');
  });

  it('warns of a gene name that is not known: it matches nothing', () => {
    expect(read('EGRF L858R', ['p:EGRF:L858R'], 'EGRF').warnings.join()).toContain('EGRF is not known');
    expect(read('EGFR L858R', ['p:EGFR:L858R'], 'EGFR').warnings).toEqual([]);
  });

  it('makes an activating mutation a mutation of the gene', () => {
    expect(read('KRAS activating mutation', ['gof:KRAS'], 'KRAS').keys).toEqual(['gof:KRAS', 'any:KRAS']);
  });
});
