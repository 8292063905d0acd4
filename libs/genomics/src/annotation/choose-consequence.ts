import type { RankedConsequence } from './consequence-of.ts';
import { impactRank, isCodingImpact, severityRank } from './severity.ts';

/** Accession (without version) of the transcript to report a gene on, or null when the gene is not in the knowledge pack. */
export type PreferredTranscript = (gene: string) => string | null;

/**
 * Chooses the consequence that names the finding; the others are kept beside it.
 * 1. Within a gene: a transcript on which the change may alter the product comes before one on which it cannot (a non-MANE missense is not
 *    hidden behind a MANE intron), then MANE Select, the preferred transcript, MANE Plus Clinical, canonical, PICK, the most severe, the order written.
 * 2. Between genes: coding before not, then the more severe, then a gene of the knowledge pack, then the order written.
 */
export function chooseConsequence(all: readonly RankedConsequence[], preferred: PreferredTranscript): RankedConsequence | null {
  const byGene = Map.groupBy(all, ({ consequence }) => consequence.gene);
  const best = [...byGene.values()].flatMap((group) => least(group, (one) => rankInGene(one, preferred)) ?? []);
  return least(best, ({ consequence: { gene, impact, terms } }) => [
    isCodingImpact(impact) ? 0 : 1,
    impactRank(impact),
    gene !== null && preferred(gene) !== null ? 0 : 1,
    severityRank(terms[0] ?? ''),
  ]);
}

function rankInGene(
  { consequence, isManePlusClinical, isPicked, accessions }: RankedConsequence,
  preferred: PreferredTranscript,
): readonly number[] {
  const wanted = consequence.gene === null ? null : preferred(consequence.gene);
  const flags = [consequence.isMane, wanted !== null && accessions.includes(wanted), isManePlusClinical, consequence.isCanonical, isPicked];
  return [isCodingImpact(consequence.impact) ? 0 : 1, ...flags.map((flag) => (flag ? 0 : 1)), severityRank(consequence.terms[0] ?? '')];
}

/** The first of the least by a list of numbers. */
function least<T>(all: readonly T[], rank: (one: T) => readonly number[]): T | null {
  const ranked = all.map((one) => ({ one, key: rank(one) }));
  return (
    ranked.reduce<(typeof ranked)[number] | null>((best, next) => (best === null || isLess(next.key, best.key) ? next : best), null)?.one ??
    null
  );
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}
