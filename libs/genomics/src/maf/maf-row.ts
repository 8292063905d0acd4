import type { Consequence, GenomeBuild, Hotspot, SmallVariant } from '@consilium/domain';
import type { FrequencyField } from '../annotation/populations.ts';
import { predictorScores } from '../annotation/predictors.ts';
import { isCodingImpact } from '../annotation/severity.ts';
import type { Row } from '../table/row.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { alleleOf } from './maf-allele.ts';
import type { MafAllele } from './maf-allele.ts';
import { consequenceOfRow, otherConsequences } from './maf-consequence.ts';
import { isAbsentFromGnomad, populationsOf } from './maf-populations.ts';
import { filterOf, statusOf } from './maf-status.ts';
import { supportOf } from './maf-support.ts';

/** Why a row is not among the findings. */
export type LeftOut = 'byConsequence' | 'absent';

export interface MafRow {
  readonly finding: SmallVariant | null;
  readonly leftOut: LeftOut | null;
  readonly filter: string;
  readonly isAnnotated: boolean;
  readonly isSilent: boolean;
  /** What about the row cannot be meant; a sentence of the file names the first line of each. */
  readonly doubts: readonly string[];
}

/** Promoter changes of TERT are findings though no product changes (PMID 23348503, 23348506); which of them count is the domain's to say. */
const isPromoter = ({ gene, terms }: Consequence): boolean =>
  gene === 'TERT' && terms.some((term) => term === 'upstream_gene_variant' || term === '5_prime_UTR_variant');

export function readMafRow(
  row: Row,
  build: GenomeBuild | null,
  options: ReadOptions,
  populationColumns: readonly FrequencyField[],
): MafRow {
  const approved = options.geneAliases ?? (() => null);
  const { allele, chrom, contradiction } = alleleOf(row);
  const { consequence, doubts: named } = consequenceOfRow(row, approved);
  const { support, doubt } = supportOf(row);
  const { origin, isNone, isKnown } = statusOf(row);
  const filter = filterOf(row);
  const hotspot = build === null || allele === null ? null : (options.hotspots?.({ build, ...allele }) ?? null);
  const isFinding = hotspot !== null || mayMatter(consequence, allele);
  const isAbsent = isNone || (support.altReads === 0 && (support.depth ?? 0) > 0);
  const populations = populationsOf(row, populationColumns);
  const predictors = predictorScores((field) => row.raw(field), allele?.alt ?? '');
  const finding: SmallVariant = {
    id: idOf(row, allele, consequence),
    kind: 'small-variant',
    ...namesOf(consequence, hotspot),
    ...(allele ?? (chrom === null ? {} : { chrom })),
    origin,
    filter,
    ...support,
    populationFrequency: populations.length === 0 ? null : Math.max(...populations.map(({ frequency }) => frequency)),
    ...(populations.length > 0 || isAbsentFromGnomad(row, populationColumns) ? { populationFrequencies: populations } : {}),
    ...(predictors === null ? {} : { predictors }),
    ...(consequence === null ? {} : { consequences: [consequence, ...otherConsequences(row, consequence, approved)] }),
    line: row.line,
  };
  const doubts = [contradiction, ...named, isKnown ? null : 'Mutation_Status is none of the MAF format', doubt];
  return {
    finding: isFinding && !isAbsent ? finding : null,
    leftOut: isAbsent ? 'absent' : isFinding ? null : 'byConsequence',
    filter,
    isAnnotated: consequence !== null && saysWhat(consequence),
    isSilent: consequence?.terms[0] === 'synonymous_variant',
    doubts: doubts.filter((doubt) => doubt !== null),
  };
}

/**
 * A row is a finding when its product may change, or when it does not say what changes but names a gene and a change: it is then not
 * assessed rather than lost. An indel without annotation and anchor cannot be looked up by position here, so the engine does it.
 */
function mayMatter(consequence: Consequence | null, allele: MafAllele | null): boolean {
  if (consequence === null || !saysWhat(consequence)) return allele !== null && (allele.ref === '-' || allele.alt === '-');
  if (consequence.terms.length === 0) return true;
  return isCoding(consequence) || isPromoter(consequence);
}

/** A gene alone does not say what the change does. */
const saysWhat = ({ terms, protein, cdna }: Consequence): boolean => terms.length > 0 || protein !== null || cdna !== null;
const isCoding = ({ impact, terms }: Consequence): boolean => isCodingImpact(impact) || terms[0] === 'splice_site';

function idOf(row: Row, allele: MafAllele | null, consequence: Consequence | null): string {
  if (allele !== null) return `v:${allele.chrom}-${allele.pos}-${allele.ref}-${allele.alt}`;
  const change = consequence?.cdna ?? consequence?.protein;
  return consequence?.gene && change ? `m:${consequence.gene}:${change}` : `m:line-${row.line}`;
}

const namesChange = (consequence: Consequence): boolean =>
  isCoding(consequence) || (consequence.terms.length === 0 && saysWhat(consequence));

type Names = Pick<SmallVariant, 'gene' | 'protein' | 'cdna' | 'transcript' | 'consequence' | 'exon' | 'namedBy'>;

/** The annotation names the finding, unless it does not see the known change at this position, as in the VCF reader. */
function namesOf(consequence: Consequence | null, hotspot: Hotspot | null): Names {
  const byHotspot = hotspot !== null && (consequence === null || consequence.gene !== hotspot.gene || !namesChange(consequence));
  const protein = hotspot?.protein ? `p.${hotspot.protein}` : null;
  if (byHotspot)
    return {
      gene: hotspot.gene,
      protein,
      cdna: hotspot.cdna,
      transcript: null,
      consequence: null,
      exon: null,
      namedBy: 'hotspot-position',
    };
  if (consequence === null) return { namedBy: 'annotation' };
  const { gene, transcript, exon, terms } = consequence;
  const change =
    hotspot !== null && !consequence.protein && !consequence.cdna
      ? { protein, cdna: hotspot.cdna }
      : { protein: consequence.protein, cdna: consequence.cdna };
  return { gene, ...change, transcript, consequence: terms.join('&') || null, exon, namedBy: 'annotation' };
}
