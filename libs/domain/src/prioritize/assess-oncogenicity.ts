import { IN_FRAME, TRUNCATING } from '../annotate/effect.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneRoleOf } from '../annotate/gene-table.ts';
import type { GeneTable } from '../annotate/gene-table.ts';
import { nameOfKey } from '../annotate/label-parts.ts';
import { parseProtein } from '../annotate/protein-change.ts';
import type { Oncogenicity } from './explanation.ts';
import type { Hotspot } from './knowledge-snapshot.ts';
import type { OncogenicityCode } from './oncogenicity-criteria.ts';
import { isAtLeastLikelyOncogenic, scoreOncogenicity } from './score-oncogenicity.ts';
import type { Criterion } from './score-oncogenicity.ts';

/** SBVS1 and SBS1 of Horak 2022, as allele frequency in any continental population; OP4 needs a frequency that was looked up. */
export const VERY_COMMON = 0.05;
export const COMMON = 0.01;
export const EXTREMELY_RARE = 0.0001;

export interface OncogenicityFacts {
  readonly genes: GeneTable;
  readonly hotspotsOf: (gene: string) => readonly Hotspot[];
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
 * The criteria that the case and the pack can answer for; all others are left out rather than guessed (a laboratory may add them).
 *
 * | criterion | from |
 * |---|---|
 * | OVS1 | null variant or homozygous deletion, role tumor suppressor (or both, where the very change is no established hotspot: NPM1 W288fs is no loss) |
 * | OS2, OS3, OM3, OP3 | the hotspot fact of this change, where it carries studies or sample counts |
 * | OS1 | the hotspot fact of this change, where it carries neither |
 * | OM2 | in-frame length change in a cancer gene, stop-loss in a tumor suppressor |
 * | OM4 | hotspot fact with another missense at the residue |
 * | SBVS1, SBS1, OP4 | annotated population frequency |
 *
 * An established change keeps the class that these criteria give; where that is "VUS", a note says that it is established and by what, for "VUS" alone
 * would mislead (Horak 2022 weighs evidence, and what was not looked up is no evidence).
 */
export function assessOncogenicity(facts: FindingFacts, knowledge: OncogenicityFacts): AssessedOncogenicity {
  const established = hotspotOf(facts, knowledge);
  const group = facts.keys.find((key) => ESTABLISHED_GROUPS.test(key)) ?? null;
  const scored = scoreOncogenicity([
    ...effectCriteria(facts, knowledge.genes, established !== null),
    ...(established === null ? residueCriteria(facts, knowledge) : hotspotCriteria(established)),
    ...frequencyCriteria(facts.populationFrequency),
  ]);
  const source = established?.source ?? (group === null ? null : nameOfKey(group));
  const isEstablished = source !== null;
  const oncogenicity =
    source !== null && (scored.class === 'VUS' || scored.class === 'not assessed')
      ? { ...scored, note: `Established oncogenic change (${source}); the criteria assessed here do not add up to a class of their own.` }
      : scored;
  return { oncogenicity, countsAsOncogenic: isAtLeastLikelyOncogenic(oncogenicity) || isEstablished, isEstablished };
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

const criterion = (code: OncogenicityCode, source: string): Criterion => ({ code, source });

function effectCriteria(facts: FindingFacts, genes: GeneTable, isHotspot: boolean): readonly Criterion[] {
  const [gene] = facts.genes;
  const role = gene === undefined ? null : (geneRoleOf(genes, gene)?.role ?? null);
  const { effect } = facts;
  if (gene === undefined || role === null || role === 'other' || effect === null) return [];
  const isSuppressor = role === 'tumor-suppressor' || role === 'both';
  if (isSuppressor && TRUNCATING.has(effect) && !(isHotspot && role === 'both'))
    return [criterion('OVS1', `${effect} in the tumor suppressor ${gene}`)];
  if (isSuppressor && effect === 'stop-loss') return [criterion('OM2', `stop-loss in the tumor suppressor ${gene}`)];
  return IN_FRAME.has(effect) && facts.protein?.netLength !== 0 ? [criterion('OM2', `in-frame length change in ${gene}`)] : [];
}

function hotspotOf(facts: FindingFacts, knowledge: OncogenicityFacts): Hotspot | null {
  const [gene] = facts.genes;
  if (gene === undefined || facts.finding.kind === 'copy-number') return null;
  return (
    knowledge
      .hotspotsOf(gene)
      .find(
        (fact) =>
          (fact.protein !== null && facts.keys.includes(`p:${gene}:${fact.protein}`)) ||
          (fact.cdna !== null && facts.keys.includes(`c:${gene}:${fact.cdna}`)),
      ) ?? null
  );
}

function hotspotCriteria(fact: Hotspot): readonly Criterion[] {
  const { samples, functional } = fact;
  if (!samples && !functional) return [criterion('OS1', `established change: ${fact.source}`)];
  const counted = samples ? [criterion(samples.withChange < 10 ? 'OP3' : samples.atResidue >= 50 ? 'OS3' : 'OM3', samples.source)] : [];
  return [...(functional ? [criterion('OS2', functional)] : []), ...counted];
}

function residueCriteria(facts: FindingFacts, knowledge: OncogenicityFacts): readonly Criterion[] {
  const [gene] = facts.genes;
  const { protein } = facts;
  if (gene === undefined || protein === null || facts.effect !== 'missense') return [];
  const other = knowledge.hotspotsOf(gene).find((fact) => {
    const change = parseProtein(fact.protein);
    return (
      change?.kind === 'substitution' && change.from === protein.from && change.residue === protein.residue && change.key !== protein.key
    );
  });
  return other === undefined ? [] : [criterion('OM4', `${gene} ${other.protein ?? ''}: ${other.source}`)];
}

function frequencyCriteria(frequency: number | null): readonly Criterion[] {
  if (frequency === null) return [];
  const source = `population frequency ${frequency}`;
  if (frequency > VERY_COMMON) return [criterion('SBVS1', source)];
  if (frequency > COMMON) return [criterion('SBS1', source)];
  return frequency < EXTREMELY_RARE ? [criterion('OP4', source)] : [];
}
