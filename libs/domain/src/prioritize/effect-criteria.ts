import { IN_FRAME, MUTATIONS, TRUNCATING } from '../annotate/effect.ts';
import type { Effect } from '../annotate/effect.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneRoleOf } from '../annotate/gene-table.ts';
import type { GeneTable } from '../annotate/gene-table.ts';
import { isLastExon, toleratedTruncation } from '../annotate/tolerated-truncations.ts';
import type { GeneRoleName } from './knowledge-snapshot.ts';
import { met, NOTHING_WEIGHED, together, undecided } from './weighed-criteria.ts';
import type { WeighedCriteria } from './weighed-criteria.ts';

export interface EffectContext {
  readonly genes: GeneTable;
  /** The very change is an established hotspot. */
  readonly isHotspot: boolean;
  /** OncoTree code of the case and of the classes above it. */
  readonly tumorTypes: readonly string[];
}

/** Malignancies of a single genetic etiology (OP2); retinoblastoma is the standard's own example. */
export const SINGLE_ETIOLOGY: readonly { readonly gene: string; readonly tumorType: string }[] = [{ gene: 'RB1', tumorType: 'RBL' }];

/** Said beside OVS1: without decay of the message it is the lost part that counts. The last 50 bases of the exon before are not told apart: no coordinates. */
export const LAST_EXON_NOTE =
  'OVS1 rests on a truncation in the last exon, where the message is not degraded: it holds only if a critical part or over 10 % of the protein is lost (PMID 30192042).';

/**
 * Criteria by what the change does to the product, and the gene's role.
 *
 * | effect | role | criterion |
 * |---|---|---|
 * | null variant, homozygous deletion | tumor suppressor, or both and no established hotspot (NPM1 W288fs is no loss) | OVS1 |
 * | the same, in the last exon | as above | OVS1, with {@link LAST_EXON_NOTE}: half of all APC truncations lie there |
 * | truncation that leaves the function | any | OVS1 not met, with the source |
 * | stop-loss | tumor suppressor or both | OM2 |
 * | in-frame change of length | oncogene, tumor suppressor or both | OM2 |
 * | any of these, role not known | – | could not be decided |
 * | any mutation, gene and tumor type of {@link SINGLE_ETIOLOGY}, not germline | – | OP2 |
 */
export function effectCriteria(facts: FindingFacts, context: EffectContext): WeighedCriteria {
  const [gene] = facts.genes;
  const { effect } = facts;
  if (effect === null) return NOTHING_WEIGHED;
  if (gene === undefined) return NO_GENE;
  const role = geneRoleOf(context.genes, gene)?.role ?? null;
  return together(
    lossCriteria(gene, facts, effect, role, context.isHotspot),
    lengthCriteria(gene, facts, effect, role),
    etiology(gene, facts, effect, context),
  );
}

const NO_GENE = undecided(['OVS1', 'OM2', 'OP2'], 'the record names no gene');
const NO_EFFECT = undecided(['OVS1', 'OM2'], 'the effect on the protein is not known');
const NO_SINGLE_ETIOLOGY = undecided(['OP2'], 'no single genetic etiology of this tumor type is on record');

const isSuppressor = (role: GeneRoleName | null): boolean => role === 'tumor-suppressor' || role === 'both';
const noRole = (gene: string): string => `the knowledge loaded gives no role of ${gene}`;

function lossCriteria(gene: string, facts: FindingFacts, effect: Effect, role: GeneRoleName | null, isHotspot: boolean): WeighedCriteria {
  if (effect === 'unknown') return NO_EFFECT;
  if (!TRUNCATING.has(effect)) return NOTHING_WEIGHED;
  if (role === null) return undecided(['OVS1'], noRole(gene));
  if (!isSuppressor(role) || (isHotspot && role === 'both')) return NOTHING_WEIGHED;
  const tolerated = toleratedTruncation(gene, facts.protein);
  if (tolerated)
    return undecided(['OVS1'], `a truncation of ${gene} from residue ${tolerated.from} on leaves the function (${tolerated.source})`);
  return met('OVS1', `${effect} in the tumor suppressor ${gene}${isInLastExon(facts) ? ', in the last exon' : ''}`);
}

/** Splice changes and deletions at the last exon are no truncation within it. */
export const isInLastExon = ({ finding, effect }: FindingFacts): boolean =>
  finding.kind === 'small-variant' && (effect === 'nonsense' || effect === 'frameshift') && isLastExon(finding.exon);

function lengthCriteria(gene: string, facts: FindingFacts, effect: Effect, role: GeneRoleName | null): WeighedCriteria {
  const changesLength = IN_FRAME.has(effect) && facts.protein?.netLength !== 0;
  if (!changesLength && effect !== 'stop-loss') return NOTHING_WEIGHED;
  if (role === null) return undecided(['OM2'], noRole(gene));
  if (effect === 'stop-loss') return isSuppressor(role) ? met('OM2', `stop-loss in the tumor suppressor ${gene}`) : NOTHING_WEIGHED;
  return isSuppressor(role) || role === 'oncogene' ? met('OM2', `in-frame length change in ${gene}`) : NOTHING_WEIGHED;
}

function etiology(gene: string, facts: FindingFacts, effect: Effect, { tumorTypes }: EffectContext): WeighedCriteria {
  const fact = SINGLE_ETIOLOGY.find(({ tumorType }) => tumorTypes.includes(tumorType));
  if (fact === undefined) return NO_SINGLE_ETIOLOGY;
  const isMet = fact.gene === gene && facts.origin !== 'germline' && MUTATIONS.has(effect);
  return isMet ? met('OP2', `${gene} is the single cause of this malignancy`) : NOTHING_WEIGHED;
}
