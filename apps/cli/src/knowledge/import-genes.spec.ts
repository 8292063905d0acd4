import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CliBench } from '../cli.builder.ts';

const HEADER = '#tax_id\tGeneID\tSymbol\tSynonyms\ttype_of_gene\tModification_date';
const TABLE = [HEADER, '9606\t1\tZZZ1\tZZ-ALPHA|HER2\tprotein-coding\t20200131', '9606\t2\tBRAF\tBRAF1\tprotein-coding\t20200131'].join(
  '\n',
);

describe('knowledge import genes', () => {
  const bench = new CliBench();
  afterAll(() => bench.close());
  const normalized = async (text: string) => (await bench.run(['normalize', '--batch', '-'], JSON.stringify({ id: 1, text }))).lines[0];

  it('makes a gene outside the pack known under its synonyms, and changes no gene of the pack', async () => {
    expect(await normalized('zzalpha L10R')).toMatchObject({ category: 'text' });
    writeFileSync(bench.file('genes.gz'), gzipSync(TABLE));
    const { exit, lines } = await bench.run(['knowledge', 'import', 'genes', bench.file('genes.gz'), '--as', 'genes-1']);
    expect(exit).toBe(0);
    expect(lines[0]).toMatchObject({
      source: 'genes',
      releasedOn: '2020-01-31',
      counts: { genes: 1, synonyms: 1, inPack: 1, ambiguousSynonyms: 1 },
    });
    expect(await normalized('zzalpha L10R')).toMatchObject({ gene: 'ZZZ1', keys: ['p:ZZZ1:L10R'] });
    expect(await normalized('HER2 amplification')).toMatchObject({ gene: 'ERBB2' });
    expect(await normalized('B-RAF V600E')).toMatchObject({ gene: 'BRAF' });
  });

  it('refuses a table that is none, and a gzip file that is cut short', async () => {
    writeFileSync(bench.file('other.tsv'), 'a\tb\n');
    const other = await bench.run(['knowledge', 'import', 'genes', bench.file('other.tsv'), '--as', 'genes-2']);
    expect([other.exit, other.messages.includes('NCBI Gene')]).toEqual([1, true]);
    writeFileSync(bench.file('cut.gz'), gzipSync(TABLE).subarray(0, 40));
    const cut = await bench.run(['knowledge', 'import', 'genes', bench.file('cut.gz'), '--as', 'genes-3']);
    expect([cut.exit, cut.messages.includes('cannot be unpacked')]).toEqual([1, true]);
  });
});
