import { isBeyondEnd } from '@consilium/domain';
import { byteAt, equalBytes, HEX } from './byte-class.ts';
import { ChromosomeName } from './chromosome-name.ts';
import { fieldPlan, NO_FIELDS } from './field-plan.ts';
import type { FieldPlan } from './field-plan.ts';
import type { RecordView } from './record-view.ts';
import type { HotspotLookup } from '../vcf/hotspot-index.ts';
import { trimAllele } from '../vcf/alleles.ts';
import type { OpenedFile } from '../vcf/open-file.ts';

const MODIFIER = Buffer.from('MODIFIER');
const PERCENT = 37;
const OPENING = 40;
const CLOSING = 41;

/** Names of the same field in CSQ and ANN. */
const ALLELE = ['Allele'] as const;
const TERMS = ['Consequence', 'Annotation'] as const;
const IMPACT = ['IMPACT', 'Annotation_Impact'] as const;
const CHANGES = ['HGVSc', 'HGVSp', 'HGVS.c', 'HGVS.p'] as const;

/**
 * Tells from bytes alone that a record holds no finding, so that nothing is made of it. It must never be sure of a record that
 * `SampleReading.take` would keep, refuse or warn of; the other way round costs only time.
 *
 * | record | sure |
 * |---|---|
 * | not plain, several alternate alleles, ALT equal to REF, or a structural key in INFO | no |
 * | beyond the end of its chromosome | no: it is refused |
 * | a known hotspot | no |
 * | annotated by another tool than VEP CSQ or SnpEff ANN, or without an impact field | no |
 * | entries that name one allele, each with all its values, terms, the impact MODIFIER and HGVS without brackets and with whole escapes | yes |
 * | no annotation | yes |
 */
export class PassOver {
  readonly plan: FieldPlan;
  private readonly chromosome = new ChromosomeName();
  private readonly isReadable: boolean;
  private readonly allele: number;
  private readonly required: readonly number[];
  private readonly changes: readonly number[];

  constructor(
    private readonly opened: OpenedFile,
    private readonly hotspots: HotspotLookup | undefined,
  ) {
    const { layout } = opened.annotation;
    const isSplit = layout !== null && (layout.kind === 'vep' || layout.kind === 'snpeff');
    this.plan = isSplit ? fieldPlan(layout, [...ALLELE, ...TERMS, ...IMPACT, ...CHANGES]) : NO_FIELDS;
    const slotsOf = (from: number, names: readonly string[]) =>
      this.plan.slots.slice(from, from + names.length).filter((slot) => slot >= 0);
    const impacts = slotsOf(ALLELE.length + TERMS.length, IMPACT);
    this.allele = this.plan.slots[0] ?? -1;
    this.required = [...slotsOf(ALLELE.length, TERMS).slice(0, 1), ...impacts.slice(0, 1)];
    this.changes = slotsOf(ALLELE.length + TERMS.length + IMPACT.length, CHANGES);
    this.isReadable = layout === null || (isSplit && this.required.length === 2);
  }

  isSure(view: RecordView): boolean {
    if (!this.isReadable || !view.isPlain || view.hasStructuralKey || view.alts > 1) return false;
    if (view.alts === 1 && isReference(view)) return false;
    if (view.entries > 0 && !(view.isEven && this.isUnremarkable(view))) return false;
    const chrom = this.chromosome.of(view);
    const { build } = this.opened.verdict;
    if (build === null) return true;
    if (isBeyondEnd(chrom, view.pos, build)) return false;
    if (this.hotspots === undefined || view.alts === 0) return true;
    const ref = view.bytes.toString('latin1', view.refStart, view.refEnd).toUpperCase();
    const alt = view.bytes.toString('latin1', view.altStart, view.altEnd).toUpperCase();
    return this.hotspots({ build, chrom, ...trimAllele({ pos: view.pos, ref, alt }) }) === null;
  }

  private isUnremarkable(view: RecordView): boolean {
    const { bytes, spans } = view;
    const width = 2 * this.plan.gaps.length;
    const [terms = 0, impact = 0] = this.required;
    for (let entry = 0; entry < view.entries; entry += 1) {
      const at = entry * width;
      const from = (slot: number): number => spans[at + 2 * slot] ?? 0;
      const to = (slot: number): number => spans[at + 2 * slot + 1] ?? 0;
      if (!equalBytes(bytes, from(impact), to(impact), MODIFIER)) return false;
      if (from(terms) === to(terms) || isJoint(byteAt(bytes, from(terms)))) return false;
      if (this.changes.some((slot) => mayBeBroken(bytes, from(slot), to(slot)))) return false;
      if (this.allele >= 0 && entry > 0 && !sameBytes(bytes, spans[2 * this.allele] ?? 0, spans[2 * this.allele + 1] ?? 0, from(this.allele), to(this.allele))) return false; // prettier-ignore
    }
    return true;
  }
}

/** Terms are joined by `&`, in older files by `+`: one that starts the field stands for an empty term. */
const isJoint = (byte: number): boolean => byte === 38 || byte === 43;

/** Letter case aside. */
function isReference({ bytes, refStart, refEnd, altStart, altEnd }: RecordView): boolean {
  if (refEnd - refStart !== altEnd - altStart) return false;
  for (let i = 0; i < refEnd - refStart; i += 1) if (((bytes[refStart + i] ?? 0) ^ (bytes[altStart + i] ?? 0)) & 0xdf) return false;
  return true;
}

/** An escape without two hexadecimal digits, or a bracket that may lack its other half: the annotation would be warned of. */
function mayBeBroken(bytes: Buffer, from: number, to: number): boolean {
  for (let p = from; p < to; p += 1) {
    const c = byteAt(bytes, p);
    if (c === OPENING || c === CLOSING) return true;
    if (c === PERCENT && !(p + 2 < to && HEX[byteAt(bytes, p + 1)] === 1 && HEX[byteAt(bytes, p + 2)] === 1)) return true;
  }
  return false;
}

function sameBytes(bytes: Uint8Array, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  if (to - from !== otherTo - otherFrom) return false;
  for (let i = 0; i < to - from; i += 1) if (bytes[from + i] !== bytes[otherFrom + i]) return false;
  return true;
}
