import type { Consequence, Hotspot, Origin, SmallVariant } from '@consilium/domain';
import { chooseConsequence } from '../annotation/choose-consequence.ts';
import type { PreferredTranscript } from '../annotation/choose-consequence.ts';
import type { AlleleValues } from '../annotation/allele-values.ts';
import type { AnnotationEntry } from '../annotation/entry.ts';
import type { RankedConsequence } from '../annotation/ranked-consequence.ts';
import { isCodingImpact } from '../annotation/severity.ts';
import { detach } from '../bytes/detach.ts';
import type { Allele } from './alleles.ts';
import type { PairSupport } from './sample-columns.ts';

/** Everything known about one alternate allele of one record. */
export interface SeenAllele {
  readonly chrom: string;
  readonly allele: Allele;
  readonly line: number;
  readonly filter: string;
  readonly origin: Origin;
  readonly consequences: readonly RankedConsequence[];
  readonly hotspot: Hotspot | null;
  /** Frequencies and scores, given the entry of the chosen transcript. */
  readonly values: (chosen: AnnotationEntry | null) => AlleleValues;
  readonly support: () => PairSupport;
}

/** An allele is a finding when a consequence may alter a product, or when it is itself a known change. Filtered alleles are no exception: the engine shows them as "confirm". */
export const isFinding = ({ consequences, hotspot }: Pick<SeenAllele, 'consequences' | 'hotspot'>): boolean =>
  hotspot !== null || consequences.some(({ consequence }) => isCodingImpact(consequence.impact));

export function findingOf(seen: SeenAllele, preferred: PreferredTranscript): SmallVariant {
  const { allele, support, hotspot, chrom } = seen;
  const { tumor, normal } = support();
  const ranked = chooseConsequence(seen.consequences, preferred);
  const chosen = ranked?.consequence ?? null;
  const { populationFrequency, populationFrequencies, predictors } = seen.values(ranked?.entry ?? null);
  const consequences = ordered(seen.consequences, chosen);
  return {
    id: detach(`v:${chrom}-${allele.pos}-${allele.ref}-${allele.alt}`),
    kind: 'small-variant',
    ...namesOf(chosen, hotspot),
    chrom: detach(chrom),
    pos: allele.pos,
    ref: detach(allele.ref),
    alt: detach(allele.alt),
    origin: seen.origin,
    filter: detach(seen.filter),
    vaf: tumor.vaf,
    depth: tumor.depth,
    altReads: tumor.altReads,
    ...(normal ? { normalVaf: normal.vaf, normalDepth: normal.depth } : {}),
    populationFrequency,
    ...(populationFrequencies === null ? {} : { populationFrequencies }),
    ...(predictors === null ? {} : { predictors }),
    ...(consequences.length > 0 ? { consequences } : {}),
    line: seen.line,
  };
}

type Names = Pick<SmallVariant, 'gene' | 'protein' | 'cdna' | 'transcript' | 'consequence' | 'exon' | 'namedBy'>;

/** The annotation names the finding, unless it does not see the known change: none at all, another gene, or no altered product (a promoter). */
function namesOf(chosen: Consequence | null, hotspot: Hotspot | null): Names {
  const annotated = chosen === null ? null : namesByAnnotation(chosen);
  if (hotspot === null) return annotated ?? { namedBy: 'annotation' };
  if (annotated && isCodingImpact(chosen?.impact ?? null) && annotated.gene === hotspot.gene) return withHotspot(annotated, hotspot);
  const { gene, protein, cdna } = hotspot;
  return {
    gene,
    protein: protein === null ? null : `p.${protein}`,
    cdna,
    transcript: null,
    consequence: null,
    exon: null,
    namedBy: 'hotspot-position',
  };
}

const namesByAnnotation = (chosen: Consequence): Names => ({
  gene: chosen.gene,
  protein: chosen.protein,
  cdna: chosen.cdna,
  transcript: chosen.transcript,
  consequence: chosen.terms.join('&'),
  exon: chosen.exon,
  namedBy: 'annotation',
});

/** An annotation without HGVS still gets the change that its position is known for. */
function withHotspot(names: Names, { protein, cdna }: Hotspot): Names {
  if (names.protein || names.cdna) return names;
  return { ...names, protein: protein === null ? null : `p.${protein}`, cdna };
}

/** All consequences, the chosen one first. */
function ordered(all: readonly RankedConsequence[], chosen: Consequence | null): readonly Consequence[] {
  const rest = all.map(({ consequence }) => consequence).filter((consequence) => consequence !== chosen);
  return chosen === null ? rest : [chosen, ...rest];
}
