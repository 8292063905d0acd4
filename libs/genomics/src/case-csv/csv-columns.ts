import { columnKey } from '../table/columns.ts';

/** What a column says, with the header names under which it is found: English, German, and of common exports. */
export const CASE_COLUMNS = {
  gene: ['gene', 'gen', 'symbol', 'gene symbol', 'hugo symbol', 'genname', 'gensymbol'],
  change: ['change', 'variant', 'variante', 'alteration', 'mutation', 'veränderung', 'aberration', 'befund', 'finding', 'result text'],
  protein: ['protein', 'protein change', 'hgvsp', 'hgvs p', 'hgvs protein', 'p', 'aa change', 'amino acid change', 'aminosäureaustausch', 'aminosäureänderung', 'proteinveränderung', 'proteinebene'],
  cdna: ['cdna', 'cdna change', 'hgvsc', 'hgvs c', 'hgvs coding', 'c', 'coding', 'dna change', 'nukleotidaustausch', 'cdna veränderung', 'cdna ebene'],
  transcript: ['transcript', 'transkript', 'refseq', 'reference sequence', 'referenzsequenz'],
  exon: ['exon'],
  consequence: ['consequence', 'effect', 'effekt', 'konsequenz', 'variant classification'],
  chrom: ['chrom', 'chromosome', 'chr', 'chromosom'],
  pos: ['pos', 'position', 'start', 'genomic position', 'genomische position'],
  ref: ['ref', 'reference allele', 'referenz', 'referenzallel'],
  alt: ['alt', 'alternate allele', 'alternativallel'],
  build: ['build', 'genome build', 'assembly', 'reference genome', 'genom', 'referenzgenom'],
  vaf: ['vaf', 'af', 'allele fraction', 'variant allele fraction', 'allele frequency', 'allelfrequenz', 'variantenallelfrequenz', 'allelanteil', 'mutant allele fraction'],
  vafPercent: ['vaf %', 'vaf (%)', 'vaf [%]', 'vaf in %', 'vaf percent', 'allelfrequenz %', 'allelfrequenz (%)', 'allelfrequenz [%]', 'allelfrequenz in %', 'allele frequency (%)', 'af (%)', 'af %'],
  depth: ['depth', 'dp', 'coverage', 'read depth', 'abdeckung', 'lesetiefe', 'total reads'],
  altReads: ['alt reads', 'variant reads', 'mutant reads', 'mutierte reads', 'ad'],
  origin: ['origin', 'herkunft', 'ursprung', 'somatic germline', 'somatisch keimbahn'],
  filter: ['filter'],
  population: ['gnomad', 'gnomad af', 'population frequency', 'max population frequency', 'populationsfrequenz', 'bevölkerungsfrequenz'],
  kind: ['kind', 'type', 'art', 'typ', 'alteration type', 'variant type', 'variantentyp', 'alterationsart'],
  copies: ['copies', 'copy number', 'cn', 'copynumber', 'kopien', 'kopienzahl', 'genkopien'],
  partner: ['partner', 'fusion partner', 'fusionspartner', 'partner gene', 'partnergen'],
  reads: ['fusion reads', 'supporting reads', 'junction reads'],
  biomarker: ['biomarker', 'marker'],
  status: ['status', 'ergebnis', 'result', 'interpretation', 'bewertung'],
  value: ['value', 'wert', 'messwert', 'score value'],
  unit: ['unit', 'einheit'],
  score: ['score', 'scoring'],
  method: ['method', 'methode', 'verfahren'],
  assay: ['assay', 'test', 'panel'],
} as const; // prettier-ignore
export type CaseColumn = keyof typeof CASE_COLUMNS;

/** Known, and left unread: free text may hold what belongs to no finding. */
const COMMENTS = ['comment', 'comments', 'kommentar', 'bemerkung', 'bemerkungen', 'anmerkung', 'note', 'notes', 'notiz', 'nr', 'no', '#', 'id', 'tier', 'klassifikation', 'classification', 'klasse', 'class'].map(columnKey); // prettier-ignore

const BY_KEY = new Map<string, CaseColumn>(
  Object.entries(CASE_COLUMNS).flatMap(([column, names]) => names.map((name) => [keyOf(name), column as CaseColumn] as const)),
);

/** `VAF [%]` and `VAF (%)` are one; accents as typed or spelled out. */
function keyOf(name: string): string {
  return columnKey(name.replace(/[()[\]/]/g, ' '))
    .replace(/^_+|_+$/g, '')
    .replaceAll('ae', 'ä')
    .replaceAll('oe', 'ö')
    .replaceAll('ue', 'ü');
}

export interface CaseHeader {
  /** Names of the columns as written, by what they say; several may say the same, best first. */
  readonly columns: Readonly<Partial<Record<CaseColumn, readonly string[]>>>;
  readonly unknown: readonly string[];
}

export function caseHeader(names: readonly string[]): CaseHeader {
  const columns: Partial<Record<CaseColumn, string[]>> = {};
  const unknown: string[] = [];
  for (const name of names) {
    const column = BY_KEY.get(keyOf(name));
    if (column !== undefined) (columns[column] ??= []).push(name);
    else if (name.trim() !== '' && !COMMENTS.includes(columnKey(name))) unknown.push(name.trim().slice(0, 60));
  }
  return { columns, unknown };
}

/** A gene or a biomarker, and something about it. */
export function isCaseHeader(names: readonly string[]): boolean {
  const { columns } = caseHeader(names);
  const says = (...any: readonly CaseColumn[]): boolean => any.some((column) => columns[column] !== undefined);
  return says('gene', 'biomarker') && says('change', 'protein', 'cdna', 'kind', 'copies', 'partner', 'status', 'value');
}
