import type { KnowledgeSnapshot, MatchedItem, Prioritization, TherapyOption } from '@consilium/domain';
import { lineFit } from '@consilium/domain/evidence';
import type { UnderstoodQuestion } from '@consilium/domain/evidence';

export type LineVerdict = 'meets' | 'silent' | 'other';
type Asked = Pick<UnderstoodQuestion, 'line' | 'prior' | 'stage' | 'conditions'>;

/** Settings after or around a first treatment; where a line of treatment is asked for they are another question. */
const OTHER_SETTING = /\b(?:neo)?adjuvant\b|\bmaintenance\b|\bafter resection\b|\bstage III\b/i;
const AFTER = /\bafter ([^;]+)/i;
/** Classes that records name beside drugs ("after fluoropyrimidine, oxaliplatin and irinotecan"): a question that names the drugs says no less. */
const CLASS = /^(?:fluoropyrimidine|platinum|anthracycline|taxane|chemotherapy|immunotherapy|radiotherapy)$/;
/** Settings that a question may ask for by name. */
const SETTINGS: ReadonlySet<string> = new Set(['maintenance', 'adjuvant']);
const UNFIT_OR_LATER = /\bnot fit\b.*\bor relapsed/i;
const AGAINST: Readonly<Record<string, RegExp>> = {
  fit: /\bunfit\b|\bnot fit\b(?!.*\bor relapsed)/i,
  'castration-resistant': /\bcastration-sensitive\b/i,
  'castration-sensitive': /\bcastration-resistant\b/i,
  'platinum-resistant': /\bplatinum-sensitive\b/i,
  'platinum-sensitive': /\bplatinum-resistant\b/i,
};

/**
 * What a record's line of treatment says to the question's.
 *
 * | question | record | verdict |
 * |---|---|---|
 * | any | no line | meets |
 * | no line | any | meets, unless a condition speaks against it |
 * | fit | not fit for intensive treatment | other |
 * | line n | another line, or maintenance, adjuvant, stage III | other |
 * | drugs given before | "after A and B", of which one was not given | other |
 * | drugs given before | "after A or B", one of them given | meets |
 * | line n | words that say nothing of a line | silent |
 */
export function lineVerdict(
  written: string | null,
  { line, prior, stage, conditions = [] }: Asked,
  drugs: ReadonlySet<string>,
): LineVerdict {
  if (written === null) return 'meets';
  if (
    conditions.some((condition) => AGAINST[condition]?.test(written)) ||
    (conditions.includes('fit') && line === 1 && UNFIT_OR_LATER.test(written))
  )
    return 'other';
  if (line === null) return 'meets';
  if (conditions.some((condition) => SETTINGS.has(condition) && written.includes(condition))) return 'meets';
  if (OTHER_SETTING.test(written)) return /stage III/i.test(written) && /^III/.test(stage ?? '') ? 'meets' : 'other';
  const fit = lineFit(written, line);
  if (fit === 'conflict') return 'other';
  const asked = AFTER.exec(written)?.[1] ?? '';
  const named = (asked.toLowerCase().match(/[a-z][a-z-]+/g) ?? []).filter((word) => drugs.has(word) && !CLASS.test(word));
  const given = new Set(prior.flatMap(({ therapies }) => therapies).map((name) => name.toLowerCase()));
  if (named.length > 0 && given.size > 0) {
    const isMet = /\bor\b/.test(asked) ? named.some((drug) => given.has(drug)) : named.every((drug) => given.has(drug));
    return isMet ? 'meets' : 'other';
  }
  return fit === 'silent' ? 'silent' : 'meets';
}

/**
 * Whether the records that carry an option are for the question's line. Labels and guidelines decide where there are any: one that meets the line is
 * enough; what is silent stands only where none is for another line.
 */
export function suitsLine(option: TherapyOption, prioritization: Prioritization, asked: Asked, drugs: ReadonlySet<string>): boolean {
  const carriers = carriersOf(option, prioritization);
  const official = carriers.filter(({ kind }) => kind !== 'knowledge-base');
  const verdicts = (official.length > 0 ? official : carriers).map(({ line }) => lineVerdict(line ?? null, asked, drugs));
  return verdicts.includes('meets') || !verdicts.includes('other');
}

/** Records of the option's tier. */
function carriersOf({ therapies, tier }: TherapyOption, { findings }: Prioritization): readonly MatchedItem[] {
  const name = therapies.join(' + ');
  return findings
    .flatMap(({ results }) => results)
    .filter(
      ({ significance, direction, therapies: of }) =>
        significance === 'therapeutic' && direction === 'sensitivity' && of.join(' + ') === name,
    )
    .flatMap(({ matched }) => matched)
    .filter(({ gives }) => gives?.startsWith(`${tier}-`) ?? false);
}

const known = new WeakMap<KnowledgeSnapshot, ReadonlySet<string>>();
/** Drugs that records name, for the reading of "after imatinib and sunitinib". */
export function drugsOf(knowledge: KnowledgeSnapshot): ReadonlySet<string> {
  const made = known.get(knowledge) ?? new Set(knowledge.items.flatMap(({ therapies }) => therapies));
  known.set(knowledge, made);
  return made;
}
