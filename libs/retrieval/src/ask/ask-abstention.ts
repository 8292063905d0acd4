import { buildDiseaseGraph, diseaseRelation, genesOfKey, isInClass, keysOfProfile } from '@consilium/domain';
import type { EvidenceItem, FindingExplanation, KnowledgeSnapshot, Prioritization, Significance } from '@consilium/domain';
import type { Abstention, QuestionKind, UnderstoodQuestion } from '@consilium/domain/evidence';
import { contradictionOf } from './contradiction.ts';

const UNDERSTOOD_BY = 'Ask in English or German for one tumor, naming a finding (gene and change, or a biomarker) and the tumor type.';

/** What the words alone decide, before anything is looked up; null where the question can be answered. */
export function abstentionOfWords(understood: UnderstoodQuestion): Abstention | null {
  const { kind, language, findings, tumorType, unknown, parts } = understood;
  if (kind === 'out-of-scope') {
    const what = parts.find(({ field }) => field === 'kind')?.readAs ?? 'something that records do not say';
    return {
      rule: 'ask.out-of-scope',
      because: `The question asks for ${what}.`,
      wouldResolve: 'Ask which therapies the findings speak for or against, or what they mean for diagnosis or prognosis.',
    };
  }
  if (language === 'other') return notUnderstood('The question is not in English or German.', UNDERSTOOD_BY);
  if (findings.length === 0 && unknown.length > 0)
    return notUnderstood(
      `Nothing in the loaded knowledge is called ${unknown.slice(0, 3).join(', ')}.`,
      'Check the spelling, or import a knowledge release that has it.',
    );
  if (findings.length === 0) return notUnderstood('The question names no finding.', UNDERSTOOD_BY);
  if (tumorType === null)
    return {
      rule: 'draft.tumor-type-unresolved',
      because: 'The question names no tumor type that stands for one disease, and the answer depends on it.',
      wouldResolve: 'Name the tumor type, as a name or an OncoTree code.',
    };
  return null;
}

const notUnderstood = (because: string, wouldResolve: string): Abstention => ({
  rule: 'ask.question-not-understood',
  because,
  wouldResolve,
});

/** What the run decides: records that contradict one another in the question, or a change that is not told. */
export function abstentionOfCase(
  understood: UnderstoodQuestion,
  prioritization: Prioritization,
  knowledge: KnowledgeSnapshot,
): Abstention | null {
  const [one, other] = contradictionOf(prioritization.findings) ?? [];
  if (one !== undefined && other !== undefined)
    return notUnderstood(`${one} and ${other} cannot both hold.`, 'State which of the two holds.');
  const vague = prioritization.findings.filter(isVague);
  const isOnlyVague = prioritization.findings.every((finding) => isVague(finding) || isNegative(finding));
  const open = isOnlyVague ? vague.find((finding) => dependsOnChange(finding, understood, prioritization, knowledge)) : undefined;
  return open === undefined
    ? null
    : {
        rule: 'draft.required-component-unknown',
        because: `The question does not say which change of ${genesOf(open).join(', ')} was found, and labels and guidelines tell its changes apart.`,
        wouldResolve: `State the change of ${genesOf(open).join(', ')}, such as an exon and its kind or a residue.`,
      };
}

const isVague = ({ keys, tier }: FindingExplanation): boolean =>
  tier !== 'I' && keys.length > 0 && keys.every((key) => /^(?:any|range):/.test(key));
const isNegative = ({ keys }: FindingExplanation): boolean =>
  keys.every((key) => /^(?:wt|not)[:(]/.test(key) || key === 'bio:MSS' || /-negative$/.test(key));
const genesOf = ({ keys }: FindingExplanation): readonly string[] => [...new Set(keys.flatMap(genesOfKey))];
const SIGNIFICANCES: Partial<Record<QuestionKind, readonly Significance[]>> = {
  diagnosis: ['diagnostic'],
  prognosis: ['prognostic'],
  meaning: ['diagnostic', 'prognostic'],
};

/**
 * A gene "mutated" without the change.
 *
 * | labels and guidelines of this tumor on the whole gene | on single changes of it | the answer |
 * |---|---|---|
 * | some | any | stands on the whole gene |
 * | none | some | depends on the change |
 * | none | none | stands on what else there is |
 */
function dependsOnChange(
  finding: FindingExplanation,
  { kind, drugs }: UnderstoodQuestion,
  { tumorType }: Prioritization,
  { items, tumorTypes }: KnowledgeSnapshot,
): boolean {
  const genes = genesOf(finding);
  const significances = SIGNIFICANCES[kind] ?? ['therapeutic'];
  const graph = buildDiseaseGraph(tumorTypes);
  const asked = new Set(drugs.flatMap((drug) => drug.split(' + ')));
  const here = items.filter(
    (item) =>
      item.tierForming &&
      item.supports &&
      significances.includes(item.significance) &&
      (item.kind !== 'knowledge-base' || isStrong(item)) &&
      item.genes.some((gene) => genes.includes(gene)) &&
      isInClass(diseaseRelation(graph, tumorType.code, item.disease).relation) &&
      (asked.size === 0 || item.therapies.some((drug) => asked.has(drug))),
  );
  const regulatory = here.filter((item) => item.kind !== 'knowledge-base');
  const isWhole = (item: EvidenceItem): boolean =>
    keysOfProfile(item.profile).some((key) => key.startsWith('any:') && genesOfKey(key).some((gene) => genes.includes(gene)));
  return !regulatory.some(isWhole) && here.some((item) => !isWhole(item));
}

const isStrong = ({ level }: EvidenceItem): boolean => level === 'A' || level === 'B';

export const noMatch = (because: string, wouldResolve: string): Abstention => ({
  rule: 'draft.no-tier-forming-match',
  because,
  wouldResolve,
});
