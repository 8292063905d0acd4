import type { Hotspot } from '../prioritize/knowledge-snapshot.ts';
import type { SmallVariant } from './finding.ts';
import { buildGeneTable } from './gene-table.ts';
import { readFinding } from './read-finding.ts';
import { readingContext } from './reading-context.ts';

const fact = (gene: string, protein: string, cdna: string): Hotspot => ({ gene, protein, cdna, positions: [], source: 'test' });
const HOTSPOTS = [
  fact('EGFR', 'L858R', 'c.2573T>G'),
  fact('EGFR', 'E746_A750del', 'c.2235_2249del'),
  fact('TP53', 'R1A', 'c.1C>G'),
  fact('TP53', 'R2A', 'c.1C>G'),
];
const context = readingContext({
  genes: buildGeneTable([
    { symbol: 'EGFR', aliases: ['ERBB1'], role: 'oncogene' },
    { symbol: 'BRCA1', aliases: [], role: 'tumor-suppressor' },
    { symbol: 'TP53', aliases: [], role: 'tumor-suppressor' },
  ]),
  hotspotsOf: (gene) => HOTSPOTS.filter((hotspot) => hotspot.gene === gene),
});
const keysOf = (gene: string, cdna: string, more: Partial<SmallVariant> = {}): readonly string[] =>
  readFinding({ id: 'f1', kind: 'small-variant', gene, cdna, ...more }, context).keys;

describe('a record with a coding change alone', () => {
  it.each([
    ['EGFR', 'c.2573T>G', 'p:EGFR:L858R'],
    ['ERBB1', 'NM_005228.5:c.2573T>G', 'p:EGFR:L858R'],
    ['EGFR', 'c.2235_2249del', 'exon:EGFR:19:deletion'],
    ['EGFR', 'c.2236_2253del', 'exon:EGFR:19:deletion'],
    ['EGFR', 'c.2300_2308dup', 'exon:EGFR:20:insertion'],
    ['BRCA1', 'c.68_69del', 'lof:BRCA1'],
    ['BRCA1', 'c.5266dup', 'lof:BRCA1'],
    ['BRCA1', 'c.100_101insACGT', 'lof:BRCA1'],
    ['BRCA1', 'c.212+1G>A', 'lof:BRCA1'],
  ])('%s %s is not missed: it asserts %s', (gene, cdna, key) => expect(keysOf(gene, cdna)).toContain(key));

  it.each([
    ['EGFR', 'c.2573T>C', 'p:EGFR:L858R', 'another base'],
    ['EGFR', 'c.2236_2254del', 'exon:EGFR:19:deletion', 'a shifted frame is no in-frame deletion'],
    ['BRCA1', 'c.68_70del', 'lof:BRCA1', 'three bases keep the frame'],
    ['BRCA1', 'c.-20_-19del', 'lof:BRCA1', 'before the first codon'],
    ['BRCA1', 'c.100_101delinsAC', 'lof:BRCA1', 'as many bases for others'],
    ['BRCA1', 'c.80+5_80+6del', 'lof:BRCA1', 'within the intron'],
  ])('%s %s does not assert %s: %s', (gene, cdna, key) => expect(keysOf(gene, cdna)).not.toContain(key));

  it('takes no protein change where two facts disagree, and never overrules the one that is written', () => {
    expect(keysOf('TP53', 'c.1C>G').filter((key) => key.startsWith('p:'))).toEqual([]);
    expect(keysOf('EGFR', 'c.2573T>G', { protein: 'p.Leu858Gln' })).not.toContain('p:EGFR:L858R');
  });
});
