import { readFileSync } from 'node:fs';
import type { GeneSymbol, GeneTable } from '@consilium/domain';

const ACCESSION = /^(?<accession>(?:[NX][MPRG]_|ENS[TPG]|LRG_)\d+)(?:[tp]\d+)?(?:\.\d+)?$/i;

let loaded: ReadonlyMap<string, GeneSymbol> | undefined;
const MANE = new WeakMap<GeneTable, ReadonlyMap<string, GeneSymbol>>();

/** Whether the text is a transcript or protein accession, with or without version. */
export const isAccession = (text: string): boolean => ACCESSION.test(text.trim());

/** Gene of a transcript or protein accession (`NM_005228.5`, `ENST00000275493`), or null where it is not known: then nothing is guessed from it. */
export function geneOfAccession(written: string, table: GeneTable): GeneSymbol | null {
  const accession = ACCESSION.exec(written.trim())?.groups?.['accession']?.toUpperCase();
  return accession === undefined ? null : (maneOf(table).get(accession) ?? known().get(accession) ?? null);
}

function maneOf(table: GeneTable): ReadonlyMap<string, GeneSymbol> {
  const cached = MANE.get(table);
  if (cached) return cached;
  const map = new Map([...table.roles.values()].flatMap(({ mane, symbol }) => (mane ? [[mane.toUpperCase(), symbol] as const] : [])));
  MANE.set(table, map);
  return map;
}

function known(): ReadonlyMap<string, GeneSymbol> {
  if (loaded) return loaded;
  const file: unknown = JSON.parse(readFileSync(new URL('./transcript-genes.json', import.meta.url), 'utf8'));
  const rows: unknown = typeof file === 'object' && file !== null && 'rows' in file ? file.rows : null;
  if (!Array.isArray(rows)) throw new Error('transcript-genes.json has no list "rows".');
  loaded = new Map(rows.flatMap(pairsOf));
  return loaded;
}

function pairsOf(row: unknown): readonly (readonly [string, GeneSymbol])[] {
  const [gene, accessions]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof gene !== 'string' || !Array.isArray(accessions))
    throw new Error('transcript-genes.json has a row that is not [gene, accessions].');
  return accessions.flatMap((accession) => (typeof accession === 'string' ? [[accession, gene] as const] : []));
}
