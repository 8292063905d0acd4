import type { Consequence } from '@consilium/domain';
import { detach } from '../bytes/detach.ts';
import type { AnnotationEntry } from './entry.ts';
import { IMPACTS, severityRank } from './severity.ts';

/** A consequence with what only the choice of the transcript and its own values need. */
export interface RankedConsequence {
  readonly consequence: Consequence;
  readonly isManePlusClinical: boolean;
  readonly isPicked: boolean;
  /** Accessions of the same transcript in other collections, without version. */
  readonly accessions: readonly string[];
  /** The entry it was read from; predictors of the chosen transcript are taken from here. */
  readonly entry?: AnnotationEntry;
}

/** Approved symbol of a symbol or unique alias; null when it is unknown or ambiguous. */
export type GeneAliases = (symbol: string) => string | null;

export const orNull = (text: string): string | null => (text === '' ? null : detach(text));
export const own = (text: string | null): string | null => (text === null ? null : detach(text));
export const withoutVersion = (accession: string): string => detach(accession.replace(/\.\d+$/, ''));
export const impactNamed = (text: string) => IMPACTS.find((impact) => impact === text) ?? null;

/** Most severe first. */
export const bySeverity = (terms: readonly string[]): readonly string[] =>
  terms
    .filter((term) => term !== '')
    .map(detach)
    .sort((a, b) => severityRank(a) - severityRank(b));

export function geneOf(symbol: string, approved: GeneAliases): Pick<Consequence, 'gene' | 'originalGene'> {
  if (symbol === '') return { gene: null };
  const written = detach(symbol);
  const gene = approved(written) ?? written;
  return gene === written ? { gene } : { gene, originalGene: written };
}
