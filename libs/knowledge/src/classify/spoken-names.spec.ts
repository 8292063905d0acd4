import { buildGeneTable, keysOfFinding } from '@consilium/domain';
import { starterRelease } from '../starter/starter-release.ts';
import { classifyText } from './classify-text.ts';

const genes = buildGeneTable(starterRelease().content.genes);

describe('what a hospital types', () => {
  test.each([
    ['TERT C228T', 'c:TERT:c.-124C>T'],
    ['BRCA1 185delAG', 'c:BRCA1:c.68_69del'],
    ['BRCA2 6174delT', 'c:BRCA2:c.5946del'],
    ['EGFR del19', 'exon:EGFR:19:deletion'],
    ['EGFR Del 19', 'exon:EGFR:19:deletion'],
    ['EGFR 19del', 'exon:EGFR:19:deletion'],
    ['METex14', 'exon:MET:14:skipping'],
    ['NPM1 type A', 'p:NPM1:W288fs'],
    ['ALK positive', 'rearrangement:ALK'],
    ['ALK-rearranged', 'rearrangement:ALK'],
    ['HER2-amplified', 'cna:ERBB2:amplification'],
    ['BRAF p.V600E mutation', 'p:BRAF:V600E'],
    ['BRAF V600E mutated', 'p:BRAF:V600E'],
    ['HER2 3+', 'bio:HER2-3+'],
    ['HER2 IHC 1+', 'bio:HER2-low'],
    ['PD-L1 TPS 80%', 'bio:PD-L1-TPS-50'],
    ['PD-L1 TPS 0%', 'bio:PD-L1-negative'],
    ['PD-L1 positive', 'bio:PD-L1-positive'],
    ['microsatellite instable', 'bio:MSI-H'],
  ])('%s is %s', (text, key) => {
    expect(classifyText(text, genes).keys[0]).toBe(key);
  });

  test.each(['BRCA1 1294del40', 'BRCA1 2080delA', 'H3 K27-altered', 'FLT3-TKD negative'])('%s is not guessed', (text) => {
    expect(classifyText(text, genes).category).toBe('text');
  });

  it('never takes the first of several changes for what was found', () => {
    const keys = keysOfFinding({ id: 't', kind: 'text', text: 'BRAF V600E/K' }, null, { genes, classifyText });
    expect(keys).toContain('codon:BRAF:V600');
    expect(keys.filter((key) => key.startsWith('p:'))).toEqual([]);
  });
});
