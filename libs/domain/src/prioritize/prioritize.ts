import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneSymbolOr } from '../annotate/gene-table.ts';
import { readFinding } from '../annotate/read-finding.ts';
import type { TextClassifier } from '../annotate/reading-context.ts';
import { ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { AssessmentContext } from './assess-item.ts';
import { assessOncogenicity, isNullInOncogene } from './assess-oncogenicity.ts';
import type { AssessedOncogenicity } from './assess-oncogenicity.ts';
import { buildCaseFacts, DERIVED_WILD_TYPE } from './case-facts.ts';
import { caseWarnings } from './case-warnings.ts';
import { explainFinding } from './explain-finding.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { Prioritization } from './explanation.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText, byTier } from './ordering.ts';
import type { PrioritizePolicy } from './policy.ts';
import { lineOf } from './prioritize-input.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import { resistanceList, safetyList } from './resistance-list.ts';
import { resolveByOncotree, statedType } from './resolve-tumor-type.ts';
import type { TumorTypeResolver } from './resolve-tumor-type.ts';
import type { RuleSetRef } from './rule-set.ts';
import { therapyOptions } from './therapy-options.ts';

/** What stays the same for many cases. */
export interface PrioritizeSetting {
  readonly policy: PrioritizePolicy;
  readonly ruleSet: RuleSetRef;
  /** Default: OncoTree codes and exact names. */
  readonly resolveTumorType?: TumorTypeResolver;
  /** Without it, findings in words are "not assessed", with a warning. */
  readonly classifyText?: TextClassifier;
}

/**
 * The prioritize stage: every finding with its tier and why, the options, resistance, safety and warnings.
 * Pure and deterministic: the order of findings, items and releases never changes the result.
 */
export function prioritize(input: PrioritizeInput, knowledge: KnowledgeIndex, setting: PrioritizeSetting): Result<Prioritization> {
  const resolved = (setting.resolveTumorType ?? resolveByOncotree)(statedType(input.tumorType), knowledge.tumorTypes);
  if (!resolved.ok) return resolved;
  const tumorType = resolved.value;
  const read = readAll(input, knowledge, setting);
  const assayed = input.assayed ? new Set(input.assayed.map((gene) => geneSymbolOr(knowledge.genes, gene))) : null;
  const kase = buildCaseFacts(read, assayed, knowledge.wildTypeGenes);
  const oncogenicityOf = memoized((facts: FindingFacts) =>
    assessOncogenicity(facts, { genes: knowledge.genes, hotspotsOf: (gene) => knowledge.hotspotsByGene.get(gene) ?? [] }),
  );
  const assessment: AssessmentContext = {
    kase,
    diseases: knowledge.diseases,
    tumorType: tumorType.code,
    countsAsOncogenic: (facts: FindingFacts) => oncogenicityOf(facts).countsAsOncogenic,
    isNullInOncogene: (facts: FindingFacts) => isNullInOncogene(facts, knowledge.genes),
    memo: new Map(),
  };
  const judge = { policy: setting.policy, diseases: knowledge.diseases, tumorType: tumorType.code, line: lineOf(input.treatment) };
  const derived = kase.findings.filter((facts) => facts.finding.id.startsWith(DERIVED_WILD_TYPE));
  const context = { knowledge, assessment, judge, oncogenicityOf, judgements: new Map() };
  const explained = [...read, ...derived.filter((facts) => !read.includes(facts))].map((facts) => explainFinding(facts, context));
  const shown = explained.filter(({ facts, explanation }) => read.includes(facts) || explanation.tier !== null).sort(byFinding);
  return ok(outcome(input, knowledge, setting, tumorType, shown, oncogenicityOf));
}

function outcome(
  input: PrioritizeInput,
  knowledge: KnowledgeIndex,
  setting: PrioritizeSetting,
  tumorType: { readonly code: string; readonly name: string },
  shown: readonly ExplainedFinding[],
  oncogenicityOf: (facts: FindingFacts) => AssessedOncogenicity,
): Prioritization {
  const resistance = resistanceList(shown);
  return {
    ruleSet: setting.ruleSet,
    knowledge: knowledge.releases,
    tumorType: { code: tumorType.code, name: tumorType.name },
    findings: shown.map(({ explanation }) => explanation),
    options: therapyOptions(shown, resistance, { ...input.treatment, line: lineOf(input.treatment) }),
    resistance,
    safety: safetyList(shown),
    warnings: caseWarnings(input, shown, { knowledge, tumorType: tumorType.code, oncogenicityOf: ({ facts }) => oncogenicityOf(facts) }),
  };
}

function readAll(input: PrioritizeInput, knowledge: KnowledgeIndex, setting: PrioritizeSetting): readonly FindingFacts[] {
  const context = {
    build: input.build ?? null,
    genes: knowledge.genes,
    biomarkers: setting.policy.biomarkers,
    ploidy: input.sample?.ploidy ?? null,
    classifyText: setting.classifyText ?? null,
    hotspotAt: (key: string) => knowledge.hotspotsByAllele.get(key) ?? null,
  };
  return input.findings
    .map((finding) => readFinding(finding, context))
    .sort((a, b) => byText(a.finding.id, b.finding.id) || byText(JSON.stringify(a.finding), JSON.stringify(b.finding)));
}

function memoized<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** Best first; the filtered and the not assessed come last, by label and id. */
const byFinding = (a: ExplainedFinding, b: ExplainedFinding): number =>
  byTier(a.explanation, b.explanation) ||
  Number(b.explanation.flags.includes('confirm')) - Number(a.explanation.flags.includes('confirm')) ||
  byText(a.explanation.label, b.explanation.label) ||
  byText(a.explanation.finding, b.explanation.finding);
