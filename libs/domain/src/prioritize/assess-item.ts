import type { FindingFacts } from '../annotate/finding-facts.ts';
import { diseaseRelation } from './disease-relation.ts';
import type { DiseaseMatch } from './disease-relation.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { evaluateProfile } from './evaluate-profile.ts';
import type { Evaluation, Gate, ProfileMatch } from './evaluate-profile.ts';
import type { MatchLevel, RejectionReason } from './explanation.ts';
import type { CaseFindings } from './case-facts.ts';
import { isAbsence } from './key-parts.ts';
import { nameOfKey } from '../annotate/label-parts.ts';
import type { KeyMatch } from './match-key.ts';
import type { DiseaseGraph } from './disease-graph.ts';
import type { VariantKey } from './variant-key.ts';
import { byText } from './ordering.ts';
import { isByRnaAlone, isSingleCopyLoss } from './weak-assertion.ts';

export interface ItemMatch {
  readonly item: EvidenceItem;
  readonly disease: DiseaseMatch;
  readonly level: MatchLevel;
  readonly rank: number;
  readonly via: string;
  readonly isGated: boolean;
  readonly isOtherIsoform: boolean;
}

/** An item against a finding: it matched, a test is missing, or it is rejected with a reason. */
export type ItemAssessment =
  | ({ readonly kind: 'matched' } & ItemMatch)
  | {
      readonly kind: 'pending';
      readonly item: EvidenceItem;
      readonly disease: DiseaseMatch;
      readonly evaluation: Evaluation;
      readonly via: string;
    }
  | { readonly kind: 'rejected'; readonly item: EvidenceItem; readonly reason: RejectionReason; readonly note: string };

/** What the assessment of all findings of one case shares. */
export interface AssessmentContext {
  readonly kase: CaseFindings;
  readonly diseases: DiseaseGraph;
  readonly tumorType: string;
  readonly countsAsOncogenic: (facts: FindingFacts) => boolean;
  /** A null variant of a gene that drives tumors by activity only. */
  readonly isNullInOncogene: (facts: FindingFacts) => boolean;
  /** A hotspot fact, or a record that forms a tier, names the very residue. */
  readonly isKnownResidue: (facts: FindingFacts) => boolean;
  /** Evaluations and relations by item id: the same for every finding of the case. */
  readonly memo: Map<string, CaseView>;
}

/** The three readings of an item in a case; each is made when first asked for. */
interface CaseView {
  readonly disease: DiseaseMatch;
  /** Origin and oncogenicity gates closed. */
  readonly strict: () => Reading;
  /** Oncogenicity gate open: what holds only here gives at most Tier III. */
  readonly loose: () => Reading;
  /** Both gates open: what holds only here is of another origin. */
  readonly open: () => Reading;
  /** Names of the findings for which the record leaves the tumor out; none where it stands. */
  readonly leftOut: () => readonly string[];
}

interface Reading {
  readonly evaluation: Evaluation;
  readonly best: ReadonlyMap<FindingFacts, ProfileMatch>;
  /** The closest match of each key of the profile: what a match of the whole profile names beside its own, however many findings assert it. */
  readonly closest: ReadonlyMap<VariantKey, ProfileMatch>;
}

/**
 * Matches that ask for an oncogenic change: what the source calls "mutation" of a whole means the drivers in it, not every variant (2-domain-rules §2, level 8).
 *
 * | the record is on | met by | asks |
 * |---|---|---|
 * | any mutation, gain of function | any variant | yes |
 * | a codon, a range, "mutation" of an exon | a null variant of an oncogene (KRAS Q25* is no "exon 2 mutation") | yes |
 * | a range, "mutation" of an exon | a missense at a residue that neither a hotspot fact nor a record names (KRAS Q15G) | yes |
 * | a codon, a range, an exon | else | no |
 * | "loss", in a knowledge base | the loss of one copy of two: no loss of function is shown. A label or guideline that names a loss means it (del(17p)) | yes |
 */
function asksForOncogenic({ kind }: EvidenceItem, facts: FindingFacts, match: KeyMatch, context: AssessmentContext): boolean {
  if (kind === 'knowledge-base' && match.level === 'CNA' && isSingleCopyLoss(facts)) return true;
  if (match.level === 'GENE_MUTATION' || match.via.includes('gof:')) return true;
  if (/(?:range:[^:]+:[^:]+|exon:.*:mutation)$/.test(match.via) && facts.effect === 'missense' && !context.isKnownResidue(facts))
    return true;
  return /(?:codon:|range:|exon:.*:mutation$)/.test(match.via) && context.isNullInOncogene(facts);
}

/** Germline is not somatic (2-domain-rules §2). An unknown origin counts as somatic in a tumor sample, never as germline. */
export function fitsOrigin(item: EvidenceItem, facts: FindingFacts): boolean {
  if (item.origin === 'any' || item.origin === 'unknown' || !['small-variant', 'text'].includes(facts.finding.kind)) return true;
  return item.origin === 'germline' ? facts.origin === 'germline' : facts.origin !== 'germline';
}

