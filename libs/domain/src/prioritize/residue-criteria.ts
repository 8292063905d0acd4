import type { FindingFacts } from '../annotate/finding-facts.ts';
import { parseProtein } from '../annotate/protein-change.ts';
import type { GeneSymbol } from '../shared/primitives.ts';
import type { Hotspot } from './knowledge-snapshot.ts';
import { residueDistance } from './residue-distance.ts';
import type { Criterion } from './score-oncogenicity.ts';
import type { VariantKey } from './variant-key.ts';
import { met, NOTHING_WEIGHED, together, undecided } from './weighed-criteria.ts';
import type { WeighedCriteria } from './weighed-criteria.ts';

/** "At least approximately the same" chemical distance as the documented change, as a share of it (OM4). */
export const ABOUT_AS_FAR = 0.75;

/** The fact of this very change, or null; the first one where two match. */
export function hotspotOf(facts: FindingFacts, hotspotsOf: (gene: string) => readonly Hotspot[]): Hotspot | null {
  const [gene] = facts.genes;
  if (gene === undefined || facts.finding.kind === 'copy-number') return null;
  const { byKey } = tablesOf(gene, hotspotsOf(gene));
  const found = facts.keys.flatMap((key) => byKey.get(key) ?? []);
  return found.length === 0 ? null : found.reduce((first, other) => (other.at < first.at ? other : first)).fact;
}

/**
 * Criteria by what is established of this change and of its residue.
 *
 * | fact of the change | criterion |
 * |---|---|
 * | carries neither counts nor studies | OS1 |
 * | studies | OS2 |
 * | ≥ 50 samples at the residue, ≥ 10 with the change | OS3 |
 * | < 50 at the residue, ≥ 10 with the change | OM3 |
 * | < 10 with the change | OP3 |
 * | another missense of the residue is established, and this one is about as far from the reference or farther | OM4 |
 * | the same, but a much milder exchange (conservative) | could not be decided |
 */
export function residueCriteria(facts: FindingFacts, hotspotsOf: (gene: string) => readonly Hotspot[]): WeighedCriteria {
  if (facts.effect === null || facts.finding.kind === 'copy-number') return NOTHING_WEIGHED;
  const own = hotspotOf(facts, hotspotsOf);
  return together(ofOwnFact(own), ofNeighbours(facts, hotspotsOf));
}

const NO_COUNTS = undecided(['OS3', 'OM3', 'OP3'], 'no sample counts of this change are loaded');
const NO_STUDIES = undecided(['OS2', 'SBS2'], 'no functional studies of this change are loaded; a person may enter them');
const NOTHING_KNOWN = together(NO_COUNTS, NO_STUDIES);

function ofOwnFact(fact: Hotspot | null): WeighedCriteria {
  if (fact === null) return NOTHING_KNOWN;
  const { samples, functional } = fact;
  if (!samples && !functional) return together(met('OS1', `established change: ${fact.source}`), NO_COUNTS, NO_STUDIES);
  return together(samples ? { met: [counted(samples)], open: [] } : NO_COUNTS, functional ? met('OS2', functional) : NO_STUDIES);
}

const counted = ({ withChange, atResidue, source }: NonNullable<Hotspot['samples']>): Criterion => ({
  code: withChange < 10 ? 'OP3' : atResidue >= 50 ? 'OS3' : 'OM3',
  source,
});

function ofNeighbours(facts: FindingFacts, hotspotsOf: (gene: string) => readonly Hotspot[]): WeighedCriteria {
  const [gene] = facts.genes;
  const { protein } = facts;
  if (gene === undefined || protein === null || facts.effect !== 'missense') return NOTHING_WEIGHED;
  const others = (tablesOf(gene, hotspotsOf(gene)).missense.get(`${protein.residue}${protein.from}`) ?? []).filter(
    (fact) => fact.protein !== protein.key,
  );
  const comparable = others.find((fact) => isAboutAsFar(protein.key, fact.protein ?? ''));
  if (comparable) return met('OM4', `${gene} ${comparable.protein ?? ''}: ${comparable.source}`);
  return others.length === 0
    ? NOTHING_WEIGHED
    : undecided(['OM4'], `a milder exchange than ${others.map(({ protein: key }) => key).join(', ')}, by chemical distance (PMID 4843792)`);
}

function isAboutAsFar(key: string, documented: string): boolean {
  const [own, other] = [key, documented].map((change) => residueDistance(change.at(0) ?? '', change.at(-1) ?? ''));
  return own === null || own === undefined || other === null || other === undefined || own >= ABOUT_AS_FAR * other;
}

interface HotspotTables {
  /** Missense facts by residue, `V600`. */
  readonly missense: ReadonlyMap<string, readonly Hotspot[]>;
  /** The exact change, by its protein and coding keys, with the fact's place in the list. */
  readonly byKey: ReadonlyMap<VariantKey, { readonly fact: Hotspot; readonly at: number }>;
}
const READ = new WeakMap<readonly Hotspot[], HotspotTables>();

/** The facts of a gene ready for look-up: read once for each list of facts, for ten thousand findings ask the same. */
function tablesOf(gene: GeneSymbol, facts: readonly Hotspot[]): HotspotTables {
  const known = READ.get(facts);
  if (known) return known;
  const missense = new Map<string, Hotspot[]>();
  const byKey = new Map<VariantKey, { readonly fact: Hotspot; readonly at: number }>();
  for (const [at, fact] of facts.entries()) {
    const keys = [
      ...(fact.protein === null ? [] : [`p:${gene}:${fact.protein}`]),
      ...(fact.cdna === null ? [] : [`c:${gene}:${fact.cdna}`]),
    ];
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, { fact, at });
    const change = parseProtein(fact.protein);
    if (change?.kind !== 'substitution') continue;
    const residue = `${change.residue}${change.from}`;
    missense.set(residue, [...(missense.get(residue) ?? []), { ...fact, protein: change.key }]);
  }
  READ.set(facts, { missense, byKey });
  return { missense, byKey };
}
