import { parseProtein } from '@consilium/domain';

const RESIDUES = [...'ACDEFGHIKLMNPQRSTVWY'];
const BASES = [...'ACGT'];

const otherThan = (letters: readonly string[], not: readonly string[], step: number): string => {
  const left = letters.filter((letter) => !not.includes(letter));
  return left[step % left.length] ?? '';
};

/** Protein changes that are almost the given one and are not it: another residue, position, reference or kind. */
export function proteinNearMisses(key: string): readonly string[] {
  const change = parseProtein(key);
  if (change === null) return [];
  const shifted = (by: number): string => key.replace(/(?<=^[A-Z*])\d+/, String(change.from + by));
  const misses = [
    shifted(1),
    ...(change.from > 1 ? [shifted(-1)] : []),
    shifted(18),
    key.replace(/^[A-Z*]/, otherThan(RESIDUES, [change.residue], change.from)),
  ];
  const to = /^[A-Z]\d+([A-Z])$/.exec(key)?.[1];
  if (to !== undefined)
    misses.push(
      ...[1, 2, 3].map((step) => key.replace(/[A-Z]$/, otherThan(RESIDUES, [to, change.residue], change.from + step * 5))),
      key.replace(/[A-Z]$/, '*'),
      key.replace(/[A-Z]$/, 'fs'),
      key.replace(/[A-Z]$/, 'del'),
      `${to}${change.from}${change.residue}`,
    );
  if (key.endsWith('del')) misses.push(key.replace(/del$/, 'dup'), key.replace(/del$/, 'delinsA'));
  if (key.endsWith('fs')) misses.push(key.replace(/fs$/, '*'), key.replace(/fs$/, 'del'));
  if (/_[A-Z]\d+/.test(key)) misses.push(key.replace(/(?<=_[A-Z])\d+/, (end) => String(Number(end) + 1)));
  if (/ins[A-Z]+$/.test(key))
    misses.push(
      `${key}G`,
      key.replace(/[A-Z]$/, (last) => otherThan(RESIDUES, [last], 3)),
    );
  return [...new Set(misses)].filter((miss) => miss !== key);
}

/** Coding changes that are almost the given one: shifted, another base, reference and alternate swapped. */
export function codingNearMisses(key: string): readonly string[] {
  const position = Number(/\d+/.exec(key)?.[0] ?? Number.NaN);
  const shifted = [1, 3, -1].map((by) => key.replace(/\d+/, String(Math.max(1, position + by))));
  const bases = /([ACGT])>([ACGT])$/.exec(key);
  const [ref = '', alt = ''] = bases?.slice(1) ?? [];
  const exchanged =
    bases === null
      ? []
      : [
          key.replace(/.>.$/, `${alt}>${ref}`),
          key.replace(/.$/, otherThan(BASES, [ref, alt], 0)),
          key.replace(/.>.$/, `${otherThan(BASES, [ref, alt], 1)}>${alt}`),
        ];
  const intronic = /[+-]\d+[ACGT]>/.test(key)
    ? [key.replace(/([+-])(\d+)(?=[ACGT]>)/, (_, sign: string, by: string) => `${sign}${Number(by) + 1}`)]
    : [];
  return [...new Set([...shifted, ...exchanged, ...intronic])].filter((miss) => miss !== key);
}

/** Alleles beside the given one: the next base, another base, swapped, the other build at the same position. */
export function genomicNearMisses(key: string): readonly string[] {
  const parts = /^g:(GRCh3[78]):([^-]+)-(\d+)-([ACGT])-([ACGT])$/.exec(key);
  if (!parts) return [];
  const [, build = '', chrom = '', pos = '', ref = '', alt = ''] = parts;
  const at = (position: number, from: string, to: string, on = build): string => `g:${on}:${chrom}-${position}-${from}-${to}`;
  const here = Number(pos);
  return [
    at(here + 1, ref, alt),
    at(here - 1, ref, alt),
    at(here, alt, ref),
    at(here, ref, otherThan(BASES, [ref, alt], here)),
    at(here, ref, alt, build === 'GRCh37' ? 'GRCh38' : 'GRCh37'),
  ];
}
