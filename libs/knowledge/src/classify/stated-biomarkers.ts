import { BIOMARKER_KEYS } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';
import { factorName } from './factor-names.ts';

const RECEPTORS = /^(?<name>her2|hr|er|pr|ebv|hpv)[- ]?(?<status>positive|negative|low|ultralow|pos|neg|\+)$/i;
const PD_L1 = /^pd-?l1\s*\(?(?<score>tps|cps|ic|tc)\)?\s*(?:≥|>=|=|:)?\s*(?<cut>\d+)\s*%?$/i;
/** Cut-offs of labels; a score meets every one up to it. */
const PD_L1_CUTOFFS = [50, 20, 10, 5, 1] as const;
const HER2_STAIN = /^her-?2(?:\/neu)?\s*(?:\(?ihc\)?)?\s*:?\s*(?<stain>[0123]\+?)$/i;
const HER2_KEYS: Readonly<Record<string, readonly string[]>> = {
  '3+': ['bio:HER2-3+', 'bio:HER2-positive', 'expression:ERBB2:over'],
  '2+': ['bio:HER2-2+'],
  '1+': ['bio:HER2-low'],
  '0': ['bio:HER2-negative'],
};

/**
 * Biomarker statements of free text: `MSI-High`, `TMB-H`, `HER2-low`, `PD-L1 TPS ≥ 50%`.
 *
 * @returns null when the text is no biomarker statement of the closed list
 */
export function statedBiomarker(text: string): ClassifiedName | null {
  const factor = factorName('', text) ?? factorName('', text.replace(/ status| tumou?rs?$/gi, ''));
  if (factor) return factor;
  const stained = HER2_KEYS[HER2_STAIN.exec(text)?.groups?.['stain'] ?? ''];
  if (stained) return single('bio', stained[0] ?? '', stained.slice(1));
  if (/^pd-?l1[ -](?:positive|pos)$/i.test(text)) return single('bio', 'bio:PD-L1-positive', ['expression:CD274:over']);
  if (/^pd-?l1[ -](?:negative|neg)$/i.test(text)) return single('bio', 'bio:PD-L1-negative');
  if (/^microsatellite[ -](?:instable|unstable|instability)$/i.test(text)) return single('bio', 'bio:MSI-H');
  const scored = scoreKeys(text);
  if (scored) return scored;
  const receptor = RECEPTORS.exec(text)?.groups;
  const status =
    ({ pos: 'positive', '+': 'positive', neg: 'negative' } as Readonly<Record<string, string>>)[
      receptor?.['status']?.toLowerCase() ?? ''
    ] ?? receptor?.['status']?.toLowerCase();
  const name = receptor ? `bio:${receptor['name']?.toUpperCase() ?? ''}-${status ?? ''}` : null;
  return name !== null && BIOMARKER_KEYS.has(name) ? single('bio', name) : null;
}

function scoreKeys(text: string): ClassifiedName | null {
  const { score = '', cut = '' } = PD_L1.exec(text)?.groups ?? {};
  const [closest, ...lower] = PD_L1_CUTOFFS.filter((cutoff) => cut !== '' && Number(cut) >= cutoff).map(
    (cutoff) => `bio:PD-L1-${score.toUpperCase()}-${cutoff}`,
  );
  if (cut === '') return null;
  return closest === undefined
    ? single('bio', 'bio:PD-L1-negative')
    : single('bio', closest, [...lower, 'bio:PD-L1-positive', 'expression:CD274:over']);
}