function viewOf(item: EvidenceItem, context: AssessmentContext, extra: FindingFacts | null): CaseView {
  const known = extra === null ? context.memo.get(item.id) : undefined;
  if (known) return known;
  const fits: Gate = { name: `origin ${item.origin}`, accepts: (facts, match) => fitsOrigin(item, facts) && !isByRnaAlone(facts, match) };
  const counts: Gate = {
    name: `origin ${item.origin}, oncogenic for ${item.kind}`,
    accepts: (facts, match) =>
      fits.accepts(facts, match) && (!asksForOncogenic(item, facts, match, context) || context.countsAsOncogenic(facts)),
  };
  const read = (gate?: Gate): (() => Reading) => once(() => readingOf(evaluateProfile(item.profile, context.kase, gate, extra)));
  const view = {
    disease: diseaseRelation(context.diseases, context.tumorType, item.disease),
    strict: read(counts),
    loose: read(fits),
    open: read(),
    leftOut: once(() => leftOutBy(item, context, counts)),
  };
  if (extra === null) context.memo.set(item.id, view);
  return view;
}

function leftOutBy(item: EvidenceItem, context: AssessmentContext, counts: Gate): readonly string[] {
  if (item.unless === undefined) return [];
  const { truth, matches } = evaluateProfile(item.unless, context.kase, counts);
  return truth === 'true' ? [...new Set(matches.map(({ facts, key }) => facts.label || nameOfKey(key)))].sort(byText) : [];
}

function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => (value ??= { of: compute() }).of;
}

const byCloseness = (a: ProfileMatch, b: ProfileMatch): number => a.match.rank - b.match.rank || byText(a.match.via, b.match.via);

/** Records on one key share their evaluation, and so its reading. */
const READ = new WeakMap<Evaluation, Reading>();

function readingOf(evaluation: Evaluation): Reading {
  const known = READ.get(evaluation) ?? readAnew(evaluation);
  READ.set(evaluation, known);
  return known;
}

function readAnew(evaluation: Evaluation): Reading {
  const best = new Map<FindingFacts, ProfileMatch>();
  const closest = new Map<VariantKey, ProfileMatch>();
  for (const match of evaluation.matches) {
    const known = best.get(match.facts);
    if (!known || match.match.rank < known.match.rank) best.set(match.facts, match);
    const nearest = closest.get(match.key);
    if (!nearest || byCloseness(match, nearest) < 0) closest.set(match.key, match);
  }
  return { evaluation, best, closest };
}

/** @param extra the finding itself when it is outside the case's facts (filtered out) and is tried as if it counted */
export function assessItem(
  item: EvidenceItem,
  facts: FindingFacts,
  context: AssessmentContext,
  extra: FindingFacts | null = null,
): ItemAssessment | null {
  const view = viewOf(item, context, extra);
  const own = view.strict().best.get(facts) ?? view.open().best.get(facts);
  if (own === undefined) return null;
  const rejected = (reason: RejectionReason, note: string): ItemAssessment => ({ kind: 'rejected', item, reason, note });
  if (item.flagged) return rejected('FLAGGED', `${item.id} is flagged or rests on a retracted source.`);
  if (!item.tierForming || item.level === 'E') return rejected('NOT_TIER_FORMING', `${item.id}: evidence of this kind never forms a tier.`);
  if (item.disease.scope === 'unmapped') return rejected('DISEASE_UNMAPPED', `${item.id}: "${item.disease.name}" has no node in OncoTree.`);
  if (view.leftOut().length > 0) return rejected('PROFILE_FALSE', `${item.id} leaves out tumors with ${view.leftOut().join(', ')}.`);
  if (view.disease.relation === 'other' && isAbsence(own.key))
    return rejected(
      'DISEASE_OTHER',
      `${item.id}: the absence of a change counts only in the tumor type of the record (${item.diseaseName}).`,
    );
  const matched = matchedIn(view.strict(), item, facts, view.disease, false);
  if (matched !== null) return matched;
  const gated = matchedIn(view.loose(), item, facts, view.disease, true);
  if (gated !== null && !item.supports)
    return rejected(
      'NOT_TIER_FORMING',
      `${item.id} speaks against the claim for any mutation of the gene or region, and this one is not known to be at least likely oncogenic.`,
    );
  if (gated !== null) return gated;
  if (!fitsOrigin(item, facts))
    return rejected(
      'ORIGIN',
      `${item.id} is on a ${item.origin} change; this finding is ${facts.origin === 'unknown' ? 'of unconfirmed origin' : facts.origin}.`,
    );
  const { evaluation } = view.loose();
  if (evaluation.truth === 'unknown') return { kind: 'pending', item, disease: view.disease, evaluation, via: own.match.via };
  return rejected('PROFILE_FALSE', `${item.id} asks for ${item.profileName}, which does not hold in this case.`);
}

function matchedIn(
  { evaluation, best, closest }: Reading,
  item: EvidenceItem,
  facts: FindingFacts,
  disease: DiseaseMatch,
  isGated: boolean,
): ItemAssessment | null {
  const own = evaluation.truth === 'true' ? best.get(facts) : undefined;
  if (own === undefined) return null;
  const partners = evaluation.conjuncts > 1 ? [...closest.values()].filter((match) => match.facts !== facts && match.key !== own.key) : [];
  return {
    kind: 'matched',
    item,
    disease,
    level: partners.length > 0 ? 'PROFILE' : own.match.level,
    rank: partners.reduce((rank, match) => Math.max(rank, match.match.rank), own.match.rank),
    via: [...new Set([own.match.via, ...partners.map((match) => match.match.via).sort()])].join(' & '),
    isGated,
    isOtherIsoform: own.isOtherIsoform,
  };
}
