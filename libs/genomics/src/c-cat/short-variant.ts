import { isBeyondEnd } from '@consilium/domain';
import type { Consequence, SmallVariant } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import { trimAllele } from '../vcf/alleles.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import { approvedGene, originOf, sampleOf } from './context.ts';
import type { ReportContext } from './context.ts';
import type { JsonPlace } from './json-place.ts';

/** A short variant of the report, with its alleles written as in a VCF. */
export function shortVariant(item: JsonPlace, context: ReportContext): SmallVariant {
  const { chrom, allele } = alleleOf(item, context);
  const consequences = item.list('transcripts').map((transcript) => consequenceOf(transcript, context));
  const chosen = choose(consequences, context);
  const rest = consequences.filter((consequence) => consequence !== chosen);
  return {
    id: `v:${chrom}-${allele.pos}-${allele.ref}-${allele.alt}`,
    kind: 'small-variant',
    ...namesOf(chosen, context.options.hotspots?.({ build: context.build, chrom, ...allele }) ?? null),
    chrom,
    ...allele,
    origin: originOf(item, 'variantOrigin', sampleOf(item, context)),
    filter: 'PASS',
    vaf: item.fraction('alternateAlleleFrequency'),
    depth: item.count('totalReadDepth'),
    altReads: item.count('alternateAlleleReadDepth'),
    ...(chosen === null ? {} : { consequences: [chosen, ...rest] }),
  };
}

function alleleOf(item: JsonPlace, { build }: ReportContext) {
  const chrom = chromosomeName(item.required('chromosome'));
  const pos = item.count('position') ?? item.missing('position');
  const [ref, alt] = (['referenceAllele', 'alternateAllele'] as const).map((key) => bases(item, key));
  if (ref === undefined || alt === undefined || ref === alt) throw item.at('alternateAllele').fault('the allele is that of the reference');
  if (isBeyondEnd(chrom, pos, build))
    throw new FileFault(
      'FILE.MIXED_BUILDS',
      `the position lies beyond the end of its chromosome in ${build}; correct the build or replace the file`,
      {
        column: item.at('position').path,
      },
    );
  return { chrom, allele: ref === '-' || alt === '-' ? { pos, ref, alt } : trimAllele({ pos, ref, alt }) };
}

function bases(item: JsonPlace, key: string): string {
  const written = item.required(key).toUpperCase();
  if (!/^(?:[ACGTN]+|-)$/.test(written)) throw item.at(key).fault('the allele is no sequence of bases');
  return written;
}

function consequenceOf(transcript: JsonPlace, context: ReportContext): Consequence {
  const written = transcript.text('geneSymbol');
  const gene = approvedGene(written, context);
  const coding = transcript.text('cdsChange');
  const protein = transcript.text('aminoAcidsChange');
  return {
    gene,
    ...(written !== null && gene !== written ? { originalGene: written } : {}),
    transcript: transcript.text('transcriptId'),
    terms: transcript.list('calculatedEffects').flatMap((term) => term.asText() ?? []),
    impact: null,
    cdna: coding === null || /^[a-bd-z]\./.test(coding) ? null : coding.startsWith('c.') ? coding : `c.${coding}`,
    protein: protein === null ? null : protein.startsWith('p.') ? protein : `p.${protein}`,
    exon: null,
    isMane: false,
    isCanonical: false,
  };
}

/** The preferred transcript of its gene, else the first that names a change. */
function choose(consequences: readonly Consequence[], { options }: ReportContext): Consequence | null {
  const bare = (accession: string | null): string | undefined => accession?.replace(/\.\d+$/, '');
  const isPreferred = ({ gene, transcript }: Consequence): boolean =>
    gene !== null && transcript !== null && bare(options.preferredTranscript?.(gene) ?? null) === bare(transcript);
  return (
    consequences.find(isPreferred) ??
    consequences.find(({ gene, protein, cdna }) => gene !== null && (protein !== null || cdna !== null)) ??
    consequences[0] ??
    null
  );
}

type Names = Pick<SmallVariant, 'gene' | 'protein' | 'cdna' | 'transcript' | 'consequence' | 'namedBy'>;
type Known = { readonly gene: string; readonly protein: string | null; readonly cdna: string | null } | null;

/** A report that names no change still gets the one its position is known for, such as a promoter change. */
function namesOf(chosen: Consequence | null, known: Known): Names {
  const isSilent = chosen === null || chosen.gene === null || (chosen.protein === null && chosen.cdna === null);
  if (isSilent && known !== null && (chosen?.gene ?? known.gene) === known.gene)
    return {
      gene: known.gene,
      protein: known.protein === null ? null : `p.${known.protein}`,
      cdna: known.cdna,
      namedBy: 'hotspot-position',
    };
  if (chosen === null) return { namedBy: 'annotation' };
  const { gene, protein, cdna, transcript, terms } = chosen;
  return { gene, protein, cdna, transcript, consequence: terms.length === 0 ? null : terms.join('&'), namedBy: 'annotation' };
}
