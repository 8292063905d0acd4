import type { GeneSymbol } from '../shared/primitives.ts';
import type { SmallVariant } from './finding.ts';
import { cdnaKey } from './cdna-key.ts';
import { effectOf } from './effect.ts';
import type { Effect } from './effect.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { geneRoleOf } from './gene-table.ts';
import { comparableGenomicKey, genomicKey } from './genomic-key.ts';
import { parseProtein } from './protein-change.ts';
import { resolveGene } from './resolve-gene.ts';
import type { ReadingContext } from './reading-context.ts';
import { codingAgrees, smallVariantKeys } from './small-variant-keys.ts';
import { labelOfSmallVariant } from './small-variant-label.ts';
import type { Hotspot } from '../prioritize/knowledge-snapshot.ts';

/** Reads a small variant; gene and change that the record does not give are taken from a hotspot fact at its genomic position. */
export function readSmallVariant(written: SmallVariant, context: ReadingContext): FindingFacts {
  const hotspot = hotspotOf(written, context);
  const named = withHotspot(written, hotspot);
  const { gene, warnings } = named.gene ? resolveGene(named.gene, context) : { gene: null, warnings: [] };
  const cdna = named.cdna ? cdnaKey(named.cdna.includes('c.') ? named.cdna : `c.${named.cdna}`) : null;
  const protein = parseProtein(named.protein) ?? parseProtein(proteinOfCoding(named, gene, cdna, context));
  const effect = effectOf(named, gene, protein, cdna);
  const agrees = protein === null || codingAgrees(protein, cdna);
  const lifted = (hotspot?.positions ?? []).filter((position) => position.build !== context.build).map(genomicKey);
  const reading = {
    variant: named,
    gene,
    role: gene === null ? null : (geneRoleOf(context.genes, gene)?.role ?? null),
    protein,
    cdna,
    effect,
    build: context.build,
    lifted,
  };
  const keys = [...new Set(smallVariantKeys(reading))];
  return {
    ...blankFacts(written, labelOfSmallVariant(named, gene, protein, cdna, keys)),
    genes: gene === null ? [] : [gene],
    keys,
    origin: written.origin ?? 'unknown',
    vaf: written.vaf ?? null,
    protein,
    cdna,
    effect,
    isFiltered: isFiltered(written.filter),
    populationFrequency: written.populationFrequency ?? null,
    warnings: agrees
      ? [...warnings, ...unreadProtein(named, effect, cdna)]
      : [
          ...warnings,
          `${gene ?? ''} ${protein?.key ?? ''} and ${cdna ?? ''} name different codons: no exact protein match was made; check the record.`,
        ],
  };
}

/** A protein change that is none in HGVS leaves the finding without an exact key: said, for a silent "not assessed" would look like "nothing known". */
function unreadProtein({ gene, protein }: SmallVariant, effect: Effect, cdna: string | null): readonly string[] {
  const isNamed =
    (protein ?? '')
      .replace(/^p\./i, '')
      .replace(/[()?=.]/g, '')
      .trim() !== '';
  if (!isNamed || effect !== 'unknown' || cdna !== null || parseProtein(protein) !== null) return [];
  return [
    `${gene ?? ''} ${protein?.trim() ?? ''}: this is no protein change that the program can read; write it as in HGVS, e.g. p.E746_A750del.`.trim(),
  ];
}

/** FILTER `PASS` and `.` form tiers (2-domain-rules §1.2). */
export const isFiltered = (filter: string | undefined): boolean =>
  filter !== undefined && filter !== '' && filter !== '.' && filter.toUpperCase() !== 'PASS';

/** A record with a coding change alone says the protein change of the hotspot fact with that very change; two facts that disagree say nothing. */
function proteinOfCoding(
  { protein }: SmallVariant,
  gene: GeneSymbol | null,
  cdna: string | null,
  { hotspotsOf }: ReadingContext,
): string | null {
  if (gene === null || cdna === null || protein?.trim()) return null;
  const known = new Set(hotspotsOf(gene).flatMap((fact) => (fact.cdna === cdna && fact.protein !== null ? [fact.protein] : [])));
  return known.size === 1 ? ([...known][0] ?? null) : null;
}

function hotspotOf(variant: SmallVariant, context: ReadingContext): Hotspot | null {
  const { chrom, pos, ref, alt } = variant;
  if (context.build === null || !chrom || pos === undefined || ref === undefined || alt === undefined) return null;
  const key = comparableGenomicKey(genomicKey({ build: context.build, chrom, pos, ref, alt }));
  return key === null ? null : context.hotspotAt(key);
}

/**
 * The same residues exchanged at the very allele of a known change, under another number: the record follows a transcript that the knowledge does
 * not (BRAF V600E is V640E on ENST00000644969). The allele decides (2-domain-rules §1).
 */
function isRenumbered({ gene, protein: written }: SmallVariant, hotspot: Hotspot): boolean {
  const [stated, known] = [parseProtein(written), parseProtein(hotspot.protein)];
  const residues = (key: string): string => key.replace(/\d+/, '');
  const isBoth = stated?.kind === 'substitution' && known?.kind === 'substitution';
  return gene === hotspot.gene && isBoth && stated.key !== known.key && residues(stated.key) === residues(known.key);
}

function withHotspot(variant: SmallVariant, hotspot: Hotspot | null): SmallVariant {
  if (hotspot === null || (variant.gene && variant.gene !== hotspot.gene)) return variant;
  if (isRenumbered(variant, hotspot)) return { ...variant, protein: hotspot.protein, cdna: hotspot.cdna, transcript: null, exon: null };
  if (variant.protein || variant.cdna) return variant;
  return { ...variant, gene: hotspot.gene, protein: hotspot.protein, cdna: hotspot.cdna };
}
