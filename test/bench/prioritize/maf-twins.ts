import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { GenomeBuild, KnowledgeIndex, SmallVariant } from '@consilium/domain';
import type { ReadOptions } from '@consilium/genomics';
import type { Measure } from '../table.ts';
import { keyOf, sampleOf, smallVariants, tierOf } from './call-comparison.ts';
import { percent } from './knowledge-room.ts';

/** A VCF and the MAF that vcf2maf made of it with VEP. */
const TWINS = [
  ['test_b38.vcf', 'test_b38_output.maf', 'GRCh38'],
  ['test_b38.vcf', 'test_b38_output.more.maf', 'GRCh38'],
  ['test_maf2vcf.vcf', 'test_output.vep_isoforms.maf', 'GRCh37'],
  ['test_maf2vcf.vcf', 'test_output.custom_isoforms.maf', 'GRCh37'],
] as const;

/** Columns of the MAF that VEP wrote, by the name of the field in CSQ. */
const FIELDS: Readonly<Record<string, string>> = {
  Allele: 'Allele', Consequence: 'Consequence', IMPACT: 'IMPACT', SYMBOL: 'SYMBOL', Feature: 'Feature', Feature_type: 'Feature_type',
  EXON: 'EXON', HGVSc: 'HGVSc', HGVSp: 'HGVSp', CANONICAL: 'CANONICAL',
}; // prettier-ignore
const POPULATION = /^(?:gnomADe?_(?:[A-Z]+_)?AF|ExAC_AF|(?:[A-Z]{2,3}_)?AF)$/;

/** The twin VCF is annotated with what VEP wrote into the MAF, so that only the two readers differ. */
export async function mafTwins(folder: string, index: KnowledgeIndex, known: Partial<ReadOptions>): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const [vcf, maf, build] of TWINS) {
    const rows = smallVariants(await sampleOf(createReadStream(join(folder, maf)), known));
    const annotated = Readable.from([Buffer.from(annotatedTwin(join(folder, vcf), join(folder, maf), rows, build))]);
    const calls = new Map(
      smallVariants(await sampleOf(annotated, { statedBuild: build, ...known })).map((call) => [keyOf(call, build), call]),
    );
    const judged = rows.map((row) => ({ row, verdict: verdictOf(row, calls.get(keyOf(row, build)), index, build) }));
    const same = judged.filter(({ verdict }) => verdict === 'same').length;
    measures.push(
      { measure: `${maf} and its VCF: same finding, same tier`, ours: percent(same, rows.length), against: '100 %', met: rows.length > 0 && same === rows.length },
      ...judged.filter(({ verdict }) => verdict !== 'same').map(({ row, verdict }) => ({ measure: `  ${row.gene ?? '?'} ${row.cdna ?? '?'}`, ours: verdict })),
    ); // prettier-ignore
  }
  return measures;
}

function verdictOf(row: SmallVariant, call: SmallVariant | undefined, index: KnowledgeIndex, build: GenomeBuild): string {
  if (call === undefined) return 'not in the VCF';
  const said = (one: SmallVariant): string => [one.gene, one.cdna, one.consequence?.split('&')[0]].join(' ');
  if (said(row) !== said(call)) return `${said(row)} is ${said(call)} in the VCF`;
  const [ofRow, ofCall] = [tierOf(row, index, build), tierOf(call, index, build)];
  return ofRow === ofCall ? 'same' : `${ofRow} is ${ofCall} in the VCF`;
}

function annotatedTwin(vcf: string, maf: string, rows: readonly SmallVariant[], build: GenomeBuild): string {
  const table = readFileSync(maf, 'utf8').split('\n');
  const columns = (table.find((line) => line.startsWith('Hugo_Symbol')) ?? '').split('\t');
  const fields = [...Object.keys(FIELDS), ...columns.filter((column) => POPULATION.test(column))];
  const entryByKey = new Map(
    rows.map((row) => {
      const cells = (table[(row.line ?? 0) - 1] ?? '').split('\t');
      const cell = (field: string): string => cells[columns.indexOf(FIELDS[field] ?? field)] ?? '';
      return [keyOf(row, build), fields.map((field) => cell(field).replaceAll(',', '&').replaceAll(';', '&')).join('|')];
    }),
  );
  const format = `##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: ${fields.join('|')}">`;
  return readFileSync(vcf, 'utf8').split('\n').flatMap((line) => {
    if (line.startsWith('#CHROM')) return [format, line];
    if (line === '' || line.startsWith('#')) return [line];
    const cells = line.split('\t');
    const [chrom = '', pos = '', , ref = '', alts = ''] = cells;
    const keys = alts.split(',').map((alt) => keyOf({ id: '', kind: 'small-variant', chrom, pos: Number(pos), ref, alt }, build));
    const entries = keys.flatMap((key) => entryByKey.get(key) ?? []);
    return [entries.length === 0 ? line : [...cells.slice(0, 7), `CSQ=${entries.join(',')}`, ...cells.slice(8)].join('\t')];
  }).join('\n'); // prettier-ignore
}
