import type { GenomeBuild } from '../shared/primitives.ts';

export interface GenomicAllele {
  readonly build: GenomeBuild;
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/** `chr7` → `7`, `M`, `chrM` → `MT`, `23` → `X`. */
export function bareChromosome(chrom: string): string {
  const name = chrom.trim().replace(/^chr/i, '').toUpperCase();
  if (name === 'M') return 'MT';
  return name === '23' ? 'X' : name === '24' ? 'Y' : name;
}

/** Bases shared at the end, then at the start, go; one anchor base stays, so that the key is a VCF allele (2-domain-rules §1.2). */
export const genomicKey = (allele: GenomicAllele): string => keyOf(trimmed(allele, 1));

/**
 * Form in which two genomic keys are compared: no anchor base at all, so that a VCF allele and one written with `-` for the empty side agree.
 * An allele with an empty reference is inserted after `pos`.
 *
 * @returns null when the key is no genomic key
 */
export function comparableGenomicKey(key: string): string | null {
  const parts = /^g:(GRCh3[78]):([^-]+)-(\d+)-([ACGTN]*|-)-([ACGTN]*|-)$/i.exec(key);
  if (!parts) return null;
  const build: GenomeBuild = parts[1] === 'GRCh37' ? 'GRCh37' : 'GRCh38';
  return keyOf(trimmed({ build, chrom: parts[2] ?? '', pos: Number(parts[3]), ref: parts[4] ?? '', alt: parts[5] ?? '' }, 0));
}

const bases = (written: string): string => (written === '-' || written === '.' ? '' : written.toUpperCase());
const keyOf = (a: GenomicAllele): string => `g:${a.build}:${bareChromosome(a.chrom)}-${a.pos}-${a.ref}-${a.alt}`;

function trimmed(allele: GenomicAllele, keep: number): GenomicAllele {
  let [ref, alt, pos] = [bases(allele.ref), bases(allele.alt), allele.pos];
  if (ref === '') return { ...allele, ref, alt, pos };
  while (ref.length > keep && alt.length > keep && ref.at(-1) === alt.at(-1)) [ref, alt] = [ref.slice(0, -1), alt.slice(0, -1)];
  while (ref.length > keep && alt.length > keep && ref[0] === alt[0]) [ref, alt, pos] = [ref.slice(1), alt.slice(1), pos + 1];
  return { ...allele, ref, alt, pos: ref === '' ? pos - 1 : pos };
}
