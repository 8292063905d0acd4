import type { VariantKey } from '../prioritize/variant-key.ts';
import { biomarkerName } from './biomarker-keys.ts';
import type { Biomarker } from './finding.ts';

const STATUS_LABELS: Readonly<Record<string, string>> = {
  'bio:1p19q-codeletion': '1p/19q codeletion',
  'bio:MSI-H': 'MSI-High',
  'bio:MSI-L': 'MSI-Low',
  'bio:MSS': 'MSS',
  'bio:TMB-H': 'TMB-High',
  'bio:TMB-L': 'TMB-Low',
  'bio:HRD': 'HRD-positive',
  'bio:HRP': 'HRD-negative',
  'bio:dMMR': 'dMMR',
  'bio:pMMR': 'pMMR',
};

export function labelOfBiomarker(finding: Biomarker, keys: readonly VariantKey[]): string {
  const name = biomarkerName(finding.name);
  const known = keys.map((key) => STATUS_LABELS[key]).find((label) => label !== undefined);
  if (known !== undefined) return known;
  const value = finding.value ?? null;
  if (value !== null)
    return [name, finding.score ?? null, value + (finding.unit === '%' ? '%' : ''), finding.unit === '%' ? null : (finding.unit ?? null)]
      .filter(Boolean)
      .join(' ');
  return finding.status ? `${name} ${finding.status}` : name;
}

export const labelOfExpression = (gene: string, change: 'over' | 'under'): string => `${gene} ${change}expression`;

/** A key in the words of a clinician, for notes and counterfactuals: `EGFR exon 19 deletion`. */
export function nameOfKey(key: VariantKey): string {
  const known = STATUS_LABELS[key];
  if (known !== undefined) return known;
  const negated = /^not\((.*)\)$/.exec(key)?.[1];
  if (negated !== undefined) return `no ${nameOfKey(negated)}`;
  const at = key.indexOf(':');
  const [category, subject] = at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
  if (category === 'g') return subject;
  if (category === 'fusion') return `${subject} fusion`.replace(/(^|::)v(?=::| )/g, '$1any partner');
  if (category === 'bio') return subject;
  const [gene = '', first = '', second = ''] = subject.split(/:(?!:)/);
  return NAMES[category]?.(gene, first, second) ?? `${gene} ${first}`.trim();
}

const NAMES: Readonly<Record<string, (gene: string, first: string, second: string) => string>> = {
  range: (gene, span) => `${gene} residues ${span}`,
  exon: (gene, exon, change) => `${gene} exon ${exon} ${change}`,
  lof: (gene) => `${gene} loss of function`,
  gof: (gene) => `${gene} gain of function`,
  any: (gene) => `${gene} mutation`,
  rearrangement: (gene) => `${gene} rearrangement`,
  itd: (gene) => `${gene}-ITD`,
  ptd: (gene) => `${gene}-PTD`,
  viii: (gene) => `${gene}vIII`,
  expression: (gene, change) =>
    change === 'over' || change === 'under' ? labelOfExpression(gene, change) : `${gene} ${change} expression`,
  methylation: (gene) => `${gene} methylation`,
  wt: (gene) => `${gene} wild type`,
};
