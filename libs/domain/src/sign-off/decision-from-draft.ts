import type { CaseRecord } from '../case/case-record.ts';
import type { DraftAccount, DraftRecommendation } from '../draft/draft.ts';
import type { Prioritization, TherapyOption } from '../prioritize/explanation.ts';
import type { Sha256 } from '../shared/primitives.ts';
import type { DecisionContent, DecisionOption, RecommendationKind } from './decision.ts';

/** Parts of the assessment that are not built yet; every decision says so instead of leaving them blank. */
export const NOT_ASSESSED = [
  'copy number, fusions, TMB, MSI and HRD (only small variants are read from files)',
  'germline track',
  'pharmacogenomics',
  'clinical trials',
  'equity',
] as const;

export interface DecisionSource {
  readonly record: CaseRecord;
  readonly draft: DraftRecommendation;
  readonly draftSha256: Sha256;
  readonly prioritization: Prioritization;
  readonly version: number;
  readonly kind: DecisionContent['kind'];
  readonly kindReason: string | null;
}

/**
 * The machine's draft as decision content, unchanged; the engine is its author. A rescission that runs again, e.g. after a corrected question, still
 * recommends nothing.
 */
export function decisionFromDraft(source: DecisionSource): DecisionContent {
  const content = contentOf(source);
  return content.kind === 'rescission' ? { ...content, ...RECOMMENDS_NOTHING } : content;
}

/** What is left of the advice when a report is rescinded. */
export const RECOMMENDS_NOTHING = { recommendation: 'no-recommendation', options: [], sentences: [] } as const;

function contentOf(source: DecisionSource): DecisionContent {
  const { record, draft, prioritization } = source;
  return {
    schema: 'consilium/decision/1',
    caseId: record.id,
    caseRef: record.ref,
    version: source.version,
    run: record.run,
    kind: source.kind,
    kindReason: source.kindReason,
    question: record.question ?? '',
    patient: record.patient,
    diagnosis: { code: record.diagnosis.code, name: record.diagnosis.name ?? prioritization.tumorType.name },
    origin: 'draft',
    author: { kind: 'engine', ref: `${draft.provenance.drafter}@${draft.provenance.drafterVersion}`, name: 'Consilium draft' },
    recommendation: recommendationOf(draft),
    options: draft.abstained === null ? draft.options.map(optionOf) : [],
    resistance: draft.resistance.map(({ finding, therapies, strength, tier, level }) => ({ finding, therapies, strength, tier, level })),
    findingNames: Object.fromEntries(
      prioritization.findings.filter(({ results }) => results.length > 0).map(({ finding, label }) => [finding, label]),
    ),
    boardText: '',
    sentences: draft.sentences,
    overrides: [],
    additionalTests: draft.additionalTests,
    notAssessed: NOT_ASSESSED,
    warnings: draft.warnings,
    waivers: record.waivers.map(({ what, reason, by }) => ({ what, reason, by })),
    knowledge: prioritization.knowledge,
    ruleSet: prioritization.ruleSet,
    draftSha256: source.draftSha256,
    drafting: accountOf(draft),
  };
}

function accountOf({ sources, dropped, abstained, alsoAbstained, secondReading, provenance }: DraftRecommendation): DraftAccount {
  const { drafter, drafterVersion, retrieved, at, model } = provenance;
  return {
    sources: sources ?? [],
    dropped: dropped.map(({ text: _words, ...kept }) => kept),
    abstained: [...(abstained === null ? [] : [abstained]), ...(alsoAbstained ?? [])],
    disagreements: secondReading?.disagreements ?? null,
    drafter,
    drafterVersion,
    retrieved: retrieved.length,
    at,
    model: model ?? null,
  };
}

const optionOf = ({ rank, therapies, tier, level, findings }: TherapyOption): DecisionOption => ({
  rank,
  therapies,
  tier,
  level,
  findings,
  rationale: '',
});

/** Options, and the draft did not abstain → therapy · else a test that would resolve it → further testing · neither → no recommendation. */
const recommendationOf = (draft: DraftRecommendation): RecommendationKind =>
  draft.options.length > 0 && draft.abstained === null
    ? 'therapy'
    : draft.additionalTests.length > 0
      ? 'further-testing'
      : 'no-recommendation';
