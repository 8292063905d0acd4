import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AnnotatedSample, Hotspot } from '@consilium/domain';
import { readVcf } from '@consilium/genomics';
import type { Measure } from '../table.ts';
import { readAnn, readBcsq, readCsq } from './second-annotation-parser.ts';
import type { SecondReading } from './second-annotation-parser.ts';

interface Dialect {
  readonly name: string;
  readonly file: string;
  readonly key: string;
  readonly description: (width: number) => string;
  readonly second: (text: string) => SecondReading | null;
}

const CSQ_FIELDS = ['Consequence', 'Codons', 'Amino_acids', 'Gene', 'SYMBOL', 'Feature', 'EXON', 'PolyPhen', 'SIFT', 'Protein_position', 'BIOTYPE']; // prettier-ignore
const ANN_FIELDS =
  'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Transcript_BioType | Rank | HGVS.c | HGVS.p | cDNA.pos / cDNA.length | CDS.pos / CDS.length | AA.pos / AA.length | Distance | ERRORS / WARNINGS / INFO';

const DIALECTS: readonly Dialect[] = [
  { name: 'VEP CSQ', file: 'vep-csqs', key: 'CSQ', description: (width) => `Format: ${[...CSQ_FIELDS, 'A', 'B'].slice(0, Math.max(width, CSQ_FIELDS.length)).join('|')}`, second: readCsq },
  { name: 'SnpEff ANN', file: 'snpeff-anns', key: 'ANN', description: () => `Functional annotations: '${ANN_FIELDS}'`, second: readAnn },
  { name: 'bcftools BCSQ', file: 'bcfts', key: 'BCSQ', description: () => 'BCFtools/csq Format: Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change', second: readBcsq },
]; // prettier-ignore

/** Every allele is taken for a known change, so that entries of all impacts come back. */
const EVERYWHERE: Hotspot = { gene: 'X', protein: null, cdna: null, positions: [], source: 'bench' };

/** REF and ALT that an entry with an allele speaks of: an entry of another base is none of the record's. */
function alleles(text: string, key: string): string {
  const alt = key === 'ANN' ? (/^[ACGT]/.exec(text)?.[0] ?? 'C') : 'C';
  return `${alt === 'A' ? 'G' : 'A'}\t${alt}`;
}

/** Reads each string as the annotation of a record of its own, through the product's own door. */
async function read(texts: readonly string[], { key, description }: Dialect, width: number): Promise<AnnotatedSample> {
  const head = `##fileformat=VCFv4.2\n##INFO=<ID=${key},Number=.,Type=String,Description="${description(width)}">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n`;
  const lines = texts.map((text, i) => `1\t${i + 1}\t.\t${alleles(text, key)}\t.\tPASS\t${key}=${text}\tGT\t0/1`);
  const bytes = Buffer.from(`${head}${lines.join('\n')}\n`);
  const source = (async function* () {
    yield bytes;
  })();
  const result = await readVcf(source, { fileName: 'strings', statedBuild: 'GRCh37', hotspots: () => EVERYWHERE });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}

const plain = (reading: SecondReading | null): string => JSON.stringify(reading);

function firstReadings(sample: AnnotatedSample): ReadonlyMap<number, SecondReading> {
  return new Map(
    sample.findings.flatMap((finding) => {
      const [first] = finding.kind === 'small-variant' ? (finding.consequences ?? []) : [];
      if (finding.kind !== 'small-variant' || first === undefined) return [];
      const { gene, transcript, terms, cdna, protein } = first;
      return [[finding.pos ?? 0, { gene, transcript, terms: [...terms].sort(), cdna, protein }] as const];
    }),
  );
}

interface Agreement {
  readonly equal: number;
  readonly misses: readonly string[];
}

async function agreement(texts: readonly string[], dialect: Dialect): Promise<Agreement> {
  const byWidth = Map.groupBy(texts, (text) => (dialect.key === 'CSQ' ? text.split('|').length : 0));
  const misses: string[] = [];
  for (const [width, group] of byWidth) {
    const ours = firstReadings(await read(group, dialect, width));
    group.forEach((text, i) => {
      const [mine, other] = [plain(ours.get(i + 1) ?? null), plain(dialect.second(text))];
      if (mine !== other) misses.push(`${text.slice(0, 60)}: ${mine} or ${other}`);
    });
  }
  return { equal: texts.length - misses.length, misses };
}

