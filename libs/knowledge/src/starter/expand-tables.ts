import type { GeneRole, Hotspot, TumorType } from '@consilium/domain';
import { PackError } from './pack-error.ts';
import { geneFile, geneRow, hotspotFile, hotspotRow, tumorTypeFile, tumorTypeRow, validRow } from './pack-rows.ts';

/** Tumor types with their parents; a type is hematologic below one of the file's hematologic roots. */
export function expandTumorTypes(content: unknown): TumorType[] {
  const file = 'tumor-types.json';
  const { hematologicRoots, rows } = validRow(tumorTypeFile, content, file);
  const parents = new Map<string, string | null>();
  const valid = rows.map((raw) => validRow(tumorTypeRow, raw, file));
  for (const [code, parent] of valid) {
    if (parents.has(code)) throw new PackError(file, code, 'the code is there twice');
    if (parent === null && parents.size > 0) throw new PackError(file, code, 'only the first row is a root');
    if (parent !== null && !parents.has(parent)) throw new PackError(file, code, `its parent ${parent} does not stand above it`);
    parents.set(code, parent);
  }
  const isHematologic = (code: string | null): boolean =>
    code !== null && (hematologicRoots.includes(code) || isHematologic(parents.get(code) ?? null));
  return valid.map(([code, parent, name]) => ({ code, name, parent, hematologic: isHematologic(code) }));
}

/** Genes with role and aliases. An alias that is the symbol of another row, or an alias of two rows, is refused: it would rename a finding. */
export function expandGenes(content: unknown): GeneRole[] {
  const file = 'genes.json';
  const { rows } = validRow(geneFile, content, file);
  const genes = rows.map((raw) => {
    const [symbol, role, aliases = [], mane = null, germline] = validRow(geneRow, raw, file);
    const tumors = germline?.split(' ').slice(2) ?? [];
    return {
      symbol,
      aliases,
      role,
      mane,
      germlineRelevant: germline === 'germline',
      ...(tumors.length > 0 ? { germlineTumors: tumors } : {}),
    };
  });
  const owner = new Map<string, string>();
  for (const { symbol } of genes) {
    if (owner.has(symbol)) throw new PackError(file, symbol, 'the symbol is there twice');
    owner.set(symbol, symbol);
  }
  for (const { symbol, aliases } of genes) {
    for (const alias of aliases) {
      const other = owner.get(alias);
      if (other !== undefined) throw new PackError(file, symbol, `alias ${alias} is taken by ${other}`);
      owner.set(alias, symbol);
    }
  }
  return genes;
}

/** Hotspots with both builds. A change of length on one build only, or the same allele twice, is refused. */
export function expandHotspots(content: unknown, genes: ReadonlySet<string>): Hotspot[] {
  const file = 'hotspots.json';
  const { source, rows, frequent, recurrent, functional = {} } = validRow(hotspotFile, content, file);
  const studies = Object.entries(functional).flatMap(([pmid, changes]) => namesOf(changes).map((name) => [name, `PMID ${pmid}`] as const));
  const studyOf = new Map(studies);
  const counts = new Map(
    [recurrent, frequent].flatMap((counted) => {
      if (counted === undefined) return [];
      const { changes, ...samples } = counted;
      return namesOf(changes).map((name) => [name, samples] as const);
    }),
  );
  const seen = new Set<string>();
  const named = new Set<string>();
  const hotspots = rows.map((raw) => {
    const [gene, protein, cdna, chrom, old, now] = validRow(hotspotRow, raw, file);
    const row = `${gene} ${protein ?? cdna ?? ''}`;
    if (!genes.has(gene)) throw new PackError(file, row, `gene ${gene} is not in genes.json`);
    if (protein === null && cdna === null) throw new PackError(file, row, 'neither a protein change nor a coding change is named');
    if (old[1] !== now[1] || old[2] !== now[2]) throw new PackError(file, row, 'the alleles of the two builds differ');
    const allele = `${chrom}-${String(now[0])}-${now[1]}-${now[2]}`;
    if (seen.has(allele)) throw new PackError(file, row, `allele ${allele} is there twice`);
    seen.add(allele);
    const positions = [
      { build: 'GRCh37' as const, chrom, pos: old[0], ref: old[1], alt: old[2] },
      { build: 'GRCh38' as const, chrom, pos: now[0], ref: now[1], alt: now[2] },
    ];
    named.add(row);
    const study = studyOf.get(row);
    const samples = counts.get(row);
    return {
      gene,
      protein,
      cdna,
      positions,
      source,
      ...(samples === undefined ? {} : { samples }),
      ...(study === undefined ? {} : { functional: study }),
    };
  });
  const stray = [...counts.keys(), ...studyOf.keys()].find((name) => !named.has(name));
  if (stray !== undefined) throw new PackError(file, stray, 'it is counted or studied, and no row has it');
  return hotspots;
}

const namesOf = (changes: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  Object.entries(changes).flatMap(([gene, names]) => names.map((name) => `${gene} ${name}`));
