import { classifyFullName, classifyName, parseProfile } from '@consilium/knowledge';
import type { Measure } from '../table.ts';
import { RELEASES, summaryOf, variantOf } from './civic-variants.ts';

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(2)} % (${part} of ${whole})`;
const IS_EXACT = new Set(['p', 'c', 'g']);

/** Names of both CIViC releases that get a category, and molecular profiles that parse; the peer's figure is the share of names that are one allele. */
export async function names(data: string): Promise<readonly Measure[]> {
  const classified = RELEASES.flatMap((release) => summaryOf(data, release, 'Variant').map(variantOf)).map((variant) => ({ variant, category: classifyName(variant).category })); // prettier-ignore
  const known = classified.filter(({ category }) => category !== 'text');
  const alleles = classified.filter(({ category }) => IS_EXACT.has(category));
  const profiles = RELEASES.flatMap((release) => summaryOf(data, release, 'MolecularProfile').map((row) => row['name'] ?? ''));
  const combined = profiles.filter((name) => /\b(?:AND|OR|NOT)\b/.test(name));
  const parsed = combined.filter((name) => parseProfile(name, (part) => classifyFullName(part).profile).ok);
  const unread = [
    ...new Set(classified.filter(({ category }) => category === 'text').map(({ variant }) => `${variant.gene} ${variant.name}`)),
  ];
  return [
    {
      measure: 'variant names classified',
      ours: share(known.length, classified.length),
      against: `a reader of exact changes alone ${share(alleles.length, classified.length)}; >= 98 %`,
      met: known.length / classified.length >= 0.98,
    },
    { measure: '  left as text, never tier-forming', ours: String(unread.length), against: unread.slice(0, 6).join(', ') },
    {
      measure: 'combined profiles parsed',
      ours: share(parsed.length, combined.length),
      against: '100 %',
      met: parsed.length === combined.length && combined.length > 250,
    },
  ];
}
