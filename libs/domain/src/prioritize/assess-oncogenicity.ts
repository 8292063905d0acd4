import { TRUNCATING } from '../annotate/effect.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneRoleOf } from '../annotate/gene-table.ts';
import type { GeneTable } from '../annotate/gene-table.ts';
import { nameOfKey } from '../annotate/label-parts.ts';
import { effectCriteria, isInLastExon, LAST_EXON_NOTE } from './effect-criteria.ts';
import type { Oncogenicity } from './explanation.ts';
import type { Hotspot } from './knowledge-snapshot.ts';
import { ONCOGENICITY_CRITERIA } from './oncogenicity-criteria.ts';
import type { OncogenicityScheme } from './oncogenicity-criteria.ts';
import { populationCriteria } from './population-criteria.ts';
import { predictorCriteria } from './predictor-criteria.ts';
import { hotspotOf, residueCriteria } from './residue-criteria.ts';
import { isAtLeastLikelyOncogenic, scoreOncogenicity } from './score-oncogenicity.ts';
import type { Criterion } from './score-oncogenicity.ts';
import { together, undecided } from './weighed-criteria.ts';
import type { OpenCriterion, WeighedCriteria } from './weighed-criteria.ts';

export interface OncogenicityFacts {
  readonly genes: GeneTable;
  readonly hotspotsOf: (gene: string) => readonly Hotspot[];
  /** OncoTree code of the case and of the classes above it, for OP2. */
  readonly tumorTypes?: readonly string[];
  /** Criteria that people entered for a finding, by its id. */
  readonly enteredFor?: (finding: string) => readonly Criterion[];
  /** Default: the standard's cut-offs. */
  readonly scheme?: OncogenicityScheme;
}

export interface AssessedOncogenicity {
  readonly oncogenicity: Oncogenicity;
  /** At least likely oncogenic by points, or the very change of an established hotspot fact: what GENE_MUTATION and gain of function ask for. */
  readonly countsAsOncogenic: boolean;
  /** The very change is an established hotspot fact of the pack, or of a group that is. */
  readonly isEstablished: boolean;
}

/** Groups of changes that are established drivers as a group; labels of kinase inhibitors name them so, whatever the residues lost or gained. */
const ESTABLISHED_GROUPS =
  /^(?:itd:FLT3|viii:EGFR|exon:MET:14:skipping|exon:EGFR:19:deletion|exon:(?:EGFR|ERBB2):20:insertion|exon:KIT:9:insertion|exon:KIT:11:deletion|c:TERT:c\.-1(?:24|46)C>T)$/;

/**
 * All seventeen criteria: met (computed or entered), looked at and not met, or not assessed with the reason.
 *
 * | criterion | computed from | else |
 * |---|---|---|
 * | OVS1, OM2, OP2 | effect and role: `effect-criteria.ts` | |
 * | OS1, OS2, OS3, OM3, OM4, OP3 | hotspot facts: `residue-criteria.ts` | OS2 also entered |
 * | SBVS1, SBS1, OP4 | population frequencies: `population-criteria.ts` | |
 * | OP1, SBP1, SBP2 | predictor scores: `predictor-criteria.ts` | |
 * | OM1, SBS2 | – | only entered |
 *
 * An established change keeps the class that these criteria give; where that is "VUS", a note says that it is established and by what, for "VUS" alone
 * would mislead (Horak 2022 weighs evidence, and what was not looked up is no evidence).
 */
export function assessOncogenicity(facts: FindingFacts, knowledge: OncogenicityFacts): AssessedOncogenicity {
  const hotspot = hotspotOf(facts, knowledge.hotspotsOf);
  const group = facts.keys.find((key) => ESTABLISHED_GROUPS.test(key)) ?? null;
  const weighed = weigh(facts, knowledge, hotspot !== null);
  const scored = scoreOncogenicity([...weighed.met, ...(knowledge.enteredFor?.(facts.finding.id) ?? [])], knowledge.scheme);
  const established = hotspot?.source ?? (group === null ? null : nameOfKey(group));
  const notes = [establishedNote(established, scored), lastExonNote(facts, scored), germlineNote(facts, scored)].filter(
    (note) => note !== null,
  );
  const oncogenicity = {
    ...scored,
    ...(facts.finding.kind === 'small-variant' ? { notAssessed: openOf(weighed.open, scored) } : {}),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
  const isEstablished = established !== null;
  return { oncogenicity, countsAsOncogenic: isAtLeastLikelyOncogenic(oncogenicity) || isEstablished, isEstablished };
}

const NO_DOMAINS = undecided(['OM1'], 'no facts of critical domains are loaded; a person may enter it');

const weigh = (facts: FindingFacts, { genes, hotspotsOf, tumorTypes }: OncogenicityFacts, isHotspot: boolean): WeighedCriteria =>
  together(
    effectCriteria(facts, { genes, isHotspot, tumorTypes: tumorTypes ?? [] }),
    residueCriteria(facts, hotspotsOf),
    populationCriteria(facts),
    predictorCriteria(facts),
    NO_DOMAINS,
  );

const establishedNote = (source: string | null, { class: verdict }: Oncogenicity): string | null =>
  source !== null && (verdict === 'VUS' || verdict === 'not assessed')
    ? `Established oncogenic change (${source}); the criteria assessed here do not add up to a class of their own.`
    : null;

const lastExonNote = (facts: FindingFacts, { criteria }: Oncogenicity): string | null =>
  isInLastExon(facts) && criteria.some(({ code }) => code === 'OVS1') ? LAST_EXON_NOTE : null;

const germlineNote = ({ origin }: FindingFacts, { criteria }: Oncogenicity): string | null =>
  origin === 'germline' && criteria.length > 0
    ? 'The standard is for somatic variants: a germline one is classified by ACMG/AMP 2015 (PMID 25741868), which is not done here.'
    : null;

/** One line a criterion, in the order of the standard; what stands or was suppressed is not open. */
function openOf(open: readonly OpenCriterion[], { criteria, suppressed }: Oncogenicity): readonly OpenCriterion[] {
  const byCode = new Map<string, OpenCriterion>();
  for (const entry of open) {
    const before = byCode.get(entry.code);
    byCode.set(entry.code, before === undefined ? entry : { code: entry.code, why: `${before.why}; ${entry.why}` });
  }
  for (const { code } of criteria) byCode.delete(code);
  for (const { code } of suppressed) byCode.delete(code);
  return ONCOGENICITY_CRITERIA.flatMap(([code]) => byCode.get(code) ?? []);
}

/** Oncogenes in which a truncation is an activating change: it frees the protein from its own brake or from degradation. */
const TRUNCATION_ACTIVATES: ReadonlySet<string> = new Set([
  'CALR',
  'CCND1',
  'CCND3',
  'CSF3R',
  'CXCR4',
  'EPOR',
  'MET',
  'NOTCH3',
  'PPM1D',
  'CD79B',
]);

/** A null variant of a gene that drives tumors by activity only. */
export function isNullInOncogene(facts: FindingFacts, genes: GeneTable): boolean {
  const [gene] = facts.genes;
  const isNull = facts.effect !== null && TRUNCATING.has(facts.effect);
  return isNull && gene !== undefined && geneRoleOf(genes, gene)?.role === 'oncogene' && !TRUNCATION_ACTIVATES.has(gene);
}
