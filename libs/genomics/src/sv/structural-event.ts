import { STRUCTURAL_TYPES } from '@consilium/domain';
import type { StructuralVariant } from '@consilium/domain';
import { infoValue } from '../annotation/annotation-entry.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import type { VcfRecord } from '../vcf/record.ts';
import { keptByStrands, parseBreakend } from './breakend.ts';
import type { Breakend, Kept } from './breakend.ts';

export type StructuralType = StructuralVariant['type'];

/** One structural allele as the record places it. */
export interface StructuralEvent {
  readonly type: StructuralType;
  readonly own: Breakend;
  readonly mate: Breakend | null;
  /** Bases gained (positive) or lost (negative). */
  readonly length: number | null;
  /** Made of its places; the same for both records of a pair of breakends that name the same places. */
  readonly key: string;
}

/** SVision writes its type in place of an allele. The letters are bases of IUPAC, so that SVTYPE decides. */
export const isStructuralWord = (alt: string, info: string): boolean => /^C?SV$/.test(alt) && infoValue(info, 'SVTYPE') !== null;

/**
 * | ALT | type, other side |
 * |---|---|
 * | `<DEL>`, `<DUP:TANDEM>`, `<INV>`, `<CNV>`, `<CN3>` | its word, END or POS + length |
 * | `<INS>`, `N<INS>` | INS, no other side |
 * | breakend | BND, the mate |
 * | `<BND>`, `<TRA>` | BND, CHR2 with POS2 or END |
 * | `SV`, `CSV` (SVision) | SVTYPE, END |
 * | bases (a written-out event that an annotator calls a fusion) | SVTYPE, else DEL or INS by the lengths |
 * | any other word | BND: what it does is not known |
 */
export function structuralEvent(record: VcfRecord, alt: string): StructuralEvent {
  const chrom = chromosomeName(record.chrom);
  const breakend = parseBreakend(alt);
  if (breakend !== null) {
    const { mate } = breakend;
    const other = mate === null ? null : { ...mate, chrom: chromosomeName(mate.chrom) };
    return withKey('BND', { chrom, pos: record.pos, keeps: breakend.keeps }, other, null);
  }
  const type = typeOf(alt, record);
  const mate = otherSide(record, chrom, type);
  const kept = keptSides(type, record.info);
  const own = { chrom, pos: record.pos, keeps: kept?.[0] ?? null };
  return withKey(type, own, mate === null ? null : { ...mate, keeps: kept?.[1] ?? null }, lengthOf(record, type, mate));
}

const text = (info: string, key: string): string => infoValue(info, key) ?? '';
const whole = (value: string): number | null => (/^-?\d+$/.test(value) ? Number(value) : null);

function typeOf(alt: string, { ref, info }: VcfRecord): StructuralType {
  if (/^[A-Z]+$/i.test(alt) && text(info, 'SVTYPE') === '') return ref.length > alt.length ? 'DEL' : 'INS';
  const word = /<([^<>]+)>/.exec(alt)?.[1] ?? text(info, 'SVTYPE');
  if (/^CN\d+$/.test(word)) return 'CNV';
  const plain = word.replace(/^t(?=DUP$)/, '').split(':')[0] ?? '';
  return STRUCTURAL_TYPES.find((type) => type === plain) ?? 'BND';
}

function otherSide({ pos, ref, info }: VcfRecord, chrom: string, type: StructuralType): { chrom: string; pos: number } | null {
  if (type === 'INS') return null;
  const chrom2 = chromosomeName(text(info, 'CHR2') || chrom);
  const end = whole(text(info, type === 'BND' ? 'POS2' : 'END')) ?? whole(text(info, 'END'));
  if (end !== null) return type === 'BND' && end === pos && chrom2 === chrom ? null : { chrom: chrom2, pos: end };
  if (ref.length > 1) return { chrom, pos: pos + ref.length - 1 };
  const length = whole(text(info, 'SVLEN').split(',')[0] ?? '');
  return length === null || type === 'BND' ? null : { chrom, pos: pos + Math.abs(length) };
}

function keptSides(type: StructuralType, info: string): readonly [Kept, Kept] | null {
  if (type === 'DEL') return ['left', 'right'];
  if (type === 'DUP') return ['right', 'left'];
  const stated = text(info, 'CT') || text(info, 'STRANDS') || text(info, 'STRAND') || text(info, 'BP_NOTATION');
  return type === 'BND' ? keptByStrands(stated) : null;
}

function lengthOf({ pos, info }: VcfRecord, type: StructuralType, mate: { pos: number } | null): number | null {
  const stated = whole(text(info, 'SVLEN').split(',')[0] ?? '') ?? (mate === null ? null : mate.pos - pos);
  if (stated === null || type === 'BND' || type === 'INV' || type === 'CNV') return null;
  return type === 'DEL' ? -Math.abs(stated) : Math.abs(stated);
}

function withKey(type: StructuralType, own: Breakend, mate: Breakend | null, length: number | null): StructuralEvent {
  const sides = [own, mate]
    .filter((side) => side !== null)
    .map(({ chrom, pos, keeps }) => `${chrom}-${pos}${keeps === null ? '' : `-${keeps}`}`);
  return { type, own, mate, length, key: `${type} ${(type === 'BND' ? sides.toSorted() : sides).join(' ')}` };
}

/** The same for both records of a pair: their ids, else the places. Callers shift one place of a pair by the homology between them. */
export function pairKey({ id, info }: VcfRecord, { type, key }: StructuralEvent): string {
  const mate = ['MATEID', 'MATE_ID', 'PARID'].map((name) => text(info, name).split(',')[0] ?? '').find((value) => value !== '') ?? '.';
  return type === 'BND' && id !== '.' && mate !== '.' ? [id, mate].toSorted().join(' ') : key;
}
