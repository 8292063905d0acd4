import type { VariantKey } from '../prioritize/variant-key.ts';
import type { Finding, WildType, ExpressionFinding, Biomarker } from './finding.ts';
import { readBiomarker } from './biomarker-keys.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { labelOfBiomarker, labelOfExpression } from './label-parts.ts';
import { readCopyNumber } from './read-copy-number.ts';
import { readFusion } from './read-fusion.ts';
import { readSmallVariant } from './read-small-variant.ts';
import { readStructural } from './read-structural.ts';
import { readText } from './read-text.ts';
import { resolveGene } from './resolve-gene.ts';
import type { ReadingContext } from './reading-context.ts';
import { readingContext } from './reading-context.ts';
import type { GenomeBuild } from '../shared/primitives.ts';

/** Brings a finding into normal form. Pure; the same finding and context always give the same facts. */
export function readFinding(finding: Finding, context: ReadingContext): FindingFacts {
  switch (finding.kind) {
    case 'small-variant':
      return readSmallVariant(finding, context);
    case 'copy-number':
      return readCopyNumber(finding, context);
    case 'fusion':
      return readFusion(finding, context);
    case 'structural-variant':
      return readStructural(finding, context);
    case 'biomarker':
      return biomarker(finding, context);
    case 'expression':
      return expression(finding, context);
    case 'wild-type':
      return wildType(finding, context);
    case 'text':
      return readText(finding, context);
  }
}

/** All keys that a finding asserts, most specific first. */
export const keysOfFinding = (finding: Finding, build: GenomeBuild | null, context: Partial<ReadingContext> = {}): readonly VariantKey[] =>
  readFinding(finding, readingContext({ ...context, build })).keys;

/** Shortest name that a clinician uses: `EGFR L858R`, `EML4::ALK`, `ERBB2 amplification`, `MSI-High`. */
export const labelOf = (finding: Finding, context: Partial<ReadingContext> = {}): string =>
  readFinding(finding, readingContext(context)).label;

function biomarker(finding: Biomarker, context: ReadingContext): FindingFacts {
  const method = context.isCellFree && !finding.assay ? `${finding.method ?? ''} cell-free DNA`.trim() : finding.method;
  const { keys, notes } = readBiomarker(method === undefined ? finding : { ...finding, method }, context.biomarkers);
  return { ...blankFacts(finding, labelOfBiomarker(finding, keys)), keys, warnings: notes };
}

function expression(finding: ExpressionFinding, context: ReadingContext): FindingFacts {
  const { gene, warnings } = resolveGene(finding.gene, context);
  return {
    ...blankFacts(finding, labelOfExpression(gene, finding.change)),
    genes: [gene],
    keys: [`expression:${gene}:${finding.change}`],
    warnings,
  };
}

function wildType(finding: WildType, context: ReadingContext): FindingFacts {
  const { gene, warnings } = resolveGene(finding.gene, context);
  return { ...blankFacts(finding, `${gene} wild type`), genes: [gene], keys: [`wt:${gene}`], warnings };
}
