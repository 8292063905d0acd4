import type { VariantKey } from '../prioritize/variant-key.ts';
import type { GeneSymbol } from '../shared/primitives.ts';
import { SKIPPED_EXONS } from './exon-residues.ts';
import type { StructuralVariant } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { geneRoleOf } from './gene-table.ts';
import type { ReadingContext } from './reading-context.ts';
import { isFiltered } from './read-small-variant.ts';
import { resolveGene } from './resolve-gene.ts';

/**
 * What a structural variant asserts of its genes.
 *
 * | event | keys |
 * |---|---|
 * | breaks a gene apart | rearrangement |
 * | deletes exons of a gene that is no oncogene | also loss of function, any mutation (Horak 2022: exon deletion is a null variant) |
 * | deletes exons of an oncogene | any mutation |
 * | deletes EGFR exons 2 to 7 | also vIII |
 * | deletes an exon whose skipping is known, or its splice site | also skipping of that exon |
 * | duplicates FLT3 within exons 14 and 15 | ITD, any mutation |
 * | duplicates KMT2A from exon 2, 3 or 4 to an exon behind | PTD, any mutation |
 * | touches exons of one gene in another way | any mutation |
 * | is reported as a truncation of a gene that is no oncogene | also loss of function, any mutation |
 * | is reported as a truncation of an oncogene | any mutation |
 * | touches no gene | none: not assessed |
 */
export function readStructural(finding: StructuralVariant, context: ReadingContext): FindingFacts {
  const resolved = finding.genes.map((name) => resolveGene(name, context));
  const genes = [...new Set(resolved.map(({ gene }) => gene))].sort();
  const where = genes.length > 0 ? genes.join('/') : `${finding.chrom}:${finding.pos}`;
  const only = genes.length === 1 ? genes[0] : undefined;
  const isExonLoss = finding.type === 'DEL' && only !== undefined && covered(finding.exons) !== null;
  return {
    ...blankFacts(
      finding,
      `${where} ${finding.truncates ? 'truncation' : finding.type}${finding.within && finding.exons ? ` exon ${finding.exons.split('/')[0] ?? ''}` : ''}`,
    ),
    genes,
    keys: [
      ...new Set([
        ...(only === undefined ? [] : exonKeys(only, finding, context)),
        ...(finding.truncates ? genes.flatMap((gene) => lossKeys(gene, context)) : []),
        ...(finding.within ? [] : genes.map((gene) => `rearrangement:${gene}`)),
      ]),
    ],
    origin: finding.origin ?? 'unknown',
    vaf: finding.vaf ?? null,
    effect: isExonLoss ? 'exon-loss' : finding.truncates && genes.length > 0 ? 'gene-loss' : null,
    isFiltered: isFiltered(finding.filter),
    isRead: genes.length > 0,
    warnings: [...resolved.flatMap(({ warnings }) => warnings), ...(finding.within || genes.length === 0 ? [] : [unpaired(where)])],
  };
}

/** A broken gene is no fusion yet: the board must know what is not shown. */
const unpaired = (where: string): string =>
  `${where}: the junction names no fusion that runs in one direction; confirm by RNA or a second method which product is made.`;

interface Covered {
  readonly first: number;
  readonly last: number;
}

function covered(text: string | null | undefined): Covered | null {
  const [, first, last] = /^(\d+)(?:-(\d+))?(?:\/\d+)?$/.exec(text ?? '') ?? [];
  return first === undefined ? null : { first: Number(first), last: Number(last ?? first) };
}

function exonKeys(gene: GeneSymbol, finding: StructuralVariant, context: ReadingContext): readonly VariantKey[] {
  const exons = covered(finding.exons) ?? between(covered(finding.introns));
  if (exons === null) return [];
  if (finding.type === 'DUP' && finding.within) return [...duplication(gene, exons, finding.length ?? null), `any:${gene}`];
  if (finding.type !== 'DEL') return finding.within ? [`any:${gene}`] : [];
  return [
    ...(gene === 'EGFR' && exons.first === 2 && exons.last === 7 ? ['viii:EGFR'] : []),
    ...SKIPPED_EXONS.filter((known) => known.gene === gene && losesExon(known.exon, exons, finding)).map(
      ({ exon }) => `exon:${gene}:${exon}:skipping`,
    ),
    ...lossKeys(gene, context),
  ];
}

/** An oncogene that loses a part is mutated; it does not lose its function. */
const lossKeys = (gene: GeneSymbol, { genes }: ReadingContext): readonly VariantKey[] => [
  ...(geneRoleOf(genes, gene)?.role === 'oncogene' ? [] : [`lof:${gene}`]),
  `any:${gene}`,
];

/** The exons between two introns; none within one intron. */
const between = (introns: Covered | null): Covered | null =>
  introns === null || introns.first === introns.last ? null : { first: introns.first + 1, last: introns.last };

/** FLT3-ITD lies in exons 14 and 15 and is seldom longer than 400 bases; KMT2A-PTD begins at exon 2 to 4 (WHO 2022, ICC 2022). */
function duplication(gene: GeneSymbol, { first, last }: Covered, length: number | null): readonly VariantKey[] {
  if (gene === 'FLT3' && first >= 14 && last <= 15 && length !== null && length <= 400) return ['itd:FLT3'];
  return gene === 'KMT2A' && first >= 2 && first <= 4 && last > first ? ['ptd:KMT2A'] : [];
}

/** The whole exon is gone, or one of its splice sites. */
function losesExon(exon: number, { first, last }: Covered, { introns, consequence }: StructuralVariant): boolean {
  if (exon < first || exon > last || first !== last) return false;
  const gone = between(covered(introns));
  return (
    (gone !== null && gone.first <= exon && gone.last >= exon) || /splice_(?:donor|acceptor)_variant|exon_loss/.test(consequence ?? '')
  );
}
