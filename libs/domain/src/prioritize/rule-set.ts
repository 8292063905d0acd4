import { EXON_RESIDUES, ITD_RESIDUES, SKIPPED_EXONS } from '../annotate/exon-residues.ts';
import { HOMOZYGOUS_BELOW } from '../annotate/read-copy-number.ts';
import { AT_THREE_PRIME } from '../annotate/three-prime-drivers.ts';
import { TOLERATED_TRUNCATIONS } from '../annotate/tolerated-truncations.ts';
import { MAX_ANCESTOR_HOPS, MAX_DESCENDANT_HOPS } from './disease-relation.ts';
import { DRUG_TARGETS } from './drug-target.ts';
import { SINGLE_ETIOLOGY } from './effect-criteria.ts';
import { VAF_TOLERANCE } from './expected-vaf.ts';
import type { Prioritization } from './explanation.ts';
import { LEVEL_OF_CATEGORY } from './match-level.ts';
import { EXCLUSIONS, ONCOGENICITY_CRITERIA, ONCOGENICITY_SCHEME, ONCOGENICITY_SCHEMES } from './oncogenicity-criteria.ts';
import { COMMON, CONTINENTAL, EXTREMELY_RARE, VERY_COMMON } from './population-criteria.ts';
import { COMMON_FREQUENCY } from './population-frequency.ts';
import type { PrioritizePolicy } from './policy.ts';
import { MIN_PREDICTORS, PREDICTOR_CUTOFFS } from './predictor-criteria.ts';
import { MIN_INDEL_READS } from './read-support.ts';
import { ABOUT_AS_FAR } from './residue-criteria.ts';
import { MIN_PUBLICATIONS, MIN_STARS } from './tier-of.ts';
import { TIER_TABLE } from './tier-table.ts';

/** Raise the version with every change of a rule, a table or a constant of annotate and prioritize. */
export const RULE_SET_ID = 'consilium-amp-2017';
export const RULE_SET_VERSION = '1.2.0';

export type RuleSetRef = Prioritization['ruleSet'];

/** The tables and the site's policy as data. The caller takes SHA-256 over its canonical JSON and hands {@link RuleSetRef} to `prioritize`. */
export const ruleSetContent = (policy: PrioritizePolicy): Readonly<Record<string, unknown>> => ({
  id: RULE_SET_ID,
  version: RULE_SET_VERSION,
  policy,
  tierTable: TIER_TABLE,
  levelBStrong: { stars: MIN_STARS, publications: MIN_PUBLICATIONS },
  matchLevels: LEVEL_OF_CATEGORY,
  diseaseHops: { ancestor: MAX_ANCESTOR_HOPS, descendant: MAX_DESCENDANT_HOPS },
  commonFrequency: COMMON_FREQUENCY,
  oncogenicity: {
    scheme: policy.oncogenicityScheme ?? ONCOGENICITY_SCHEME,
    cutoffs: ONCOGENICITY_SCHEMES,
    criteria: ONCOGENICITY_CRITERIA,
    exclusions: EXCLUSIONS,
    populations: { continental: [...CONTINENTAL], veryCommon: VERY_COMMON, common: COMMON, extremelyRare: EXTREMELY_RARE },
    predictors: { atLeast: MIN_PREDICTORS, cutoffs: PREDICTOR_CUTOFFS },
    singleEtiology: SINGLE_ETIOLOGY,
    toleratedTruncations: TOLERATED_TRUNCATIONS,
    aboutAsFar: ABOUT_AS_FAR,
  },
  reads: { indel: MIN_INDEL_READS, vafTolerance: VAF_TOLERANCE },
  homozygousBelow: HOMOZYGOUS_BELOW,
  drugTargets: DRUG_TARGETS,
  threePrimeDrivers: [...AT_THREE_PRIME],
  exons: { residues: EXON_RESIDUES, internalDuplications: ITD_RESIDUES, skipped: SKIPPED_EXONS },
});
