import type { GenomeBuild } from '../shared/primitives.ts';
import { bareChromosome } from './genomic-key.ts';
import type { GenomicAllele } from './genomic-key.ts';

/** Version of each RefSeq chromosome accession in GRCh37 (NCBI assembly GCF_000001405.25), 1 to 22, X, Y; GRCh38 is one higher for every one. */
const GRCH37_VERSIONS: readonly number[] = [10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9];

/** An allele in words; the build is null where the text does not say it. */
export interface WrittenAllele extends Omit<GenomicAllele, 'build'> {
  readonly build: GenomeBuild | null;
}

const ACCESSION = /^NC_0000(?<number>\d\d)\.(?<version>\d+)$/i;
const CHROMOSOME = /^(?:chr)?(?<name>[1-9]|1\d|2[0-2]|X|Y|MT?)$/i;
const ALLELE =
  /^(?<chrom>NC_0000\d\d\.\d+|(?:chr)?(?:\d{1,2}|X|Y|MT?))[:\-_ ]+(?:g\.)?(?<pos>[1-9]\d*)[:\-_ ]*(?<ref>[ACGT]+)[>:\-_/ ]+(?<alt>[ACGT]+)$/i;
const BUILD = /\(?\b(?:(?<b37>GRCh37|hg19|b37)|(?<b38>GRCh38|hg38|b38))(?:\.p\d+)?\b\)?[:, ]*/i;

/**
 * | written | allele |
 * |---|---|
 * | `NC_000007.13:g.140453136A>T` | GRCh37, by the accession's version |
 * | `chr7:g.55259515T>G`, `7-55259515-T-G`, `7:55259515:T:G` | build null |
 * | `hg38 chr7:55191822 T>G`, `7-55191822-T-G (GRCh38)` | GRCh38 |
 * | `NC_000007.13:g.140453136A>T (GRCh38)` | null: it contradicts itself |
 * | deletions and duplications without bases | null: they need the reference |
 */
export function parseAllele(text: string): WrittenAllele | null {
  const said = BUILD.exec(text)?.groups;
  const stated: GenomeBuild | null = said === undefined ? null : said['b37'] === undefined ? 'GRCh38' : 'GRCh37';
  const written = ALLELE.exec(text.replace(BUILD, '').trim())?.groups;
  const at = written ? chromosomeOf(written['chrom'] ?? '') : null;
  if (!written || at === null || (at.build !== null && stated !== null && at.build !== stated)) return null;
  const [ref, alt] = [(written['ref'] ?? '').toUpperCase(), (written['alt'] ?? '').toUpperCase()];
  return ref === alt ? null : { build: at.build ?? stated, chrom: at.chrom, pos: Number(written['pos']), ref, alt };
}

function chromosomeOf(written: string): { readonly chrom: string; readonly build: GenomeBuild | null } | null {
  const accession = ACCESSION.exec(written)?.groups;
  if (!accession) return CHROMOSOME.test(written) ? { chrom: bareChromosome(written), build: null } : null;
  const number = Number(accession['number']);
  const offset = Number(accession['version']) - (GRCH37_VERSIONS[number - 1] ?? Number.NaN);
  if (offset !== 0 && offset !== 1) return null;
  return { chrom: bareChromosome(String(number)), build: offset === 0 ? 'GRCh37' : 'GRCh38' };
}
