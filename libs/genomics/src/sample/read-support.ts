import type { SampleCall } from './sample-call.ts';

/** The allele asked for, among those of its record. `index` is 1-based, as in GT. */
export interface AlleleInRecord {
  readonly ref: string;
  readonly alt: string;
  readonly index: number;
  readonly altCount: number;
}

/** Null where the file does not say. Fractions 0–1. */
export interface Support {
  readonly vaf: number | null;
  readonly depth: number | null;
  readonly altReads: number | null;
}

export interface SupportFields {
  readonly depth?: string | undefined;
  readonly alt?: string | undefined;
  readonly vaf?: string | undefined;
}

interface Counts {
  readonly alt: number | null;
  /** Reads that the caller counted for or against the allele: the denominator of the fraction. */
  readonly informative: number | null;
}

type Dialect = (call: SampleCall, allele: AlleleInRecord) => Counts | null;

/**
 * How callers write reads of an allele; the first that applies counts.
 *
 * | caller | alternate reads | informative reads |
 * |---|---|---|
 * | VarScan 2 | AD (one number) beside RD | RD + AD |
 * | GATK, Mutect, MuSE, ClairS and most | AD at the allele | sum of AD |
 * | FreeBayes | AO at the allele | RO + sum of AO |
 * | Strelka SNV | first number of AU, CU, GU, TU | reference base + alternate base |
 * | Strelka indel | first number of TIR | TAR + TIR |
 * | SomaticSniper, samtools | third + fourth of DP4 | sum of DP4 |
 */
const DIALECTS: readonly Dialect[] = [varscan, alleleDepths, freebayes, strelkaSnv, strelkaIndel, strandCounts];

/** Fields in which callers write the fraction itself: Mutect2, ClairS, VarDict (AF), VarScan (FREQ), Mutect 1 (FA), others (VAF, VF). */
const FRACTIONS = ['AF', 'FREQ', 'FA', 'VAF', 'VF'] as const;

/**
 * Reads and fraction of one allele in one sample.
 * 1. Fields stated by the user, or revealed by the header, go first.
 * 2. The caller's own fraction goes before a quotient of counts: some callers list fewer reads than they judged.
 * 3. Depth is DP when given, else the informative reads.
 */
export function readSupport(call: SampleCall, allele: AlleleInRecord, fields: SupportFields = {}): Support {
  const counts =
    statedCounts(call, allele, fields) ?? DIALECTS.map((dialect) => dialect(call, allele)).find((found) => found !== null) ?? null;
  const depth = one(call, fields.depth ?? 'DP') ?? one(call, 'DP') ?? counts?.informative ?? null;
  const altReads = counts?.alt ?? null;
  const quotient = ratio(altReads, counts?.informative ?? null) ?? ratio(altReads, depth);
  const fraction = fields.vaf ? alleleValue(call, fields.vaf, allele) : fields.alt ? quotient : ownFraction(call, allele);
  return { vaf: asFraction(fraction ?? quotient), depth, altReads };
}

function statedCounts(call: SampleCall, allele: AlleleInRecord, { depth, alt }: SupportFields): Counts | null {
  if (alt === undefined) return null;
  return { alt: alleleValue(call, alt, allele), informative: depth === undefined ? null : one(call, depth) };
}

function ownFraction(call: SampleCall, allele: AlleleInRecord): number | null {
  for (const field of FRACTIONS) {
    const value = alleleValue(call, field, allele);
    if (value !== null) return value;
  }
  return null;
}

function varscan(call: SampleCall): Counts | null {
  const reference = one(call, 'RD');
  const alt = call.numbers('AD');
  if (reference === null || alt.length !== 1) return null;
  return { alt: alt[0] ?? null, informative: plus(reference, alt[0] ?? null) };
}

function alleleDepths(call: SampleCall, allele: AlleleInRecord): Counts | null {
  const depths = call.numbers('AD');
  const alt = alleleValue(call, 'AD', allele);
  if (alt === null) return null;
  return { alt, informative: depths.length === allele.altCount + 1 && depths[0] !== null ? total(depths) : null };
}

function freebayes(call: SampleCall, allele: AlleleInRecord): Counts | null {
  const alt = alleleValue(call, 'AO', allele);
  return alt === null ? null : { alt, informative: plus(one(call, 'RO'), total(call.numbers('AO'))) };
}

function strelkaSnv(call: SampleCall, { ref, alt }: AlleleInRecord): Counts | null {
  const count = (base: string) => (base.length === 1 ? (call.numbers(`${base}U`)[0] ?? null) : null);
  const [reference, alternate] = [count(ref), count(alt)];
  return reference === null || alternate === null ? null : { alt: alternate, informative: reference + alternate };
}

function strelkaIndel(call: SampleCall): Counts | null {
  const alt = call.numbers('TIR')[0] ?? null;
  return alt === null ? null : { alt, informative: plus(call.numbers('TAR')[0] ?? null, alt) };
}

function strandCounts(call: SampleCall, { altCount }: AlleleInRecord): Counts | null {
  const counts = call.numbers('DP4');
  if (counts.length !== 4 || altCount !== 1 || counts.includes(null)) return null;
  return { alt: total(counts.slice(2)), informative: total(counts) };
}

/** Value of a field with one entry an alternate allele, or one an allele with the reference first. */
function alleleValue(call: SampleCall, field: string, { index, altCount }: AlleleInRecord): number | null {
  const values = call.numbers(field);
  if (values.length === altCount + 1) return values[index] ?? null;
  return values.length === altCount ? (values[index - 1] ?? null) : null;
}

function one(call: SampleCall, field: string): number | null {
  const values = call.numbers(field);
  return values.length === 1 ? (values[0] ?? null) : null;
}

const total = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;
const asFraction = (value: number | null): number | null => (value === null || value < 0 || value > 1 ? null : value);
