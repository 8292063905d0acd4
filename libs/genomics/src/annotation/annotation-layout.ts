import type { VcfHeader } from '../vcf/vcf-header.ts';

/** Where the annotation stands in INFO and the order of its fields, as the header declares it. */
export interface AnnotationLayout {
  /** `snpeff-eff` and `bcftools` entries carry no allele; those of `bcftools` name no impact and may point to another record. */
  readonly kind: 'vep' | 'snpeff' | 'snpeff-eff' | 'bcftools';
  readonly infoKey: string;
  readonly fields: readonly string[];
  /** How many values an entry may have: all fields, or without those that the header calls optional. */
  readonly counts: ReadonlySet<number>;
}

export interface AnnotationFound {
  readonly layout: AnnotationLayout | null;
  /** One sentence when an annotation is declared that is not read. */
  readonly warning: string | null;
}

const VEP_FORMAT = /Format:\s*['"]?([^'"]*\|[^'"]*)/i;
const SNPEFF_FORMAT = /Functional annotations:\s*'?([^'"]+)/i;
const EFF_FORMAT = /Effect\s*\(([^)[]+)(?:\[([^\]]*)\])?/i;
/** Consequence, gene, transcript and biotype; the strand; the change of protein and DNA (bcftools csq 1.10 to 1.21). A reference `@pos` stands alone. */
const BCSQ_COUNTS = [1, 4, 5, 7];

type LayoutOf = (infoKey: string, description: string) => AnnotationLayout | null;

/** In the order in which they are preferred where a file carries several: those that name HGVS first. */
const LAYOUTS: readonly LayoutOf[] = [
  (infoKey, description) => {
    const format = VEP_FORMAT.exec(description)?.[1];
    const isVep = format !== undefined && /\bConsequence\b/.test(format) && !isBcftools(description);
    return isVep ? allFields('vep', infoKey, names(format)) : null;
  },
  (infoKey, description) => {
    const format = SNPEFF_FORMAT.exec(description)?.[1];
    return format === undefined ? null : allFields('snpeff', infoKey, names(format));
  },
  (infoKey, description) => {
    const format = EFF_FORMAT.exec(description);
    const required = names(format?.[1] ?? '');
    if (!required.includes('Gene_Name')) return null;
    const fields = ['Effect', ...required, ...names(format?.[2] ?? '')];
    const counts = new Set(fields.map((_, i) => i + 1).filter((count) => count > required.length));
    return { kind: 'snpeff-eff', infoKey, fields, counts };
  },
  (infoKey, description) => {
    const format = VEP_FORMAT.exec(description)?.[1];
    if (format === undefined || !isBcftools(description)) return null;
    return { kind: 'bcftools', infoKey, fields: names(format.replace(/\[\*\]/g, '')), counts: new Set(BCSQ_COUNTS) };
  },
];

/** VEP writes its field order into the description of CSQ (or another key, by `--vcf_info_field`), the other annotators into that of their key. */
export function annotationLayout({ infos }: VcfHeader): AnnotationFound {
  const declared = [...infos];
  for (const layoutOf of LAYOUTS) {
    const layout = declared.map(([infoKey, { description }]) => layoutOf(infoKey, description)).find((found) => found !== null);
    if (!layout) continue;
    const other = ['CSQ', 'ANN', 'EFF', 'BCSQ'].find((key) => infos.has(key) && key !== layout.infoKey);
    return { layout, warning: other === undefined ? null : `The file is annotated twice: ${layout.infoKey} was read, ${other} was not.` };
  }
  const unread = ['CSQ', 'ANN', 'EFF', 'BCSQ'].find((key) => infos.has(key));
  const warning = unread
    ? `The annotation in ${unread} is not read: its header line does not give the field order of VEP CSQ, SnpEff ANN or EFF, or bcftools BCSQ.`
    : null;
  return { layout: null, warning };
}

const isBcftools = (description: string): boolean => /bcftools/i.test(description);
const names = (format: string): readonly string[] =>
  format
    .split('|')
    .map((field) => field.trim())
    .filter((field, i, all) => field !== '' || (i > 0 && i < all.length - 1));
const allFields = (kind: AnnotationLayout['kind'], infoKey: string, fields: readonly string[]): AnnotationLayout => ({
  kind,
  infoKey,
  fields,
  counts: new Set([fields.length]),
});
