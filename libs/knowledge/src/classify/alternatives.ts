import { cdnaKey, proteinKey } from '@consilium/domain';
import { genomicKeys } from './genomic-keys.ts';
import type { Coordinates } from './genomic-keys.ts';
import { cdnaFitsProtein } from './change-consistency.ts';
import type { ClassifiedName } from './classified-name.ts';
import { isText, single } from './classified-name.ts';
import { equivalentKeys } from './equivalent-keys.ts';

/** What a record says of a variant besides its name. */
export interface RecordFacts {
  readonly aliases?: readonly string[];
  readonly hgvs?: readonly string[];
  readonly coordinates?: Coordinates | null;
  /** A finding asserts its own numbering only; knowledge carries both, so that either is met. */
  readonly ownNumberingOnly?: boolean;
}

/**
 * Adds equivalent keys to an exact change: other isoforms (MET D1228N = D1246N, EZH2 Y646F = Y641F), coding and genomic alleles.
 *
 * | record | name | added |
 * |---|---|---|
 * | alias or HGVS p. with the same residues at another position | `D1228N` | `p:MET:D1246N` |
 * | alias with another change (`C677T` of an old nucleotide name) | `A222V` | nothing |
 * | HGVS c. whose codon is the residue | `T315I` | `c:ABL1:c.944C>T` but not the one of the longer isoform |
 * | HGVS g. or coordinates of a substitution | `V600E` | `g:GRCh37:7-140453136-A-T` |
 * | HGVS p. that contradicts the name | `V600E` | no allele: the record does not agree with itself |
 * | residue with two numberings ({@link equivalentKeys}) | `D1228N`, `Y641` | `p:MET:D1246N`, `codon:EZH2:Y646` |
 * | duplication that is also written as an insertion ({@link equivalentKeys}) | `Y772_A775dup` | `p:ERBB2:A775_G776insYVMA` |
 * | name that is only an rsID, with HGVS g. or coordinates | `RS2736100` | `g:` keys, category `g`: an rsID alone is never exact |
 */
export function withAlternatives(gene: string, name: string, classified: ClassifiedName, facts: RecordFacts): ClassifiedName {
  const [key] = classified.keys;
  if (key === undefined || classified.profile.op !== 'key') return classified;
  if (isText(classified)) return rsAllele(name, classified, facts);
  const renumbered = facts.ownNumberingOnly === true ? [] : equivalentKeys(key);
  if (classified.category === 'codon') return single('codon', key, renumbered);
  if (classified.category === 'c') return single('c', key, genomicKeys(facts.hgvs ?? [], facts.coordinates ?? null));
  if (classified.category !== 'p') return classified;
  const change = key.slice(`p:${gene}:`.length);
  const written = (facts.hgvs ?? []).map((text) => text.trim());
  const described = written.flatMap((text) => (/:p\./.test(text) ? [proteinKey(text)] : [])).filter((protein) => protein !== null);
  const added = [
    ...isoforms(gene, change, described, facts.aliases ?? []),
    ...written.flatMap((text) => coding(gene, change, text)),
    ...(described.length === 0 || described.some((protein) => shape(protein) === shape(change))
      ? genomicKeys(written, facts.coordinates ?? null)
      : []),
    ...renumbered,
  ];
  return single(
    'p',
    key,
    [...new Set([...classified.keys.slice(1), ...added])].filter((other) => other !== key),
  );
}

/** Residues without their positions: `D1228N` and `D1246N` are both `DN`. */
const shape = (protein: string): string => protein.replace(/\d+/g, '');

/** Aliases are free text, so only substitutions are read from them (`V560del` has `V559del` among its aliases). */
function isoforms(gene: string, change: string, described: readonly string[], aliases: readonly string[]): readonly string[] {
  const named = aliases.map((alias) => proteinKey(alias)).filter((protein) => protein !== null && /^[A-Z]\d+[A-Z*]$/.test(protein));
  return [...described, ...named].flatMap((protein) =>
    protein !== null && protein !== change && shape(protein) === shape(change) ? [`p:${gene}:${protein}`] : [],
  );
}

function coding(gene: string, change: string, hgvs: string): readonly string[] {
  const cdna = /:c\./.test(hgvs) ? cdnaKey(hgvs) : null;
  return cdna !== null && cdnaFitsProtein(change, cdna) ? [`c:${gene}:${cdna}`] : [];
}

function rsAllele(name: string, classified: ClassifiedName, facts: RecordFacts): ClassifiedName {
  const [first, ...others] = genomicKeys(facts.hgvs ?? [], /^rs\d+$/i.test(name.trim()) ? (facts.coordinates ?? null) : null);
  return first === undefined ? classified : single('g', first, others);
}
