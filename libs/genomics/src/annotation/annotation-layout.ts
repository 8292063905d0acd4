import type { VcfHeader } from '../vcf/vcf-header.ts';

/** Where the annotation stands in INFO and the order of its fields, as the header declares it. */
export interface AnnotationLayout {
  readonly kind: 'vep' | 'snpeff';
  readonly infoKey: string;
  readonly fields: readonly string[];
}

export interface AnnotationFound {
  readonly layout: AnnotationLayout | null;
  /** One sentence when an annotation is declared that is not read. */
  readonly warning: string | null;
}

const VEP_FORMAT = /Format:\s*['"]?([^'"]*\|[^'"]*)/i;
const SNPEFF_FORMAT = /Functional annotations:\s*'?([^'"]+)/i;

/** VEP writes its field order into the description of CSQ (or another key, by `--vcf_info_field`), SnpEff into that of ANN. */
export function annotationLayout({ infos }: VcfHeader): AnnotationFound {
  for (const [infoKey, { description }] of infos) {
    const snpeff = SNPEFF_FORMAT.exec(description)?.[1];
    if (snpeff !== undefined) return read('snpeff', infoKey, snpeff);
    const vep = VEP_FORMAT.exec(description)?.[1];
    if (vep !== undefined && /\bConsequence\b/.test(vep) && !description.includes('BCFtools')) return read('vep', infoKey, vep);
  }
  const unread = ['CSQ', 'ANN', 'BCSQ', 'EFF'].find((key) => infos.has(key));
  const warning = unread
    ? `The annotation in ${unread} is not read: its header line does not give the field order of VEP CSQ or SnpEff ANN.`
    : null;
  return { layout: null, warning };
}

const read = (kind: AnnotationLayout['kind'], infoKey: string, fields: string): AnnotationFound => ({
  layout: { kind, infoKey, fields: fields.split('|').map((field) => field.trim()) },
  warning: null,
});
