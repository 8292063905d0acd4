import type { VariantKey } from '../prioritize/variant-key.ts';
import type { AssayThreshold, BiomarkerPolicy } from './biomarker-policy.ts';
import type { Biomarker } from './finding.ts';
import { hrdTotal } from './hrd-total.ts';

export interface BiomarkerReading {
  readonly keys: readonly VariantKey[];
  /** Why a value was not classified; one sentence. */
  readonly notes: readonly string[];
}

/** Names that laboratories use → the biomarker. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:msi|microsatellite(?: instability)?(?: status)?)$/i, 'MSI'],
  [/^(?:mmr|mismatch repair(?: status)?)$/i, 'MMR'],
  [/^(?:b?tmb|(?:blood )?tumou?r mutational burden|blood tmb)$/i, 'TMB'],
  [/^(?:hrd|gis|homologous recombination deficiency)(?: score| status)?$/i, 'HRD'],
  [/^(?:pd-?l1|cd274)(?: expression)?$/i, 'PD-L1'],
  [/^(?:her-?2|erbb2)(?:\/neu)?$/i, 'HER2'],
  [/^(?:er|estrogen receptor|oestrogen receptor)$/i, 'ER'],
  [/^(?:pr|pgr|progesterone receptor)$/i, 'PR'],
  [/^1p[ /-]?19q(?: (?:co-?)?delet(?:ion|ed)| status)?$/i, '1p/19q'],
];

const HIGH = /^(?:high|h|msi-?h|msi-high|instable|unstable|tmb-?h|tmb-high)$/i;
const POSITIVE = /^(?:positive|pos|\+|high|detected|yes|deficient|hrd|hrd-positive|present|over-?expressed)$/i;
const CODELETED = /^(?:(?:co-?)?delet(?:ion|ed)|positive|pos|\+|present|detected|yes)$/i;
const NEGATIVE = /^(?:negative|neg|-|low|not detected|no|proficient|hrp|hrd-negative|absent)$/i;
const LOW = /^(?:low|l|tmb-?l|tmb-low|intermediate|normal|negative)$/i;

export const biomarkerName = (written: string): string => NAMES.find(([pattern]) => pattern.test(written.trim()))?.[1] ?? written.trim();

/** Keys of a biomarker finding: the status as reported, else the value against the policy's threshold (2-domain-rules §7). */
export function readBiomarker(finding: Biomarker, policy: BiomarkerPolicy): BiomarkerReading {
  const name = biomarkerName(finding.name);
  const status = (finding.status ?? '').trim();
  switch (name) {
    case 'MSI':
      return instability(finding, status);
    case 'MMR':
      return keys(
        /^(?:deficient|dmmr|d|loss|lost)$/i.test(status)
          ? 'bio:dMMR'
          : /^(?:proficient|pmmr|p|intact|retained)$/i.test(status)
            ? 'bio:pMMR'
            : null,
      );
    case 'TMB':
      return status !== ''
        ? burden(finding, status, policy.tmbHigh)
        : classified(finding, name, policy.tmbHigh, 'bio:TMB-H', 'bio:TMB-L', /^mut/i);
    case 'HRD':
      return status !== ''
        ? keys(POSITIVE.test(status) ? 'bio:HRD' : NEGATIVE.test(status) ? 'bio:HRP' : null)
        : deficiency(finding, policy.hrdPositive);
    case 'PD-L1':
      return { keys: proteinExpression(finding, status), notes: [] };
    case 'HER2':
      return { keys: her2(status), notes: [] };
    case '1p/19q':
      return keys(CODELETED.test(status) ? 'bio:1p19q-codeletion' : status === '' ? null : 'bio:1p19q-intact');
    default:
      return keys(
        POSITIVE.test(status)
          ? `bio:${name}-positive`
          : NEGATIVE.test(status)
            ? `bio:${name}-negative`
            : status === ''
              ? `bio:${name}`
              : `bio:${name}-${status}`,
      );
  }
}

const keys = (...of: readonly (VariantKey | null)[]): BiomarkerReading => ({ keys: of.filter((key) => key !== null), notes: [] });

/** A method that compares the tumor with nothing of the patient's own. */
const UNPAIRED = /unpaired|tumou?r[- ]?only|without (?:matched )?normal|no (?:matched )?normal/i;

/**
 * MSI status (2-domain-rules §7): from a paired method, or as the laboratory reports it.
 *
 * | given | status |
 * |---|---|
 * | a status, method paired or not stated | as given |
 * | a status, method unpaired, an assay named or said to be the laboratory's | as given |
 * | a status, method unpaired, otherwise | not classified, with the reason |
 * | a score without a status | not classified, with the reason: cut-offs differ by method |
 */
