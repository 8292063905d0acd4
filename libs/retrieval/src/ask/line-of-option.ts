import type { KnowledgeSnapshot, MatchedItem, Prioritization, TherapyOption } from '@consilium/domain';
import { lineFit } from '@consilium/domain/evidence';
import type { UnderstoodQuestion } from '@consilium/domain/evidence';

/** Settings after or around a first treatment; where a line of treatment is asked for they are another question. */
const OTHER_SETTING = /\b(?:neo)?adjuvant\b|\bmaintenance\b|\bafter resection\b|\bstage III\b/i;
const AFTER = /\bafter ([^;]+)/i;

/**
 * Whether a record is for the line that the question states.
 *
 * | question | record | stays |
 * |---|---|---|
 * | no line | any | yes |
 * | line n | another line | no |
 * | line n | maintenance, adjuvant, stage III | no |
 * | drugs given before | "after A and B", of which one was not given | no |
 * | drugs given before | "after A or B", one of them given | yes |
 * | line n | says nothing of a line, or asks for a fact that the question does not tell | yes |
 */
export function suitsLine(
  written: string | null,
  { line, prior, stage }: Pick<UnderstoodQuestion, 'line' | 'prior' | 'stage'>,
  drugs: ReadonlySet<string>,
): boolean {
  if (written === null || line === null) return true;
  if (OTHER_SETTING.test(written)) return /stage III/i.test(written) && /^III/.test(stage ?? '');
  if (lineFit(written, line) === 'conflict') return false;
  const asked = AFTER.exec(written)?.[1] ?? '';
  const named = (asked.toLowerCase().match(/[a-z][a-z-]+/g) ?? []).filter((word) => drugs.has(word));
  const given = new Set(prior.flatMap(({ therapies }) => therapies).map((name) => name.toLowerCase()));
  if (named.length === 0 || given.size === 0) return true;
  return /\bor\b/.test(asked) ? named.some((drug) => given.has(drug)) : named.every((drug) => given.has(drug));
}

/** Records that give an option its tier. */
export const carriersOf = (
  option: Pick<TherapyOption, 'therapies' | 'tier' | 'level'>,
  { findings }: Prioritization,
): readonly MatchedItem[] => {
  const gives = option.level === null ? option.tier : `${option.tier}-${option.level}`;
  const name = option.therapies.join(' + ');
  return findings
    .flatMap(({ results }) => results)
    .filter(
      ({ significance, direction, therapies }) =>
        significance === 'therapeutic' && direction === 'sensitivity' && therapies.join(' + ') === name,
    )
    .flatMap(({ matched }) => matched)
    .filter((item) => item.gives === gives || (item.gives?.startsWith(`${option.tier}-`) ?? false));
};

const known = new WeakMap<KnowledgeSnapshot, ReadonlySet<string>>();
/** Drugs that records name, for the reading of "after imatinib and sunitinib". */
export function drugsOf(knowledge: KnowledgeSnapshot): ReadonlySet<string> {
  const made = known.get(knowledge) ?? new Set(knowledge.items.flatMap(({ therapies }) => therapies));
  known.set(knowledge, made);
  return made;
}
