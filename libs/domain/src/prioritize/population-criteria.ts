import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { PopulationFrequency } from '../annotate/finding.ts';
import { met, NOTHING_WEIGHED, together, undecided } from './weighed-criteria.ts';
import type { WeighedCriteria } from './weighed-criteria.ts';

/** SBVS1 and SBS1 of Horak 2022 (PMC9081216), as allele frequency in one of the five continental groups of gnomAD. */
export const VERY_COMMON = 0.05;
export const COMMON = 0.01;
/** "Extremely low" of OP4 as a number; the standard gives none. */
export const EXTREMELY_RARE = 0.0001;

/** The standard's five: African, Latino, East Asian, European but not Finnish, South Asian; `eur` and `asn` are the names of 1000 Genomes. */
export const CONTINENTAL: ReadonlySet<string> = new Set(['afr', 'amr', 'eas', 'asn', 'nfe', 'eur', 'sas']);

/** The highest over groups that leaves founder groups and remainders out by definition (gnomAD); VEP's `MAX_AF` does not. */
const HIGHEST_CONTINENTAL = /popmax|grpmax/i;

/**
 * Criteria by population frequency. Founder groups (`asj`, `fin`) and remainders are too small for SBVS1 and SBS1, and never speak for them.
 *
 * | annotated | SBVS1, SBS1 | OP4 |
 * |---|---|---|
 * | continental groups, or the highest of them (`popmax`) | by the highest of them | by the highest of gnomAD, any group |
 * | only `all` | by it, and the source says so | by it |
 * | only founder groups, remainders | could not be decided | by the highest of gnomAD |
 * | one number without its group | by it, and the source says so | by it |
 * | looked up, not found | not met | met |
 * | of another source than gnomAD | as above | could not be decided |
 * | nothing | could not be decided | could not be decided |
 */
export function populationCriteria(facts: FindingFacts): WeighedCriteria {
  const { finding, populationFrequency: single } = facts;
  const rows = finding.kind === 'small-variant' ? finding.populationFrequencies : undefined;
  if (rows === undefined) {
    if (single === null) return NOT_ANNOTATED;
    return together(
      common(single, `frequency ${single}, population not stated`),
      rare(single, `frequency ${single}, population not stated`),
    );
  }
  return together(commonInGroups(rows), rareInGnomad(rows));
}

const NOT_ANNOTATED = undecided(['SBVS1', 'SBS1', 'OP4'], 'no population frequency is annotated');

function commonInGroups(rows: readonly PopulationFrequency[]): WeighedCriteria {
  const continental = highest(
    rows.filter(({ population, source }) => CONTINENTAL.has(population) || (population === 'max' && HIGHEST_CONTINENTAL.test(source))),
  );
  if (continental) return common(continental.frequency, `frequency ${continental.frequency} in ${named(continental)}`);
  const all = highest(rows.filter(({ population }) => population === 'all'));
  if (all)
    return common(all.frequency, `frequency ${all.frequency} over all populations (${all.source}); no continental group is annotated`);
  return rows.length === 0
    ? NOTHING_WEIGHED
    : undecided(['SBVS1', 'SBS1'], 'only founder or other groups are annotated, none of the five continental ones');
}

function rareInGnomad(rows: readonly PopulationFrequency[]): WeighedCriteria {
  const gnomad = rows.filter(({ source }) => /gnomad/i.test(source));
  if (rows.length === 0) return met('OP4', 'looked up in the annotated populations, not found');
  const top = highest(gnomad);
  return top
    ? rare(top.frequency, `highest frequency ${top.frequency} in ${named(top)}`)
    : undecided(['OP4'], 'no gnomAD frequency is annotated');
}

const named = ({ population, source }: PopulationFrequency): string => `${population} (${source})`;

const highest = (rows: readonly PopulationFrequency[]): PopulationFrequency | undefined =>
  [...rows].sort((a, b) => b.frequency - a.frequency || (named(a) < named(b) ? -1 : 1))[0];

function common(frequency: number, source: string): WeighedCriteria {
  if (frequency > VERY_COMMON) return met('SBVS1', source);
  return frequency > COMMON ? met('SBS1', source) : NOTHING_WEIGHED;
}

const rare = (frequency: number, source: string): WeighedCriteria => (frequency < EXTREMELY_RARE ? met('OP4', source) : NOTHING_WEIGHED);
