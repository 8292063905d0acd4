import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Hotspot } from '@consilium/domain';
import { readTsv } from '../civic/read-tsv.ts';
import { starterRelease } from './starter-release.ts';

const DATA = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const here = existsSync(join(DATA, 'civic'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { genes, tumorTypes, hotspots } = starterRelease().content;

/** Symbols that were approved after the gene list of 2019. */
const RENAMED_SINCE = new Map([['ZFTA', 'C11orf95']]);

const alleleOf = (hotspot: Hotspot, build: string): string => {
  const at = hotspot.positions.find((position) => position.build === build);
  return at ? `${at.chrom}-${String(at.pos)}-${at.ref}-${at.alt}` : '';
};

interface OncoNode {
  readonly code: string;
  readonly name: string;
  readonly children: Readonly<Record<string, OncoNode>>;
}

describe('tables of the starter pack against real data', () => {
  it('says plainly when the data is not there', () => {
    if (!here) say('starter pack: no real data beside the repository (CONSILIUM_TEST_DATA); its tables are not compared.');
    expect(tumorTypes[0]?.code).toBe('TISSUE');
  });

  it('has no tumor type that OncoTree has not, and each with the same parent and name', () => {
    if (!here) return;
    const tree = JSON.parse(readFileSync(join(DATA, 'oncotree/trees/oncotree_2025_10_03.json'), 'utf8')) as Readonly<
      Record<string, OncoNode>
    >;
    const known = new Map<string, string>();
    const walk = (nodes: Readonly<Record<string, OncoNode>>, parent: string | null): void => {
      for (const node of Object.values(nodes)) {
        known.set(node.code, `${parent ?? '-'}|${node.name.trim()}`);
        walk(node.children, node.code);
      }
    };
    walk(tree, null);
    say(`starter pack: ${tumorTypes.length} of ${known.size} tumor types of OncoTree`);
    expect(tumorTypes.filter(({ code, parent, name }) => known.get(code) !== `${parent ?? '-'}|${name}`)).toEqual([]);
  });

  it('names every gene by its approved symbol, and no alias is the symbol of another gene', () => {
    if (!here) return;
    const lines = gunzipSync(readFileSync(join(DATA, 'genes/ncbi-gene-info/resources/Homo_sapiens.gene_info.gz')))
      .toString('utf8')
      .split('\n');
    const approved = new Set(lines.map((line) => line.split('\t')[2] ?? ''));
    expect(genes.filter(({ symbol }) => !approved.has(RENAMED_SINCE.get(symbol) ?? symbol)).map(({ symbol }) => symbol)).toEqual([]);
    expect(
      genes.flatMap(({ symbol, aliases }) => aliases.filter((alias) => approved.has(alias) && RENAMED_SINCE.get(symbol) !== alias)),
    ).toEqual([]);
  });

  it('has no hotspot whose GRCh37 allele CIViC knows as another change', () => {
    if (!here) return;
    const seen = new Map<string, string>();
    for (const release of ['2024-08-01', '2025-08-01']) {
      const folder = join(DATA, 'civic', release);
      const name = readdirSync(folder).find((file) => /VariantSummaries/.test(file)) ?? '';
      for (const { cells } of readTsv(name, readFileSync(join(folder, name), 'utf8')).rows) {
        if (cells['reference_build'] !== 'GRCh37') continue;
        seen.set(
          [cells['chromosome'], cells['start'], cells['reference_bases'], cells['variant_bases']].join('-'),
          `${cells['gene'] ?? ''} ${cells['variant'] ?? ''}`,
        );
      }
    }
    const met = hotspots.flatMap((hotspot) => {
      const civic = seen.get(alleleOf(hotspot, 'GRCh37'));
      return civic === undefined ? [] : [{ hotspot, civic }];
    });
    say(`starter pack: ${met.length} of ${hotspots.length} hotspots have their GRCh37 allele in CIViC`);
    expect(met.length).toBeGreaterThanOrEqual(250);
    expect(
      met
        .filter(({ hotspot, civic }) => !agrees(hotspot, civic))
        .map(({ hotspot, civic }) => `${hotspot.gene} ${hotspot.protein ?? ''} / ${civic}`),
    ).toEqual([]);
  });

  it.each(['GRCh37', 'GRCh38'] as const)(
    'has no hotspot whose %s allele a hotspot table by coordinate knows as another change',
    (build) => {
      if (!here) return;
      const table = new Map<string, string>();
      for (const line of readFileSync(join(DATA, `inputs/maftools/inst/extdata/cancerhotspots_v2_${build}.tsv`), 'utf8').split('\n')) {
        const [chrom, pos, ref, alt, gene, , protein] = line.split('\t');
        table.set([chrom, pos, ref, alt].join('-'), `${gene ?? ''} ${protein ?? ''}`);
      }
      const met = hotspots.flatMap((hotspot) => {
        const other = table.get(alleleOf(hotspot, build));
        return other === undefined ? [] : [{ hotspot, other }];
      });
      say(`starter pack: ${met.length} of ${hotspots.length} hotspots have their ${build} allele in the table by coordinate`);
      expect(met.length).toBeGreaterThanOrEqual(1000);
      const renamed: Readonly<Record<string, string>> = { 'H3-3A': 'H3F3A', H3C2: 'HIST1H3B' };
      const differ = met.filter(
        ({ hotspot: { gene, protein }, other }) =>
          other !== `${gene} ${protein ?? ''}` && other !== `${renamed[gene] ?? gene} ${protein ?? other.split(' ')[1] ?? ''}`,
      );
      expect(differ.map(({ hotspot, other }) => `${hotspot.gene} ${hotspot.protein ?? ''} / ${other}`)).toEqual([]);
    },
  );

  it('finds BRAF V600E by position in the call set of COLO829 (GRCh38, no annotation)', () => {
    if (!here) return;
    const alleles = new Map(
      hotspots.map((hotspot) => [alleleOf(hotspot, 'GRCh38'), `${hotspot.gene} ${hotspot.protein ?? hotspot.cdna ?? ''}`]),
    );
    const text = gunzipSync(
      readFileSync(join(DATA, 'inputs/cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz')),
    ).toString('utf8');
    const found = text.split('\n').flatMap((line) => {
      const [chrom = '', pos = '', , ref = '', alt = '', , filter = ''] = line.split('\t');
      const name = alleles.get(`${chrom.replace(/^chr/, '')}-${pos}-${ref}-${alt}`);
      return name !== undefined && filter === 'PASS' ? [name] : [];
    });
    expect(found).toContain('BRAF V600E');
  });
});

/** CIViC may name two changes of one residue (`S34Y/F`) or a promoter change by its base (`C228T`). */
function agrees({ gene, protein }: Hotspot, civic: string): boolean {
  const [civicGene = '', ...rest] = civic.split(' ');
  const name = rest.join(' ').toUpperCase();
  if (civicGene !== gene) return false;
  if (protein === null) return true;
  const [, residue = '', change = ''] = /^([A-Z]\d+)(.*)$/.exec(protein) ?? [];
  return name.includes(protein.toUpperCase()) || (name.startsWith(residue) && name.slice(residue.length).split('/').includes(change));
}