const withChange = (texts: readonly string[], { second }: Dialect): number =>
  texts.filter((text) => second(text)?.protein || second(text)?.cdna).length;

interface Plant {
  readonly name: string;
  readonly of: (text: string, dialect: Dialect) => string | null;
  /** The entry may be read on, without the value. */
  readonly isValue?: boolean;
}

const replaceField = (text: string, field: number, value: string): string => text.split('|').map((old, i) => (i === field ? value : old)).join('|'); // prettier-ignore
const termsAt = ({ key }: Dialect): number => (key === 'ANN' ? 1 : 0);

const PLANTS: readonly Plant[] = [
  { name: 'a value dropped', of: (text, { key }) => (key === 'BCSQ' ? text.split('|').slice(0, 3).join('|') : text.replace('|', '')) },
  { name: 'a value added', of: (text, { key }) => (key === 'BCSQ' && text.split('|').length === 4 ? `${text}|+|x` : `${text}|x`) },
  { name: 'an unknown consequence', of: (text, dialect) => {
    const term = replaceField(text, termsAt(dialect), 'odd_change');
    return dialect.key === 'ANN' ? replaceField(term, 2, '') : term;
  } },
  { name: 'no consequence', of: (text, dialect) => replaceField(text, termsAt(dialect), '') },
  { name: 'an unknown impact', isValue: true, of: (text, { key }) => (key === 'ANN' ? replaceField(text, 2, 'HUGE') : null) },
  { name: 'a broken escape', isValue: true, of: (text, { key }) => (key === 'ANN' && text.includes('|p.') ? text.replace('|p.', '|p.%G') : null) },
  { name: 'an open parenthesis', isValue: true, of: (text, { key }) => (key === 'ANN' && text.includes('|p.') ? text.replace('|p.', '|p.(') : null) },
]; // prettier-ignore

/** How many planted faults were named by a warning, and how many of the faulty entries were read all the same. */
async function planted(texts: readonly string[], dialect: Dialect, plant: Plant): Promise<{ made: number; named: number; read: number }> {
  const made = texts.filter((text) => !text.startsWith('@')).flatMap((text) => plant.of(text, dialect) ?? []);
  if (made.length === 0) return { made: 0, named: 0, read: 0 };
  const sample = await read(made, dialect, dialect.key === 'CSQ' ? CSQ_FIELDS.length : 0);
  const counts = sample.warnings.map((warning) => Number(/^(\d+) annotation entries/.exec(warning)?.[1] ?? 0));
  return { made: made.length, named: counts.reduce((sum, count) => sum + count, 0), read: plant.isValue ? 0 : firstReadings(sample).size };
}

/** Gene, transcript, consequence, c. and p. of every annotation string against a second reading; then strings made illegal. */
export async function annotationStrings(data: string): Promise<readonly Measure[]> {
  const folder = join(data, 'inputs/annotation-strings/geneimpacts/tests');
  const measures: Measure[] = [];
  const total = { texts: 0, equal: 0, made: 0, named: 0, read: 0 };
  for (const dialect of DIALECTS) {
    const texts = gunzipSync(readFileSync(join(folder, `${dialect.file}.txt.gz`))).toString('utf8').split('\n').filter(Boolean); // prettier-ignore
    const { equal, misses } = await agreement(texts, dialect);
    measures.push({ measure: `annotation strings equal to a second reading: ${dialect.name}`, ours: `${equal}/${texts.length} (${withChange(texts, dialect)} with c. or p.)`, against: '100 %', met: equal === texts.length }); // prettier-ignore
    measures.push(...misses.slice(0, 5).map((miss) => ({ measure: `  differs: ${miss}`, ours: '' })));
    total.texts += texts.length;
    total.equal += equal;
    const regular = texts.filter((text) => dialect.key !== 'CSQ' || text.split('|').length === CSQ_FIELDS.length);
    for (const plant of PLANTS) {
      const found = await planted(regular, dialect, plant);
      total.made += found.made;
      total.named += Math.min(found.named, found.made);
      total.read += found.read;
    }
  }
  return [
    ...measures,
    { measure: 'annotation strings, all', ours: `${total.equal}/${total.texts}`, against: '2,535 of 2,535', met: total.equal === 2535 },
    { measure: 'planted illegal strings named', ours: `${total.named}/${total.made}`, against: '100 %', met: total.named === total.made },
    { measure: 'planted illegal strings read as something else', ours: `${total.read}`, against: '0', met: total.read === 0 },
  ];
}
