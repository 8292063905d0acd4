import { BIOMARKER_KEYS, keysOfFinding } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { anyOf, joined, single } from './classified-name.ts';
import { expressionScore } from './expression-scores.ts';
import { factorName } from './factor-names.ts';
import { surfaceTarget } from './surface-targets.ts';

const RECEPTORS =
  /^(?<name>her-?2|er|pr|ebv|eber|hpv)(?:(?<=hpv)[ -]?\d\d)?[- ]?(?<status>positive|negative|low|ultra-?low|pos|neg|\+|-)$/i;
const AMOUNT =
  /^(?<name>tmb|tumou?r mutational burden|hrd|gis|genomic instability)(?: ?score)?\s*(?:-?high|-?low|-?positive|positive)?[\s:=(>~\u2265]*(?<value>\d+(?:[.,]\d+)?)\s*(?<unit>mut(?:ations?)?(?:\/| per )(?:mb|megabase)|muts?\/mb|\/mb)?\)?$/i;
const PARTS =
  /\s*(?:\/|\band\b|&|(?<!\S)\+(?= ))\s*|,\s+|(?<=[a-z][+-]) (?=[a-z])|(?<=\b(?:positive|negative)) (?=(?:er|pr|hr|her2)\b)|\s*\((?=[^()]+\)$)/i;
const HER2_STAIN = /^her-?2(?:\/neu)?\s*(?:\(?ihc\)?)?\s*:?\s*(?<stain>[0123]\+?)(?: (?:by|in) ihc)?$/i;
const HER2_KEYS: Readonly<Record<string, readonly string[]>> = {
  '3+': ['bio:HER2-3+', 'bio:HER2-positive', 'expression:ERBB2:over'],
  '2+': ['bio:HER2-2+'],
  '1+': ['bio:HER2-low'],
  '0': ['bio:HER2-negative'],
};

/**
 * Biomarker statements of free text: `MSI-High`, `TMB-H`, `HER2-low`, `PD-L1 TPS \u2265 50%`, `TMB 15 mut/Mb`, `MSI-H/dMMR`, `triple negative`.
 * Numbers of TMB and HRD are classified by the default policy; a case's own policy is used when a finding is read.
 *
 * @returns null when the text is no biomarker statement of the closed list
 */
export function statedBiomarker(text: string): ClassifiedName | null {
  return severalBiomarkers(text) ?? oneBiomarker(text.replace(/ status| tumou?rs?$/gi, '').trim());
}

/** `MSI-H/dMMR`, `MSI-H and TMB-H`, `HR+ HER2-low`, `HR-positive, HER2-negative`: both hold; `MSI-High (MSI-H)` says one thing twice. */
function severalBiomarkers(text: string): ClassifiedName | null {
  const parts = text.split(PARTS).map((part) => part.replace(/(?<=^[^(]*)\)$/, '').trim());
  if (parts.length < 2) return null;
  const read = parts.map(oneBiomarker);
  const keys = [...new Set(read.flatMap((part) => part?.keys ?? ['text']))];
  if (keys.includes('text')) return explained(text);
  return read.every((part) => part?.keys[0] === keys[0])
    ? (read[0] ?? null)
    : joined(
        'and',
        read.flatMap((part) => part ?? []),
      );
}

/** `dMMR (MLH1/PMS2 loss)`: what follows in parentheses says how it was found. */
function explained(text: string): ClassifiedName | null {
  const [, name = '', how = ''] = /^([^()]+) \(([^()]+)\)$/.exec(text) ?? [];
  return name === '' || /\b(?:no|not|negative|neg|low|stable|absent|excluded)\b/i.test(how) ? null : oneBiomarker(name);
}

function oneBiomarker(text: string): ClassifiedName | null {
  const factor = factorName('', text);
  if (factor) return factor;
  const stained = HER2_KEYS[HER2_STAIN.exec(text)?.groups?.['stain'] ?? ''];
  if (stained) return single('bio', stained[0] ?? '', stained.slice(1));
  const doubtful = /^her-?2.*\b2\+.*\b(?:f|c|s|d)?ish\)?\s*(?:(?<met>\+|pos(?:itive)?|amplified)|-|neg(?:ative)?|not amplified)\)?$/i.exec(
    text,
  );
  if (doubtful) return single('bio', doubtful.groups?.['met'] === undefined ? 'bio:HER2-low' : 'bio:HER2-positive');
  if (/^pd-?l1[ -]?(?:positive|pos|\+|high|strong)$/i.test(text)) return single('bio', 'bio:PD-L1-positive', ['expression:CD274:over']);
  if (/^pd-?l1[ -]?(?:negative|neg)$/i.test(text)) return single('bio', 'bio:PD-L1-negative');
  if (/^(?:triple[ -]negative|tnbc)$/i.test(text))
    return joined(
      'and',
      ['bio:ER-negative', 'bio:PR-negative', 'bio:HER2-negative'].map((key) => single('bio', key)),
    );
  if (/^(?:hr|hormone[- ]receptors?)[ -]?(?:positive|pos|\+)$/i.test(text)) return anyOf('bio', ['bio:ER-positive', 'bio:PR-positive']);
  if (/^(?:hr|hormone[- ]receptors?)[ -]?(?:negative|neg|-)$/i.test(text))
    return joined(
      'and',
      ['bio:ER-negative', 'bio:PR-negative'].map((key) => single('bio', key)),
    );
  return expressionScore(text) ?? amount(text) ?? receptorStatus(text) ?? surfaceTarget(text);
}

function receptorStatus(text: string): ClassifiedName | null {
  const receptor = RECEPTORS.exec(text)?.groups;
  if (!receptor) return null;
  const said = receptor['status']?.toLowerCase() ?? '';
  const status = STATUS_WORDS[said] ?? said;
  const written = (receptor['name'] ?? '').toUpperCase().replace('-', '');
  const name = `bio:${written === 'EBER' ? 'EBV' : written}-${status}`;
  return BIOMARKER_KEYS.has(name) ? single('bio', name) : null;
}

const STATUS_WORDS: Readonly<Record<string, string>> = { pos: 'positive', '+': 'positive', neg: 'negative', '-': 'negative' };

/** TMB in mut/Mb, HRD as score; a bare number of another unit is not read. */
function amount(text: string): ClassifiedName | null {
  const said = AMOUNT.exec(text)?.groups;
  if (!said) return null;
  const isTmb = /^t/i.test(said['name'] ?? '');
  if (!isTmb && said['unit'] !== undefined) return null;
  const value = Number((said['value'] ?? '').replace(',', '.'));
  const keys = keysOfFinding(
    { id: 'text', kind: 'biomarker', name: isTmb ? 'TMB' : 'HRD', value, unit: isTmb ? 'mut/Mb' : undefined },
    null,
  );
  return keys[0] === undefined ? null : single('bio', keys[0]);
}
