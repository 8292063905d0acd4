import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildGeneTable, geneSymbol, lookupGene } from '@consilium/domain';
import { classifyText } from '../classify/classify-text.ts';
import { starterRelease } from '../starter/starter-release.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { importGenes } from './import-genes.ts';

const starter = starterRelease();
const HEADER = '#tax_id\tGeneID\tSymbol\tSynonyms\ttype_of_gene\tModification_date';
const row = (symbol: string, synonyms = '-', type = 'protein-coding', tax = '9606') =>
  `${tax}\t1\t${symbol}\t${synonyms}\t${type}\t20200131`;
const read = (...rows: string[]) => {
  const imported = importGenes([HEADER, ...rows].join('\n'), starter.content.genes);
  if (!imported.ok) throw new Error(imported.refusal.code);
  return imported.value;
};

describe('importGenes', () => {
  it('reads symbols and the synonyms that are theirs alone', () => {
    const { content, counts } = read(row('ZZZ1', 'ZZA|ZZB|ZZZ2'), row('ZZZ2', 'zzb|ZZC'));
    expect(content).toMatchObject({ source: 'genes', releasedOn: '2020-01-31' });
    expect(content.genes).toEqual([
      { symbol: 'ZZZ1', aliases: ['ZZA'], role: 'other' },
      { symbol: 'ZZZ2', aliases: ['ZZC'], role: 'other' },
    ]);
    expect(counts).toMatchObject({ genes: 2, synonyms: 2, ambiguousSynonyms: 2 });
  });

  it.each([
    ['a gene of the pack', row('BRAF', 'BRAF1'), 'inPack'],
    ['a gene whose symbol is an alias of the pack', row('H3F3A', 'H3.9'), 'inPack'],
    ['a gene of a mouse', row('ZZZ1', '-', 'protein-coding', '10090'), 'otherOrganisms'],
    ['a region without a gene', row('ZZZ1', '-', 'biological-region'), 'noGenes'],
  ])('leaves out %s and counts it', (_, line, count) => {
    const { content, counts } = read(line);
    expect(content.genes).toEqual([]);
    expect(counts[count]).toBe(1);
  });

  it('drops synonyms that would rename a gene of the pack or change what a report says', () => {
    const { content, counts } = read(row('ZZZ1', 'HER2|egfr|NTRK|TMB|T|OK1'));
    expect(content.genes[0]?.aliases).toEqual(['OK1']);
    expect(counts['ambiguousSynonyms']).toBe(4);
  });

  it('lists a row that cannot be read with its line, and reads the rest', () => {
    const { content, refusedRows } = read('9606\t1', row('bad symbol'), row('ZZZ1'), row('zzz1'));
    expect(content.genes).toHaveLength(1);
    expect(refusedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the row has 2 cells, the header 6'],
      [3, 'the symbol is not one that can be read'],
      [5, 'the symbol is there twice'],
    ]);
  });

  it('refuses another table', () => {
    expect(importGenes('a\tb\n', [])).toMatchObject({ refusal: { code: 'KNOWLEDGE.NOT_GENES' } });
  });
});

describe('a table of genes beside the pack', () => {
  const release = (genes: readonly { symbol: string; aliases: string[] }[]) => ({
    id: 'g',
    sha256: 'x',
    content: { source: 'genes', releasedOn: null, items: [], tumorTypes: [], genes: genes.map((gene) => ({ ...gene, role: 'other' as const })), hotspots: [], refusedRows: [] },
  }); // prettier-ignore

  it('takes no role, symbol or alias from the pack, though planted', () => {
    const planted = release([
      { symbol: 'BRAF', aliases: [] },
      { symbol: 'HER2', aliases: [] },
      { symbol: 'ZZZ1', aliases: ['MLL', 'ZZA'] },
    ]);
    const { genes } = snapshotOf([starter, planted], starter);
    const table = buildGeneTable(genes);
    expect(table.roles.get('BRAF')?.role).toBe('oncogene');
    expect(lookupGene(table, 'HER2')).toEqual({ kind: 'alias', symbol: 'ERBB2' });
    expect(geneSymbol(table, 'MLL')).toBe('KMT2A');
    expect(geneSymbol(table, 'ZZA')).toBe('ZZZ1');
  });

  it('renames no gene under which evidence is filed', () => {
    const [item] = starter.content.items;
    if (item === undefined) throw new Error('the pack has items');
    const filed = { ...starter, id: 'f', content: { ...starter.content, genes: [], tumorTypes: [], items: [{ ...item, genes: ['OLDNAME1'] }] } }; // prettier-ignore
    const named = release([{ symbol: 'NEWNAME1', aliases: ['OLDNAME1', 'OTHER1'] }]);
    const table = buildGeneTable(snapshotOf([filed, named], starter).genes);
    expect(geneSymbol(table, 'OLDNAME1')).toBeNull();
    expect(geneSymbol(table, 'OTHER1')).toBe('NEWNAME1');
  });
});

describe('the human genes of NCBI', () => {
  const data = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
  const path = join(data, 'genes/ncbi-gene-info/resources/Homo_sapiens.gene_info.gz');

  it('are read whole in time, and change no reading of the pack', () => {
    if (!existsSync(path)) {
      process.stdout.write('genes: no table of NCBI beside the repository (CONSILIUM_TEST_DATA); it is not checked.\n');
      expect(existsSync(path)).toBe(false);
      return;
    }
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    const from = performance.now();
    const imported = importGenes(text, starter.content.genes);
    if (!imported.ok) throw new Error(imported.refusal.code);
    expect(performance.now() - from).toBeLessThan(10_000);
    const { content, counts } = imported.value;
    process.stdout.write(`genes: ${JSON.stringify(counts)}\n`);
    expect(content.genes.length).toBeGreaterThan(40_000);
    const alone = buildGeneTable(starter.content.genes);
    const wide = buildGeneTable(snapshotOf([starter, { id: 'g', sha256: 'x', content }], starter).genes);
    const renamed = starter.content.genes.flatMap(({ symbol, aliases }) =>
      [symbol, ...aliases].filter((name) => geneSymbol(wide, name) !== symbol),
    );
    expect(renamed).toEqual([]);
    const wrong = [...wide.roles.keys()].flatMap((symbol) =>
      [symbol.replace(/(?<=[A-Za-z])(?=\d+$)/, '-'), symbol.replaceAll('-', ''), symbol.replaceAll('-', ' ')].flatMap((written) => {
        const found = geneSymbol(wide, written);
        return found === null || found === symbol || wide.names.has(written.toUpperCase()) ? [] : [`${written} → ${found}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(geneSymbol(alone, 'AAAS')).toBeNull();
    expect(geneSymbol(wide, 'aladin')).toBe('AAAS');
    const texts = ['B-RAF V600E', 'HER 2 amplification', 'loss of PTEN', 'EGFR exon 19 deletion', 'NTRK fusion', 'RAS wild type', 'MSI-H', 'ALK+', 'EML4-ALK', 'BCR/ABL1', 'mutation of the KRAS gene', 'patient doing well', 'H3 K27M', 'TMB 15 mut/Mb', 't(9;22)', 'MLL2 truncating mutation', 'p16 loss', 'no ALK fusion', 'HER2 IHC 3+', 'IDH mutation', 'BRCA mutation', 'FGFR fusion']; // prettier-ignore
    expect(texts.map((words) => [words, classifyText(words, wide).keys])).toEqual(
      texts.map((words) => [words, classifyText(words, alone).keys]),
    );
  }, 30_000);
});
