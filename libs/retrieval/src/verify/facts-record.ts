import type { ClaimRecord } from './claim-source.ts';

/** A record as CIViC words it; any of it may be absent. */
export interface StatedFacts {
  readonly gene?: string | null | undefined;
  readonly variant?: string | null | undefined;
  readonly disease?: string | null | undefined;
  readonly therapies?: readonly string[] | null | undefined;
  readonly evidenceType?: string | null | undefined;
  readonly direction?: string | null | undefined;
  readonly significance?: string | null | undefined;
  readonly level?: string | null | undefined;
  readonly rating?: number | string | null | undefined;
  readonly pmid?: number | string | null | undefined;
}

const TYPES: Readonly<Record<string, string>> = { predictive: 'therapeutic', diagnostic: 'diagnostic', prognostic: 'prognostic' };

/**
 * CIViC's words for what a record says, in any case → ours.
 *
 * | significance | ours |
 * |---|---|
 * | Sensitivity/Response, Sensitivity | sensitivity |
 * | Resistance | resistance |
 * | Reduced Sensitivity | resistance, strength reduced |
 * | Adverse Response | adverse |
 * | Better Outcome | better |
 * | Poor Outcome, Worse Outcome | poor |
 * | Positive, Negative | positive, negative |
 * | any other | as written |
 */
const SIGNIFICANCES: Readonly<Record<string, string>> = {
  'sensitivity/response': 'sensitivity',
  sensitivity: 'sensitivity',
  response: 'sensitivity',
  resistance: 'resistance',
  'reduced sensitivity': 'resistance',
  'adverse response': 'adverse',
  'better outcome': 'better',
  'poor outcome': 'poor',
  'worse outcome': 'poor',
  'poor prognosis': 'poor',
};

const plain = (value: string | null | undefined): string =>
  (value ?? '')
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

export function recordOfFacts(id: string, facts: StatedFacts): ClaimRecord {
  const significance = plain(facts.significance);
  const type = plain(facts.evidenceType);
  const fields: Record<string, string> = {
    gene: facts.gene ?? '',
    variant: facts.variant ?? '',
    disease: facts.disease ?? '',
    therapies: (facts.therapies ?? []).join(' + '),
    evidenceType: TYPES[type] ?? type,
    significance: SIGNIFICANCES[significance] ?? significance,
    strength: significance === 'reduced sensitivity' ? 'reduced' : '',
    direction: /not/.test(plain(facts.direction)) ? 'does not support' : plain(facts.direction),
    level: (facts.level ?? '').trim().toUpperCase(),
    rating: facts.rating === null || facts.rating === undefined ? '' : String(facts.rating),
    pmid: facts.pmid === null || facts.pmid === undefined ? '' : String(facts.pmid),
    wording: [facts.evidenceType, facts.significance, facts.direction].filter((part) => typeof part === 'string').join(' . '),
  };
  return { id, fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) };
}
