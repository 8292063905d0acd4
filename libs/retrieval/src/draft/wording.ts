import type { FindingExplanation, Fraction } from '@consilium/domain';

export const tierText = ({ tier, level }: { readonly tier: string | null; readonly level: string | null }): string =>
  tier === null ? 'no tier' : `Tier ${tier}${level ? `-${level}` : ''}`;

export const percent = (fraction: Fraction): string => `${Math.round(fraction * 100)} %`;

/** A combination reads `dabrafenib + trametinib`. */
export const therapyText = (therapies: readonly string[]): string => therapies.join(' + ');

/** `BRAF V600E (VAF 77 %)`; several findings by their labels alone. */
export function subjectText(findings: readonly FindingExplanation[]): string {
  const [first] = findings;
  if (findings.length === 1 && first) return first.vaf === null ? first.label : `${first.label} (VAF ${percent(first.vaf)})`;
  return findings.map(({ label }) => label).join(', ');
}

export const listText = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** A warning or note of the engine as a sentence: it ends with a full stop and carries no quotation marks. */
export const asSentence = (text: string): string =>
  `${text
    .trim()
    .replace(/[.;]+$/, '')
    .replace(/["\u201C\u201D\u201E\u00AB\u00BB]/gu, "'")}.`;
