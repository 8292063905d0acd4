import type { AnnotatedSample, Breakpoint, FusionFinding, GenomeBuild, StructuralVariant } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import { openTable } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { partOf } from './study-part.ts';
import { within } from './study-files.ts';
import type { StudyFile } from './study-files.ts';

type Found = FusionFinding | StructuralVariant;

/** The structural-variant table: two sites a row, each with gene and position. */
export async function readStructuralTable(
  file: StudyFile,
  sample: string,
  build: GenomeBuild | null,
  options: ReadOptions,
): Promise<AnnotatedSample> {
  return within(file.name, async () => {
    const table = await openTable(file.open(), { limits: options.limits });
    table.columns.require('Sample_Id');
    table.columns.require('Site1_Hugo_Symbol');
    const findings = new Map<string, Found>();
    const tally = { records: 0, germline: 0, empty: 0 };
    for await (const row of table.rows) {
      if (row.text('Sample_Id') !== sample) continue;
      tally.records += 1;
      refuseOtherBuild(row, build);
      const found = row.raw('SV_Status').toUpperCase() === 'GERMLINE' ? 'germline' : (foundIn(row, options) ?? 'empty');
      if (typeof found === 'string') tally[found] += 1;
      else if (!findings.has(found.id)) findings.set(found.id, found);
    }
    const warnings = [
      tally.germline === 0
        ? null
        : `${tally.germline} germline structural variants of the study were not read: give them as findings of their own.`,
      tally.empty === 0 ? null : `${tally.empty} structural variants name neither a gene nor a position and were not read.`,
    ];
    return partOf({ findings: [...findings.values()], records: tally.records, warnings: warnings.filter((one) => one !== null) });
  });
}

function refuseOtherBuild(row: Row, build: GenomeBuild | null): void {
  const written = row.build('NCBI_Build');
  if (written === null || build === null || written === build) return;
  const reason = `the row says ${written} and the study ${build}; correct the build or replace the file`;
  throw new FileFault('FILE.MIXED_BUILDS', reason, { line: row.line, column: 'NCBI_Build' });
}

/**
 * | genes at the sites | read as |
 * |---|---|
 * | two, of one name | an event within the gene |
 * | two | fusion; 5′ first only where a text of the row names the pair in this order |
 * | two, called antisense or no fusion | structural variant of both genes |
 * | one, or none with positions | structural variant |
 */
function foundIn(row: Row, options: ReadOptions): Found | null {
  const approved = (symbol: string | null) => (symbol === null ? null : (options.geneAliases?.(symbol) ?? symbol));
  const written = [row.text('Site1_Hugo_Symbol'), row.text('Site2_Hugo_Symbol')] as const;
  const [first, second] = [approved(written[0]), approved(written[1])];
  const text = ['Annotation', 'Event_Info', 'Site1_Description', 'Comments'].map((column) => row.raw(column)).join(' ');
  if (first !== null && second !== null && first !== second && !/antisense|anti-sense|not a fusion/i.test(text))
    return fusionOf(row, first, second, namesPair(text, written));
  const [site, mate] = [siteOf(row, 1), siteOf(row, 2)];
  const genes = [...new Set([first, second].filter((gene) => gene !== null))];
  const [gene] = genes;
  const [at = null, other = null] = [site, mate].filter((one) => one !== null);
  if (at === null) return gene === undefined ? null : fusionOf(row, gene, null, false);
  return {
    id: `sv:${at.chrom}-${at.pos}-${other === null ? '' : `${other.chrom}-${other.pos}`}`,
    kind: 'structural-variant',
    type: typeOf(row),
    ...at,
    mate: other,
    genes,
    within: first !== null && first === second ? first : null,
    origin: 'somatic',
    line: row.line,
  };
}

const namesPair = (text: string, [first, second]: readonly (string | null)[]): boolean =>
  first !== undefined && second !== undefined && new RegExp(`\\b${escape(first)}(?:-|::|--|/)${escape(second)}\\b`, 'i').test(text);
const escape = (symbol: string | null): string => (symbol ?? '').replace(/[^\w]/g, '\\$&');

function fusionOf(row: Row, five: string, three: string | null, orderKnown: boolean): FusionFinding {
  const [rna, dna] = [row.raw('RNA_Support'), row.raw('DNA_Support')].map((support) => /^(?:yes|true)$/i.test(support));
  const frame = `${row.raw('Site2_Effect_On_Frame')} ${row.raw('Event_Info')}`;
  return {
    id: `fusion:${five}::${three ?? ''}`,
    kind: 'fusion',
    fivePrime: five,
    threePrime: three,
    orderKnown,
    inFrame: /in[ _-]?frame/i.test(frame) ? true : /frame[ _-]?shift|out[ _-]of[ _-]frame/i.test(frame) ? false : null,
    breakpoints: { fivePrime: siteOf(row, 1), threePrime: siteOf(row, 2) },
    exons: { fivePrime: row.text('Site1_Region_Number'), threePrime: row.text('Site2_Region_Number') },
    evidence: rna && dna ? 'both' : rna ? 'RNA' : dna ? 'DNA' : null,
    reads: row.count('Tumor_Split_Read_Count') ?? row.count('Tumor_Variant_Count'),
    line: row.line,
  };
}

function siteOf(row: Row, site: 1 | 2): Breakpoint | null {
  const chrom = row.text(`Site${site}_Chromosome`);
  const pos = row.count(`Site${site}_Position`);
  return chrom === null || pos === null ? null : { chrom: chromosomeName(chrom), pos };
}

/** `Class` of cBioPortal. */
function typeOf(row: Row): StructuralVariant['type'] {
  const type = ['DEL', 'DUP', 'INS', 'INV'] as const;
  return type.find((one) => row.raw('Class').toUpperCase().startsWith(one)) ?? 'BND';
}
