import type { Biomarker, SampleFacts } from '@consilium/domain';
import type { CaseCells } from './csv-cells.ts';

/** Names of biomarkers that need no column of their own, with the German ones; others stand as written. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:msi|mss|microsatellite.*|mikrosatelliten.*)(?:[- ]status)?$/i, 'MSI'],
  [/^(?:mmr|dmmr|pmmr|mismatch[- ]repair.*)(?:[- ]status)?$/i, 'MMR'],
  [/^(?:tmb|tumou?r mutational burden|tumormutationslast|mutationslast)(?:[- ]status)?$/i, 'TMB'],
  [/^(?:hrd|gis|homologous recombination.*|homologe rekombination.*)(?:[- ](?:status|score))?$/i, 'HRD'],
  [/^pd-?l1\b/i, 'PD-L1'],
  [/^(?:er|(?:o?estrogen|östrogen)[- ]?rezeptor|o?estrogen receptor)$/i, 'ER'],
  [/^(?:pr|pgr|progesteron[- ]?rezeptor|progesterone receptor)$/i, 'PR'],
  [/^(?:ebv|epstein.*)$/i, 'EBV'],
  [/^hpv/i, 'HPV'],
];

export const biomarkerNamed = (text: string): string | null => NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** German and spelled-out results → the words that the domain reads. */
const STATUS: readonly (readonly [RegExp, string])[] = [
  [/^(?:msi-?h(?:igh)?|tmb-?h(?:igh)?|high|hoch|instabil|instable|unstable)$/i, 'high'],
  [/^(?:mss|stable|stabil|mikrosatellitenstabil|microsatellite[- ]stable)$/i, 'stable'],
  [/^(?:msi-?l|tmb-?l|tmb-?low|low|niedrig|gering)$/i, 'low'],
  [/^(?:dmmr|deficient|defizient|defekt|verlust|loss|lost)$/i, 'deficient'],
  [/^(?:pmmr|proficient|profizient|intakt|intact|erhalten|retained)$/i, 'proficient'],
  [/^(?:positiv|positive|pos|\+|nachgewiesen|detected|present|vorhanden|ja|yes|hrd-?positive?|hrd\+)$/i, 'positive'],
  [/^(?:negativ|negative|neg|nicht nachgewiesen|not detected|absent|nein|no|hrd-?negative?|hrd-)$/i, 'negative'],
];

/**
 * What each of these markers can be. The domain takes every other word about TMB and HRD for "low", and none at all for the rest: here such a
 * word is refused instead.
 */
const POSSIBLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MSI: { high: 'high', positive: 'high', low: 'low', stable: 'stable', negative: 'stable' },
  MMR: { deficient: 'deficient', proficient: 'proficient' },
  TMB: { high: 'high', low: 'low' },
  HRD: { positive: 'positive', high: 'positive', deficient: 'positive', negative: 'negative', low: 'negative', proficient: 'negative' },
};

export function biomarkerOf(cells: CaseCells, written: string, change: string | null): Omit<Biomarker, 'id'> {
  const name = biomarkerNamed(written) ?? written;
  const column = isMeasure(cells.text('value')) ? 'value' : isMeasure(cells.text('status')) ? 'status' : null;
  const isBelowOne = name === 'PD-L1' && column !== null && /^<\s*1\s*%?$/.test(cells.text(column) ?? '');
  const measured = column === null || isBelowOne ? null : cells.measure(column);
  const reported = column === 'status' ? change : (cells.text('status') ?? change ?? (column === null ? cells.text('value') : null));
  const optional = {
    status: isBelowOne ? 'negative' : statusOf(cells, name, reported),
    unit: cells.text('unit') ?? measured?.unit ?? null,
    score: /\b(TPS|CPS|IC|TC)\b/i.exec(`${cells.text('score') ?? ''} ${written}`)?.[1]?.toUpperCase() ?? null,
    method: cells.text('method'),
    assay: cells.text('assay'),
  };
  return {
    kind: 'biomarker',
    name,
    ...(measured === null ? {} : { value: measured.value }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  };
}

/** A number, with a bound or unit; `3+` of immunohistochemistry is a status. */
const isMeasure = (text: string | null): boolean => text !== null && /^[<>≥≤=~]*\s*\d/.test(text) && !text.includes('+');

function statusOf(cells: CaseCells, name: string, reported: string | null): string | null {
  if (reported === null) return null;
  const known = STATUS.find(([pattern]) => pattern.test(reported))?.[1];
  const possible = Object.hasOwn(POSSIBLE, name) ? POSSIBLE[name] : undefined;
  if (possible === undefined) return known ?? reported;
  const status = known === undefined ? undefined : possible[known];
  if (status !== undefined) return status;
  const column = cells.text('status') === null ? 'change' : 'status';
  throw cells.fault(column, `the status of ${name} cannot be read; write ${[...new Set(Object.values(possible))].join(' or ')}`);
}

/** Rows that speak of the sample, not of a finding. */
export function sampleFactOf(cells: CaseCells, written: string): SampleFacts | null {
  if (/^(?:ploidy|ploidie)$/i.test(written)) return { ploidy: cells.measure('value')?.value ?? null };
  if (!/^(?:tumou?r (?:cell )?(?:content|purity|fraction)|purity|tumor(?:zell)?(?:gehalt|anteil))$/i.test(written)) return null;
  const purity = cells.fraction('value');
  const method = cells.text('method') ?? '';
  const purityMethod = /hist|patho|h&e|he\b/i.test(method) ? 'histologic' : /comput|bioinf|sequen/i.test(method) ? 'computed' : null;
  return { purity, ...(purityMethod === null ? {} : { purityMethod }) };
}
