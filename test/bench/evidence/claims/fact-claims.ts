import type { CitedClaim } from '@consilium/retrieval';
import type { Statement } from './statements.ts';
import type { Pool } from './mutations.ts';

type Fields = Statement['facts'];
type Below = (below: number) => number;

const TO: Readonly<Record<string, string>> = {
  'Sensitivity/Response': 'sensitivity to', Resistance: 'resistance to', 'Better Outcome': 'better outcome', 'Poor Outcome': 'poor outcome', Positive: 'a positive diagnosis', Negative: 'a negative diagnosis',
}; // prettier-ignore

/** A true statement of a record in one of three wordings; null where the record is too bare. */
export function factClaim(
  { gene, variant, disease, therapies, direction, significance, level, pmid }: Fields,
  wording: number,
): string | null {
  const claim = TO[significance ?? ''];
  if (claim === undefined || !gene || !disease || (direction !== 'Supports' && direction !== 'Does Not Support')) return null;
  if (claim.endsWith(' to') && (therapies ?? []).length === 0) return null;
  const says = `${claim}${claim.endsWith(' to') ? ` ${(therapies ?? []).join(' + ')}` : ''}`;
  const supports = direction === 'Supports' ? 'supports' : 'does not support';
  const subject = `${gene} ${variant ?? ''}`.trim();
  return (
    [
      `${subject} in ${disease}: level ${level ?? ''} evidence ${supports} ${says} (PMID ${String(pmid)}).`,
      `Evidence of level ${level ?? ''} ${supports} ${says} for ${subject} in ${disease}.`,
      `CIViC ${supports} ${says} in ${disease} with ${subject}.`,
    ][wording % 3] ?? null
  );
}

const OPPOSITE: Readonly<Record<string, string>> = {
  'Sensitivity/Response': 'Resistance',
  Resistance: 'Sensitivity/Response',
  'Better Outcome': 'Poor Outcome',
  'Poor Outcome': 'Better Outcome',
};
const other = (from: readonly string[], not: string, below: Below): string => {
  for (let tries = 0; tries < 10; tries += 1) {
    const one = from[below(from.length)] ?? '';
    if (one !== '' && !one.toLowerCase().includes(not.toLowerCase()) && !not.toLowerCase().includes(one.toLowerCase())) return one;
  }
  return 'unknown';
};

/** Fields made false; the claim is written from them, the record stays. */
export const FACT_MUTATIONS: Readonly<Record<string, (facts: Fields, pool: Pool, below: Below) => Fields | null>> = {
  'fact: gene swapped': (facts, { genes }, below) => ({ ...facts, gene: other(genes, facts.gene ?? '', below) }),
  'fact: variant swapped': (facts, { variants }, below) => ({ ...facts, variant: other(variants, facts.variant ?? '', below) }),
  'fact: disease swapped': (facts, { diseases }, below) => ({ ...facts, disease: other(diseases, facts.disease ?? '', below) }),
  'fact: drug swapped': (facts, { drugs }, below) => ((facts.therapies ?? []).length === 0 ? null : { ...facts, therapies: [other(drugs, facts.therapies?.join(' ') ?? '', below)] }),
  'fact: drug added': (facts, { drugs }, below) => ((facts.therapies ?? []).length === 0 ? null : { ...facts, therapies: [...(facts.therapies ?? []), other(drugs, facts.therapies?.join(' ') ?? '', below)] }),
  'fact: direction flipped': (facts) => ({ ...facts, direction: facts.direction === 'Supports' ? 'Does Not Support' : 'Supports' }),
  'fact: significance flipped': (facts) => (OPPOSITE[facts.significance ?? ''] === undefined ? null : { ...facts, significance: OPPOSITE[facts.significance ?? ''] ?? null }),
  'fact: level swapped': (facts) => ({ ...facts, level: facts.level === 'A' ? 'B' : 'A' }),
  'fact: publication swapped': (facts, _pool, below) => ({ ...facts, pmid: String(30_000_000 + below(9_000_000)) }),
}; // prettier-ignore

export const citing = (of: Statement, claim: string, quote: string): CitedClaim => ({
  claim,
  quote,
  document: { id: of.id, text: of.text, facts: of.facts },
});
