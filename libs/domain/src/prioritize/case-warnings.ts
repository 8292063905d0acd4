import { geneRoleOf } from '../annotate/gene-table.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { AssessedOncogenicity } from './assess-oncogenicity.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText } from './ordering.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import type { SampleFact } from './sample-fact.ts';
import { unverifiedWarning } from './unverified-warning.ts';

interface WarningContext {
  readonly knowledge: KnowledgeIndex;
  readonly tumorType: string;
  readonly oncogenicityOf: (finding: ExplainedFinding) => AssessedOncogenicity;
  readonly sample: readonly SampleFact[];
  /** Sentences about what was entered with the case. */
  readonly own: readonly string[];
}

/** Sentences for the whole case: what was passed on by the reading, what is not loaded, what is excluded, what must be confirmed. */
export function caseWarnings(
  input: PrioritizeInput,
  explained: readonly ExplainedFinding[],
  { knowledge, tumorType, oncogenicityOf, sample, own: entered }: WarningContext,
): readonly string[] {
  const isSuspect = (finding: ExplainedFinding): boolean =>
    isGermlineSuspect(finding, { knowledge, tumorType, assessed: oncogenicityOf(finding), isTumorOnly: input.sample?.tumorOnly !== false });
  const own = [
    ...(knowledge.hasRegulatorySource
      ? []
      : ['No regulatory source is loaded: no tier rests on a label. Load the starter pack or a label file.']),
    ...sample.filter(({ severity }) => severity !== 'info').map(({ text }) => text),
    ...entered,
    ...flaggedWarning(explained),
    ...wildTypeWarnings(explained),
    ...explained.flatMap((finding) =>
      finding.explanation.flags.includes('germline') || !isSuspect(finding)
        ? []
        : [`${finding.explanation.label} may be germline: confirm on a germline sample; consent and counselling come first.`],
    ),
    ...ownSentences(explained),
    ...unverifiedWarning(explained),
  ];
  return [...new Set([...(input.warnings ?? []), ...own.sort(byText)])];
}

/** What the findings say of themselves; like findings share their sentences and are read once. */
const ownSentences = (explained: readonly ExplainedFinding[]): readonly string[] => [
  ...new Set(explained.flatMap(({ explanation }) => explanation.warnings)),
];

function flaggedWarning(explained: readonly ExplainedFinding[]): readonly string[] {
  const flagged = [
    ...new Set(
      explained.flatMap(({ evidence }) => evidence.rejected.filter(({ reason }) => reason === 'FLAGGED').map(({ item }) => item.id)),
    ),
  ].sort(byText);
  return flagged.length === 0
    ? []
    : [`${flagged.length} flagged or retracted record${flagged.length === 1 ? ' was' : 's were'} excluded: ${flagged.join(', ')}.`];
}

function wildTypeWarnings(explained: readonly ExplainedFinding[]): readonly string[] {
  const mutated = new Set(
    explained
      .filter(({ facts }) => facts.finding.kind !== 'wild-type' && facts.keys.some((key) => key.startsWith('any:')))
      .flatMap(({ facts }) => facts.genes),
  );
  return explained.flatMap(({ facts }) =>
    facts.finding.kind === 'wild-type' && facts.genes.some((gene) => mutated.has(gene))
      ? [`${facts.genes.join(', ')} is stated wild type, and a mutation of it is among the findings: the wild type does not count.`]
      : [],
  );
}

/** VAF under which a germline origin is unlikely (ESMO Precision Medicine Working Group, Mandelker 2019, PMID 31050713: 20 % for indels, 30 % for substitutions; the lower for both). */
export const GERMLINE_VAF = 0.2;

interface SuspectContext {
  readonly knowledge: KnowledgeIndex;
  readonly tumorType: string;
  readonly assessed: AssessedOncogenicity;
  readonly isTumorOnly: boolean;
}

/**
 * A tumor finding without a matched normal that asks for confirmation on a germline sample (2-domain-rules §8): at least likely oncogenic, in a gene of
 * the any-tumor list or of the list of this tumor type, and not under the VAF of a germline variant.
 */
function isGermlineSuspect({ facts }: ExplainedFinding, { knowledge, tumorType, assessed, isTumorOnly }: SuspectContext): boolean {
  const isUnconfirmed = facts.finding.kind === 'small-variant' && facts.origin === 'unknown' && !facts.isFiltered;
  const isTooRare = facts.vaf !== null && facts.vaf < GERMLINE_VAF;
  return isUnconfirmed && !isTooRare && isTumorOnly && assessed.countsAsOncogenic && isGermlineRelevant(facts, knowledge, tumorType);
}

function isGermlineRelevant(facts: FindingFacts, knowledge: KnowledgeIndex, tumorType: string): boolean {
  const path = knowledge.diseases.pathOf(tumorType);
  return facts.genes.some((gene) => {
    const role = geneRoleOf(knowledge.genes, gene);
    return role?.germlineRelevant === true || (role?.germlineTumors ?? []).some((code) => path.includes(code));
  });
}
