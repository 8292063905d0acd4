import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction, Finding, GeneTable, Hotspot } from '@consilium/domain';
import { genericName } from '@consilium/knowledge';

/** A biomarker, a tumor type and a therapy that a label or guideline joins, from a list written elsewhere. */
export interface LabelPair {
  readonly id: string;
  readonly isDevelopment: boolean;
  readonly name: string;
  readonly gene: string | null;
  /** The finding, or at gene level several, each of which stands for it. */
  readonly cases: readonly Finding[];
  /** OncoTree code. */
  readonly tumor: string;
  readonly therapies: readonly string[];
  readonly direction: Direction;
}

/** The half whose misses may be read; the other half only counts (corroboration.spec.ts of the pack keeps the same split). */
export const isDevelopmentHalf = (id: string | number): boolean => (createHash('sha256').update(String(id)).digest()[0] ?? 1) % 2 === 0;

type Row = Readonly<Record<string, unknown>>;

/** FDA and guideline rows that name a therapy, one a biomarker, tumor, therapy and direction within each half. */
export function almanacPairs(data: string, genes: GeneTable, hotspots: readonly Hotspot[]): readonly LabelPair[] {
  const parsed: unknown = JSON.parse(readFileSync(join(data, 'moalmanac/molecular-oncology-almanac.json'), 'utf8'));
  const rows = Array.isArray(parsed) ? parsed.filter(isRow) : [];
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const direction = directionOf(row);
    const isStrong = ['FDA-Approved', 'Guideline'].includes(text(row, 'predictive_implication'));
    const therapies = text(row, 'therapy_name').split(' + ').map(genericName).filter(Boolean).sort();
    if (!isStrong || direction === null || therapies.length === 0) return [];
    const isDevelopment = isDevelopmentHalf(text(row, 'assertion_id'));
    const [name, cases] = casesOf(row, genes, hotspots);
    const tumor = text(row, 'oncotree_code') || NO_TYPE_OF_ITS_OWN;
    const pair = [isDevelopment, JSON.stringify([name, cases]), tumor, therapies, direction].join('|');
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [{ id: text(row, 'assertion_id'), isDevelopment, name, gene: text(row, 'gene') || text(row, 'gene1') || null, cases, tumor, therapies, direction }];
  }); // prettier-ignore
}

/** A label for all solid tumors is asked for in one that has no label of its own. */
const NO_TYPE_OF_ITS_OWN = 'CUP';

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null;
const text = (row: Row, field: string): string =>
  typeof row[field] === 'string' || typeof row[field] === 'number' ? String(row[field]).trim() : '';

/** "Not sensitive" is the same claim as "resistant": patients with the biomarker are kept from the therapy. */
function directionOf(row: Row): Direction | null {
  if (text(row, 'therapy_sensitivity') === '1') return 'sensitivity';
  return text(row, 'therapy_resistance') === '1' || text(row, 'therapy_sensitivity') === '0' ? 'resistance' : null;
}

type Named = readonly [name: string, cases: readonly Finding[]];

function casesOf(row: Row, genes: GeneTable, hotspots: readonly Hotspot[]): Named {
  const kind = text(row, 'feature_type');
  const gene = text(row, 'gene');
  const one = (name: string, finding: Finding): Named => [name, [finding]];
  switch (kind) {
    case 'Rearrangement':
      return rearrangement(row);
    case 'Copy Number':
      return one(`${gene} ${text(row, 'direction')}`, { kind: 'copy-number', id: 'f1', gene, change: text(row, 'direction') === 'Amplification' ? 'amplification' : 'deletion' });
    case 'Microsatellite Stability':
      return one(text(row, 'status'), { kind: 'biomarker', id: 'f1', name: 'MSI', status: text(row, 'status') === 'MSI-High' ? 'high' : 'stable' });
    case 'Mutational Burden':
      return one('TMB high', { kind: 'biomarker', id: 'f1', name: 'TMB', status: text(row, 'classification').toLowerCase() });
    case 'Germline Variant':
      return one(`${gene} germline`, { kind: 'small-variant', id: 'f1', gene, consequence: 'frameshift_variant', origin: 'germline' });
    default:
      return smallVariant(row, gene, genes, hotspots);
  } // prettier-ignore
}

function rearrangement(row: Row): Named {
  const [first, second] = [text(row, 'gene1'), text(row, 'gene2')];
  if (second !== '') return [`${first}::${second}`, [{ kind: 'fusion', id: 'f1', fivePrime: first, threePrime: second }]];
  const type = (text(row, 'rearrangement_type') || 'rearrangement').toLowerCase();
  return [`${first} ${type}`, [{ kind: 'text', id: 'f1', text: `${first} ${type}` }]];
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  Nonsense: 'stop_gained',
  Frameshift: 'frameshift_variant',
  'Splice Site': 'splice_donor_variant',
};

/**
 * | row | case |
 * |---|---|
 * | a protein change | that change |
 * | an exon, with or without deletion, insertion, splice site | the same in words |
 * | a consequence | a variant of it |
 * | the gene alone, a tumor suppressor | a frameshift of it: the label asks for a deleterious change |
 * | the gene alone, else | in words ("KIT mutation"), any of its established changes, or a frameshift where it is no oncogene |
 */
function smallVariant(row: Row, gene: string, genes: GeneTable, hotspots: readonly Hotspot[]): Named {
  const [protein, kind, exon] = [text(row, 'protein_change'), text(row, 'variant_annotation'), text(row, 'exon')];
  if (protein !== '') return [`${gene} ${protein}`, [{ kind: 'small-variant', id: 'f1', gene, protein, origin: 'somatic' }]];
  if (exon !== '') {
    const words = `${gene} exon ${exon} ${kind === 'Splice Site' ? 'skipping' : kind === '' ? 'mutation' : kind.toLowerCase()}`;
    return [words, [{ kind: 'text', id: 'f1', text: words }]];
  }
  const role = genes.roles.get(gene)?.role;
  const consequence = CONSEQUENCES[kind] ?? (role === 'tumor-suppressor' || role === 'both' ? 'frameshift_variant' : undefined);
  if (consequence !== undefined)
    return [`${gene} ${consequence}`, [{ kind: 'small-variant', id: 'f1', gene, consequence, origin: 'somatic' }]];
  const established = hotspots.filter((fact) => fact.gene === gene && fact.protein !== null);
  const changes = established.map(({ protein }): Finding => ({ kind: 'small-variant', id: 'f1', gene, protein, origin: 'somatic' }));
  const deleterious: readonly Finding[] =
    role === 'oncogene' ? [] : [{ kind: 'small-variant', id: 'f1', gene, consequence: 'frameshift_variant', origin: 'somatic' }];
  return [`${gene} mutation`, [{ kind: 'text', id: 'f1', text: `${gene} mutation` }, ...changes, ...deleterious]];
}
