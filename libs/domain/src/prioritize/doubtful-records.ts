import { isBeyondEnd } from '../annotate/chromosome-lengths.ts';
import type { SmallVariant } from '../annotate/finding.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { bareChromosome, comparableGenomicKey, genomicKey } from '../annotate/genomic-key.ts';
import { GENOME_BUILDS } from '../shared/primitives.ts';
import type { GenomeBuild } from '../shared/primitives.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Hotspot } from './knowledge-snapshot.ts';

/**
 * What a single record says that cannot be meant; the engine assesses the rest of it and a person corrects it.
 *
 * | record | sentence |
 * |---|---|
 * | names neither gene nor position | names nothing |
 * | a gene, but no change, consequence or position | says no change |
 * | a position, no change, and the case no build | not compared |
 * | a position beyond the end of its chromosome | build or position is wrong |
 * | at the position where another gene's known change lies | gene and position contradict |
 * | at the position of its own known change in the other build | the build is wrong |
 * | the reference allele is the alternate, or an allele is no sequence | the alleles |
 * | silent by consequence, not by protein | they contradict |
 * | more alternate reads than reads | the reads |
 */
export function doubtfulRecords(
  read: readonly FindingFacts[],
  build: GenomeBuild | null,
  knowledge: Pick<KnowledgeIndex, 'hotspotsByAllele'>,
): readonly string[] {
  return read.flatMap((facts) => {
    const { finding } = facts;
    if (finding.kind === 'fusion') return facts.genes.length === 0 ? [`Finding ${finding.id} names no gene: complete the record.`] : [];
    return finding.kind === 'small-variant' ? doubtsOf(facts, finding, build, knowledge) : [];
  });
}

function doubtsOf(
  facts: FindingFacts,
  variant: SmallVariant,
  build: GenomeBuild | null,
  knowledge: Pick<KnowledgeIndex, 'hotspotsByAllele'>,
): readonly string[] {
  const { label, genes } = facts;
  const { chrom, pos, depth, altReads } = variant;
  if (genes.length === 0 && (!chrom || pos === undefined))
    return [`Finding ${variant.id} names neither gene nor position: complete the record.`];
  const found = [alleleDoubt(variant), build === null ? buildDoubt(facts, variant) : placeDoubt(facts, variant, build, knowledge)];
  if (saysNoChange(facts, variant)) found.push('the record says no change, and nothing was assessed; complete it');
  if (facts.protein !== null && isSilentByConsequence(variant) && facts.protein.kind !== 'synonymous')
    found.push('the consequence is silent and the protein change is not; check the record');
  if (typeof depth === 'number' && typeof altReads === 'number' && altReads > depth)
    found.push('there are more alternate reads than reads; check the record');
  return found.filter((doubt) => doubt !== null).map((doubt) => `${label}: ${doubt}.`);
}

/** A record of a file that states nothing but a gene is said by its reader. */
const saysNoChange = ({ protein, cdna }: FindingFacts, variant: SmallVariant): boolean =>
  protein === null &&
  cdna === null &&
  ![variant.protein, variant.cdna, variant.consequence, variant.exon, variant.pos, variant.line].some(Boolean);

const isSilentByConsequence = ({ consequence }: SmallVariant): boolean => consequence === 'synonymous_variant';

const ALLELE = /^(?:[ACGTN]+|-)$/i;

function alleleDoubt({ chrom, ref, alt }: SmallVariant): string | null {
  if (!chrom || ref === undefined || alt === undefined) return null;
  if (!ALLELE.test(ref) || !ALLELE.test(alt)) return 'an allele is no sequence of bases, and the position was not compared; correct it';
  return ref.toUpperCase() === alt.toUpperCase() ? 'the alternate allele is the reference allele; check the record' : null;
}

/** The reading of a file says so for all its records. */
const buildDoubt = ({ protein, cdna }: FindingFacts, { chrom, pos, line }: SmallVariant): string | null =>
  chrom && pos !== undefined && line === undefined && protein === null && cdna === null
    ? 'the case does not state the genome build, and the position was not compared with known changes; state GRCh37 or GRCh38'
    : null;

function placeDoubt(
  { genes: [gene], protein }: FindingFacts,
  { chrom, pos, ref, alt }: SmallVariant,
  build: GenomeBuild,
  { hotspotsByAllele }: Pick<KnowledgeIndex, 'hotspotsByAllele'>,
): string | null {
  if (!chrom || pos === undefined) return null;
  if (isBeyondEnd(bareChromosome(chrom), pos, build))
    return `the position lies beyond the end of its chromosome in ${build}; correct the build or the position`;
  if (ref === undefined || alt === undefined || gene === undefined) return null;
  const at = (other: GenomeBuild): Hotspot | undefined => {
    const key = comparableGenomicKey(genomicKey({ build: other, chrom, pos, ref, alt }));
    return key === null ? undefined : hotspotsByAllele.get(key);
  };
  const here = at(build);
  if (here) return here.gene === gene ? null : `the position is that of ${nameOf(here)}; gene and position contradict each other`;
  const isOwn = (known: Hotspot | undefined): boolean =>
    known !== undefined && known.gene === gene && protein !== null && known.protein === protein.key;
  const elsewhere = GENOME_BUILDS.find((other) => other !== build && isOwn(at(other)));
  return elsewhere === undefined ? null : `its position is that in ${elsewhere}, and the case states ${build}; correct the build`;
}

const nameOf = ({ gene, protein, cdna }: Hotspot): string => `${gene} ${protein ?? cdna ?? ''}`.trim();
