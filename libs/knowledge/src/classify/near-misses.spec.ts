import { buildGeneTable, categoryOf, keysOfFinding } from '@consilium/domain';
import { codingNearMisses, genomicNearMisses, proteinNearMisses } from '@consilium/testing';
import fc from 'fast-check';
import { starterRelease } from '../starter/starter-release.ts';
import { classifyName } from './classify-name.ts';
import { classifyText } from './classify-text.ts';

const genes = buildGeneTable(starterRelease().content.genes);
const isExact = (key: string): boolean => ['p', 'c', 'g'].includes(categoryOf(key));
const residue = fc.constantFrom(...'ACDEFGHIKLMNPQRSTVWY');
const position = fc.integer({ min: 2, max: 2500 });
const gene = fc.constantFrom('BRAF', 'EGFR', 'KRAS', 'MET', 'PTEN', 'TP53');
const change = fc
  .oneof(
    fc.tuple(residue, position, residue).map(([from, at, to]) => `${from}${at}${to}`),
    fc.tuple(residue, position).map(([from, at]) => `${from}${at}fs`),
    fc
      .tuple(residue, position, residue, fc.constantFrom('del', 'dup', 'insGP', 'delinsKL'))
      .map(([a, at, b, edit]) => `${a}${at}_${b}${at + 3}${edit}`),
  )
  .filter((key) => !/^([A-Z])\d+\1$/.test(key));

describe('near misses', () => {
  it('of a protein change share no exact key with it, typed or structured', () => {
    fc.assert(
      fc.property(gene, change, (symbol, key) => {
        const record = classifyName({ gene: symbol, name: key }).keys.filter(isExact);
        expect(record[0]).toBe(`p:${symbol}:${key}`);
        for (const protein of proteinNearMisses(key)) {
          const found = keysOfFinding({ id: 'x', kind: 'small-variant', gene: symbol, protein }, null, { genes });
          const typed = classifyText(`${symbol} ${protein}`, genes).keys;
          expect([...found, ...typed].filter((own) => record.includes(own) && !record.slice(1).includes(`p:${symbol}:${protein}`))).toEqual(
            [],
          );
        }
      }),
    );
  });

  it.each([
    ['c.1799T>A', ['c.1800T>A', 'c.1802T>A', 'c.1798T>A', 'c.1799A>T', 'c.1799T>C', 'c.1799G>A']],
    ['c.3028+1G>T', ['c.3028+2G>T', 'c.3028+1T>G']],
  ])('of %s are other keys', (key, misses) => {
    expect(codingNearMisses(key)).toEqual(expect.arrayContaining(misses));
    expect(codingNearMisses(key)).not.toContain(key);
  });

  it('of an allele are other alleles: the next base, another base, the other build', () => {
    const key = 'g:GRCh37:7-140453136-A-T';
    expect(genomicNearMisses(key)).toEqual(
      expect.arrayContaining(['g:GRCh37:7-140453137-A-T', 'g:GRCh37:7-140453136-T-A', 'g:GRCh38:7-140453136-A-T']),
    );
    for (const miss of genomicNearMisses(key)) expect(classifyText(miss, genes).keys).not.toContain(key);
  });

  it('would be caught: a reader that drops the position meets its near miss', () => {
    const careless = (key: string): string => key.replace(/\d+/, '');
    expect(proteinNearMisses('V600E').map(careless)).toContain(careless('V600E'));
  });
});
