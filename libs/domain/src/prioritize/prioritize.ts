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
import { enteredCriteria } from './entered-criteria.ts';
import { explainFinding } from './explain-finding.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { Prioritization, UntestedBiomarker } from './explanation.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { ONCOGENICITY_SCHEME } from './oncogenicity-criteria.ts';
import { byText, byTier } from './ordering.ts';
import type { PrioritizePolicy } from './policy.ts';
import { inputDoubts } from './input-doubts.ts';
import { lineOf } from './prioritize-input.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import { resistanceList, safetyList } from './resistance-list.ts';
import { resolveByOncotree, statedType } from './resolve-tumor-type.ts';
import type { TumorTypeResolver } from './resolve-tumor-type.ts';
import type { RuleSetRef } from './rule-set.ts';
import type { SampleFact } from './sample-fact.ts';
import { isCellFreeSample, sampleFacts } from './sample-facts.ts';
import { therapyOptions } from './therapy-options.ts';
import { twoHits } from './two-hits.ts';
import { untestedBiomarkers } from './untested-biomarkers.ts';
import { besideFindings, strayScores } from './with-facts.ts';

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
  const tumorTypes = knowledge.diseases.pathOf(tumorType.code);
  const read = readAll(input, knowledge, setting);
  const assayed = input.assayed ? new Set(input.assayed.map((gene) => geneSymbolOr(knowledge.genes, gene))) : null;
  const kase = buildCaseFacts(read, assayed, knowledge.wildTypeGenes);
  const entered = enteredCriteria(input);
  const oncogenicityOf = memoized((facts: FindingFacts) =>
    assessOncogenicity(facts, {
      genes: knowledge.genes,
      hotspotsOf: (gene) => knowledge.hotspotsByGene.get(gene) ?? [],
      tumorTypes,
      enteredFor: entered.of,
      scheme: setting.policy.oncogenicityScheme ?? ONCOGENICITY_SCHEME,
    }),
  );
  const assessment: AssessmentContext = {
    kase,
    diseases: knowledge.diseases,
    tumorType: tumorType.code,
    countsAsOncogenic: (facts: FindingFacts) => oncogenicityOf(facts).countsAsOncogenic,
    isNullInOncogene: (facts: FindingFacts) => isNullInOncogene(facts, knowledge.genes),
    isKnownResidue: ({ genes: [gene], protein }) =>
      gene !== undefined && protein !== null && knowledge.knownResidues.has(`${gene}:${protein.residue}${protein.from}`),
    memo: new Map(),
  };
  const judge = { policy: setting.policy, diseases: knowledge.diseases, tumorType: tumorType.code, line: lineOf(input.treatment) };
  const derived = kase.findings.filter((facts) => facts.finding.id.startsWith(DERIVED_WILD_TYPE));
  const context = { knowledge, assessment, judge, oncogenicityOf, judgements: new Map() };
  const own = new Set(read);
  const explained = [...read, ...derived.filter((facts) => !own.has(facts))].map((facts) => explainFinding(facts, context));
  const shown = explained.filter(({ facts, explanation }) => own.has(facts) || explanation.tier !== null).sort(byFinding);
  const facts = [
    ...sampleFacts(input),
    ...twoHits(read, {
      genes: knowledge.genes,
      purity: input.sample?.purity ?? null,
      countsAsOncogenic: (one) => oncogenicityOf(one).countsAsOncogenic,
    }),
  ];
  const untested = untestedBiomarkers(kase, tumorType.code, knowledge, setting.policy);
  const said = [...entered.warnings, ...strayScores(input), ...inputDoubts(input, read, { tumorType, knowledge, setting })];
  return ok(outcome(input, knowledge, setting, { tumorType, shown, oncogenicityOf, facts, untested, own: said }));
}

interface Worked {
  readonly tumorType: { readonly code: string; readonly name: string };
  readonly shown: readonly ExplainedFinding[];
  readonly oncogenicityOf: (facts: FindingFacts) => AssessedOncogenicity;
  readonly facts: readonly SampleFact[];
  readonly untested: readonly UntestedBiomarker[];
  /** Warnings about the input itself. */
  readonly own: readonly string[];
}

function outcome(
  input: PrioritizeInput,
  knowledge: KnowledgeIndex,
  setting: PrioritizeSetting,
  { tumorType, shown, oncogenicityOf, facts, untested, own }: Worked,
): Prioritization {
  const resistance = resistanceList(shown);
  const beside = besideFindings(facts, input.modelScores ?? []);
  return {
    ruleSet: setting.ruleSet,
    knowledge: knowledge.releases,
    tumorType: { code: tumorType.code, name: tumorType.name },
    findings: shown.map(({ explanation }) => beside(explanation)),
    options: therapyOptions(shown, resistance, { ...input.treatment, line: lineOf(input.treatment) }),
    resistance,
    safety: safetyList(shown),
    untested,
    sample: facts,
    warnings: caseWarnings(input, shown, {
      knowledge,
      tumorType: tumorType.code,
      oncogenicityOf: (finding) => oncogenicityOf(finding.facts),
      sample: facts,
      own,
    }),
  };
}

function readAll(input: PrioritizeInput, knowledge: KnowledgeIndex, setting: PrioritizeSetting): readonly FindingFacts[] {
  const context = {
    build: input.build ?? null,
    genes: knowledge.genes,
    biomarkers: setting.policy.biomarkers,
    ploidy: input.sample?.ploidy ?? null,
    isCellFree: isCellFreeSample(input.sample),
    classifyText: setting.classifyText ?? null,
    hotspotAt: (key: string) => knowledge.hotspotsByAllele.get(key) ?? null,
    hotspotsOf: (gene: string) => knowledge.hotspotsByGene.get(gene) ?? [],
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
