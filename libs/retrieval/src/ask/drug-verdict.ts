import { buildDiseaseGraph, diseaseRelation, genesOfKey, isInClass, keysOfProfile } from '@consilium/domain';
import type { FindingResult, KnowledgeSnapshot, Prioritization, TherapyOption } from '@consilium/domain';
import type { DrugAnswer, UnderstoodQuestion } from '@consilium/domain/evidence';
import { drugsOf, suitsLine } from './line-of-option.ts';
import { isRuledOut } from './sort-options.ts';

/** Chemotherapy that labels leave open beside a targeted drug (`cetuximab with FOLFIRI`). */
const BACKBONE = new Set([
  'fluorouracil',
  'leucovorin',
  'irinotecan',
  'oxaliplatin',
  'carboplatin',
  'cisplatin',
  'pemetrexed',
  'paclitaxel',
  'docetaxel',
  'nab-paclitaxel',
  'gemcitabine',
  'capecitabine',
  'etoposide',
]);
const IN_CLASS = new Set(['same', 'ancestor', 'pan-tumor']);

/**
 * How a drug, or a combination joined with ` + `, stands in this case. Resistance outranks.
 *
 * | resistance in class to it or a part | option of exactly it | records against it in class | verdict |
 * |---|---|---|---|
 * | yes | none, or ruled out, or of no better tier | any | resistance |
 * | yes, to exactly it | only for another line of therapy | any | resistance |
 * | no, or weaker than the option | of Tier I or II | any | supported |
 * | no | none, but part of an option of Tier I, or an option of it with chemotherapy | none | supported |
 * | no | none | yes | not-supported |
 * | no | none | none | no-evidence |
 */
export function drugVerdict(
  asked: string,
  prioritization: Prioritization,
  knowledge: KnowledgeSnapshot,
  understood: Pick<UnderstoodQuestion, 'line' | 'prior' | 'stage' | 'conditions'>,
): DrugAnswer {
  const therapies = asked.split(' + ').sort();
  const exact = prioritization.options.find((option) => isSame(option.therapies, therapies));
  const resistance = prioritization.resistance.filter(
    ({ inClass, therapies: to }) => inClass !== false && to.length > 0 && to.every((drug) => therapies.includes(drug)),
  );
  const decisive = resistance.find((entry) => isSame(entry.therapies, therapies) || exact === undefined);
  const [strongest] = decisive === undefined ? resistance : [decisive];
  if (
    strongest !== undefined &&
    (exact === undefined ||
      isRuledOut(exact, prioritization) ||
      (isSame(strongest.therapies, therapies) &&
        (!isBetter(exact, strongest) || !suitsLine(exact, prioritization, understood, drugsOf(knowledge)))))
  )
    return { therapies, verdict: 'resistance', tier: strongest.tier, level: strongest.level, items: strongest.items };
  const against = againstInClass(therapies, prioritization, knowledge);
  if (exact !== undefined && !(against.length > 0 && !hasSupportInClass(therapies, prioritization)))
    return { therapies, verdict: 'supported', tier: exact.tier, level: exact.level, items: exact.items };
  const wider =
    against.length > 0
      ? undefined
      : prioritization.options.find((option) => !isRuledOut(option, prioritization) && isWider(option, therapies));
  if (wider !== undefined)
    return { therapies: wider.therapies, verdict: 'supported', tier: wider.tier, level: wider.level, items: wider.items };
  return { therapies, verdict: against.length > 0 ? 'not-supported' : 'no-evidence', tier: null, level: null, items: against };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((drug) => b.includes(drug));

const isBetter = (
  option: Pick<TherapyOption, 'tier' | 'level'>,
  entry: { readonly tier: string; readonly level: string | null },
): boolean => rankOf(option) < rankOf(entry);
const rankOf = ({ tier, level }: { readonly tier: string; readonly level: string | null }): number =>
  ['I', 'II', 'III', 'IV'].indexOf(tier) * 5 + 'ABCD'.indexOf(level ?? 'D');

/** One drug is asked for and the option combines it; or the option is asked for together with chemotherapy. */
const isWider = ({ therapies, tier }: TherapyOption, asked: readonly string[]): boolean =>
  tier === 'I' &&
  ((asked.length === 1 && asked.every((drug) => therapies.includes(drug))) ||
    (therapies.length < asked.length &&
      therapies.every((drug) => asked.includes(drug)) &&
      asked.every((drug) => therapies.includes(drug) || BACKBONE.has(drug))));

const resultsOn = (therapies: readonly string[], { findings }: Prioritization): readonly FindingResult[] =>
  findings
    .flatMap(({ results }) => results)
    .filter((result) => result.significance === 'therapeutic' && isSame(result.therapies, therapies));

/** Records in class that do not support a benefit: of the result, and of the whole gene where nothing supports it and no result was made. */
function againstInClass(
  therapies: readonly string[],
  prioritization: Prioritization,
  { items, tumorTypes }: KnowledgeSnapshot,
): readonly string[] {
  const told = resultsOn(therapies, prioritization)
    .filter(({ direction }) => direction === 'sensitivity')
    .flatMap(({ against }) => against)
    .filter(({ diseaseRelation }) => IN_CLASS.has(diseaseRelation))
    .map(({ item }) => item);
  const genes = new Set(
    prioritization.findings.flatMap(({ keys }) =>
      keys.filter((key) => /^(?:p|c|any|lof|gof|codon|exon|range):/.test(key)).flatMap(genesOfKey),
    ),
  );
  const candidates = items.filter(
    (item) =>
      !item.supports &&
      item.significance === 'therapeutic' &&
      item.direction === 'sensitivity' &&
      item.flagged !== true &&
      isSame(item.therapies, therapies) &&
      keysOfProfile(item.profile).some((key) => key.startsWith('any:') && genesOfKey(key).some((gene) => genes.has(gene))),
  );
  if (candidates.length === 0) return [...new Set(told)];
  const graph = buildDiseaseGraph(tumorTypes);
  const ofGene = candidates
    .filter(({ disease }) => isInClass(diseaseRelation(graph, prioritization.tumorType.code, disease).relation))
    .map(({ id }) => id);
  return [...new Set([...told, ...ofGene])];
}

const hasSupportInClass = (therapies: readonly string[], prioritization: Prioritization): boolean =>
  resultsOn(therapies, prioritization).some(
    ({ direction, matched }) => direction === 'sensitivity' && matched.some(({ diseaseRelation }) => IN_CLASS.has(diseaseRelation)),
  );
