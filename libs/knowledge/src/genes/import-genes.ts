import type { GeneRole, RefusedRow, ReleaseContent, Result } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import { FAMILY_WORDS } from '../classify/gene-lists.ts';
import type { ImportedRelease } from '../civic/import-civic.ts';

const HUMAN = '9606';
const COLUMNS = ['tax_id', 'Symbol', 'Synonyms', 'type_of_gene'] as const;
/** Entries of the table that no report names as a gene. */
const NO_GENE: ReadonlySet<string> = new Set(['biological-region', 'unknown']);
const SYMBOL = /^[A-Za-z][A-Za-z0-9.@_-]*$/;
const SYNONYM = /^[A-Za-z0-9][A-Za-z0-9./@_-]{2,}$/;
/** Words of reports that are synonyms of some gene as well; reading them as that gene would change what a report says. */
const WORDS = [
  'MSI',
  'MSS',
  'TMB',
  'HRD',
  'MMR',
  'EBV',
  'HPV',
  'TPS',
  'CPS',
  'AMP',
  'MUT',
  'DEL',
  'DUP',
  'INS',
  'ITD',
  'PTD',
  'LOSS',
  'GAIN',
  'LOH',
  'NOT',
  'FUSION',
];
const RESERVED: ReadonlySet<string> = new Set([...FAMILY_WORDS, ...WORDS]); // prettier-ignore

interface Row {
  readonly symbol: string;
  readonly synonyms: readonly string[];
}

/**
 * Reads the table of human genes of NCBI Gene (`Homo_sapiens.gene_info`) into symbols and synonyms with the role `other`, so that a gene outside the built-in
 * pack is known under all its names.
 *
 * 1. A gene that the pack has, under any name, is left out: its role, aliases and symbol are those of the pack.
 * 2. A synonym that is the symbol of a gene, a name of the pack, or a synonym of two genes names none: it is dropped and counted.
 * 3. So are words that reports use for something else, and names of less than three characters.
 *
 * @param known genes of the built-in pack
 * @returns refusal `KNOWLEDGE.NOT_GENES` when the text lacks the columns
 */
export function importGenes(text: string, known: readonly GeneRole[], file = 'gene_info'): Result<ImportedRelease> {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').replace(/^#/, '').trim().split('\t');
  const lacking = COLUMNS.filter((column) => !header.includes(column));
  if (lacking.length > 0)
    return refused('KNOWLEDGE.NOT_GENES', {
      file,
      lacking,
      message: `${file} lacks the columns ${lacking.join(', ')}: give the table of human genes of NCBI Gene (Homo_sapiens.gene_info).`,
    });
  const refusedRows: RefusedRow[] = [];
  const rows: Row[] = [];
  const seen = new Set<string>();
  const packed = new Set(known.flatMap(({ symbol, aliases }) => [symbol, ...aliases]).map(upper));
  const left = { inPack: 0, otherOrganisms: 0, noGenes: 0 };
  const [tax, symbolAt, synonymsAt, typeAt, dateAt] = [...COLUMNS, 'Modification_date'].map((column) => header.indexOf(column));
  let newest = '';
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue;
    const cells = line.split('\t');
    const symbol = cells[symbolAt ?? -1] ?? '';
    const reason = cells.length !== header.length ? `the row has ${cells.length} cells, the header ${header.length}` : null;
    if (reason === null && cells[tax ?? -1] !== HUMAN) left.otherOrganisms += 1;
    else if (reason === null && NO_GENE.has(cells[typeAt ?? -1] ?? '')) left.noGenes += 1;
    else if (reason === null && packed.has(upper(symbol))) left.inPack += 1;
    else if (reason !== null || !SYMBOL.test(symbol) || seen.has(upper(symbol)))
      refusedRows.push({ file, line: at + 1, id: symbol || null, reason: reason ?? complaintOf(symbol) });
    else {
      seen.add(upper(symbol));
      rows.push({ symbol, synonyms: synonymsOf(cells[synonymsAt ?? -1] ?? '') });
      const date = cells[dateAt ?? -1] ?? '';
      if (/^\d{8}$/.test(date) && date > newest) newest = date;
    }
  }
  const { genes, dropped, synonyms } = withSynonyms(rows, new Set([...seen, ...packed]));
  const releasedOn = newest === '' ? null : `${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6)}`;
  const content: ReleaseContent = { source: 'genes', releasedOn, items: [], tumorTypes: [], genes, hotspots: [], refusedRows };
  const counts = { genes: genes.length, synonyms, ambiguousSynonyms: dropped, ...left, refused: refusedRows.length };
  return ok({ content, counts, refusedRows });
}

const upper = (name: string): string => name.trim().toUpperCase();
const synonymsOf = (cell: string): readonly string[] => (cell === '-' ? [] : cell.split('|').filter((name) => SYNONYM.test(name)));
const complaintOf = (symbol: string): string =>
  SYMBOL.test(symbol) ? 'the symbol is there twice' : 'the symbol is not one that can be read';

/** Each gene with the synonyms that are its alone. */
function withSynonyms(rows: readonly Row[], taken: ReadonlySet<string>) {
  const owners = new Map<string, number>();
  for (const { synonyms } of rows) for (const name of new Set(synonyms.map(upper))) owners.set(name, (owners.get(name) ?? 0) + 1);
  let kept = 0;
  const genes = rows.map(({ symbol, synonyms }): GeneRole => {
    const own = synonyms.filter((name) => owners.get(upper(name)) === 1 && !taken.has(upper(name)) && !RESERVED.has(upper(name)));
    const aliases = [...new Map(own.map((name) => [upper(name), name])).values()].sort();
    kept += aliases.length;
    return { symbol, aliases, role: 'other' };
  });
  return { genes, synonyms: kept, dropped: owners.size - kept };
}