function instability({ value, method, assay, reportedBy }: Biomarker, status: string): BiomarkerReading {
  const isReported = reportedBy === 'laboratory' || (reportedBy !== 'computed' && Boolean(assay));
  if (status === '')
    return value === null || value === undefined
      ? keys()
      : unclassified(`MSI ${value} is not classified: cut-offs differ by method; state the status that the laboratory reports.`);
  if (UNPAIRED.test(method ?? '') && !isReported)
    return unclassified(
      `MSI ${status} by an unpaired method (${method ?? ''}) is not classified: name the assay, or say that the laboratory reports it.`,
    );
  if (HIGH.test(status)) return keys('bio:MSI-H');
  if (/^(?:low|msi-?l)$/i.test(status)) return keys('bio:MSI-L');
  return keys(/^(?:stable|mss|negative)$/i.test(status) ? 'bio:MSS' : null);
}

/** The status as reported; a value on the other side of the threshold is said. "Not determined" is neither high nor low. */
function burden({ name, value, unit, assay }: Biomarker, status: string, { atLeast }: AssayThreshold): BiomarkerReading {
  const isHigh = HIGH.test(status);
  if (!isHigh && !LOW.test(status)) return keys();
  const isTissue = !assay && !LIQUID.test(name);
  const isOtherSide = typeof value === 'number' && isTissue && (!unit || /^mut/i.test(unit)) && isHigh !== value >= atLeast;
  return {
    keys: [isHigh ? 'bio:TMB-H' : 'bio:TMB-L'],
    notes: isOtherSide
      ? [`TMB is reported as ${status}, and its value of ${value} contradicts that by the threshold of ${atLeast}: check the report.`]
      : [],
  };
}

function deficiency(finding: Biomarker, threshold: AssayThreshold): BiomarkerReading {
  const total = hrdTotal(finding);
  if (total.kind === 'refused') return unclassified(total.note);
  return classified({ ...finding, value: total.value }, 'HRD', threshold, 'bio:HRD', 'bio:HRP', /^/);
}

/** Blood TMB has cut-offs of its own; that of FoundationOne CDx (P170019/S016) was set on tissue, and FoundationOne Liquid CDx carries none. */
const LIQUID = /liquid|blood|plasma|\bbtmb\b|c[ft]dna|cell-free/i;

const unclassified = (note: string): BiomarkerReading => ({ keys: [], notes: [note] });

function classified(
  finding: Biomarker,
  name: string,
  threshold: AssayThreshold,
  high: VariantKey,
  low: VariantKey,
  unit: RegExp,
): BiomarkerReading {
  const { value, assay } = finding;
  if (value === null || value === undefined) return keys();
  if (value < 0) return unclassified(`${name} ${value} is not classified: the value is negative; check the report.`);
  if (name === 'TMB' && LIQUID.test(`${finding.name} ${assay ?? ''} ${finding.method ?? ''}`))
    return unclassified(`TMB ${value} from blood is not classified: the policy's threshold of ${threshold.atLeast} was set for tissue.`);
  const knownAssay = !assay || threshold.assays.some((known) => assay.toLowerCase().includes(known));
  if (!knownAssay)
    return {
      keys: [],
      notes: [`${name} ${value} by ${assay} is not classified: the policy's threshold of ${threshold.atLeast} was not set for this assay.`],
    };
  if (finding.unit && !unit.test(finding.unit))
    return { keys: [], notes: [`${name} ${value} ${finding.unit} is not classified: state it per megabase (mut/Mb).`] };
  return keys(value >= threshold.atLeast ? high : low);
}

/** Cut-offs of PD-L1 scores that labels use; a value meets every cut-off up to it. */
const PD_L1_CUTOFFS = [1, 5, 10, 20, 50] as const;

function proteinExpression(finding: Biomarker, status: string): readonly VariantKey[] {
  const value = finding.value ?? null;
  const score = (finding.score ?? '').trim().toUpperCase();
  if (value === null)
    return POSITIVE.test(status) ? ['bio:PD-L1-positive', 'expression:CD274:over'] : NEGATIVE.test(status) ? ['bio:PD-L1-negative'] : [];
  if (value < 1) return ['bio:PD-L1-negative'];
  const met = PD_L1_CUTOFFS.filter((cutoff) => value >= cutoff).reverse();
  const scored = score === '' ? [] : met.map((cutoff) => `bio:PD-L1-${score}-${cutoff}`);
  return [...scored, 'bio:PD-L1-positive', 'expression:CD274:over'];
}

/** HER2 by immunohistochemistry (ASCO/CAP 2023, Wolff, PMID 37303228): 3+ is positive; 1+, and 2+ without amplification, are "HER2-low". */
function her2(status: string): readonly VariantKey[] {
  if (/3\s*\+/.test(status)) return ['bio:HER2-3+', 'bio:HER2-positive', 'expression:ERBB2:over'];
  if (POSITIVE.test(status) && !/^high$/i.test(status)) return ['bio:HER2-positive', 'expression:ERBB2:over'];
  if (/^(?:her2[- ])?low$|^1\s*\+$/i.test(status)) return ['bio:HER2-low'];
  if (/ultra-?low/i.test(status)) return ['bio:HER2-ultralow'];
  if (/2\s*\+/.test(status)) return ['bio:HER2-2+'];
  return /^(?:negative|neg|0)$/i.test(status) ? ['bio:HER2-negative'] : [];
}
