import { BIOMARKER_KEYS } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';
import { factorName } from './factor-names.ts';

const RECEPTORS = /^(?<name>her2|hr|er|pr|ebv|hpv)[- ]?(?<status>positive|negative|low|ultralow|pos|neg|\+)$/i;
const PD_L1 = /^pd-?l1\s*\(?(?<score>tps|cps|ic)\)?\s*(?:≥|>=)?\s*(?<cut>\d+)\s*%?$/i;

/**
 * Biomarker statements of free text: `MSI-High`, `TMB-H`, `HER2-low`, `PD-L1 TPS ≥ 50%`.
 *
 * @returns null when the text is no biomarker statement of the closed list
 */
export function statedBiomarker(text: string): ClassifiedName | null {
  const factor = factorName('', text) ?? factorName('', text.replace(/ status| tumou?rs?$/gi, ''));
  if (factor) return factor;
  const receptor = RECEPTORS.exec(text)?.groups;
  const pdl1 = PD_L1.exec(text)?.groups;
  const status =
    ({ pos: 'positive', '+': 'positive', neg: 'negative' } as Readonly<Record<string, string>>)[
      receptor?.['status']?.toLowerCase() ?? ''
    ] ?? receptor?.['status']?.toLowerCase();
  const name = receptor
    ? `bio:${receptor['name']?.toUpperCase() ?? ''}-${status ?? ''}`
    : pdl1
      ? `bio:PD-L1-${pdl1['score']?.toUpperCase() ?? ''}-${pdl1['cut'] ?? ''}`
      : null;
  return name !== null && BIOMARKER_KEYS.has(name) ? single('bio', name) : null;
}
