import { createHash } from 'node:crypto';
import type { EvidenceItem, ReleaseContent } from '@consilium/domain';
import { canonicalJson } from '@consilium/ledger';
import { expandFacts, STARTER, type FactDefaults } from './expand-facts.ts';
import { expandGenes, expandHotspots, expandTumorTypes } from './expand-tables.ts';
import { readPackFile, type PackFile } from './pack-files.ts';

/** Date of this edition of the pack; raise it with every change of a fact. */
const EDITION = '2026-11-27';

const FACT_FILES: readonly (FactDefaults & { readonly file: PackFile })[] = [
  { file: 'labels', kind: 'label', direction: 'sensitivity' },
  { file: 'resistance', kind: 'knowledge-base', direction: 'resistance' },
  { file: 'prognosis', kind: 'guideline', direction: 'poor' },
  { file: 'entities', kind: 'entity', direction: 'positive' },
];

export interface StarterRelease {
  readonly id: typeof STARTER;
  readonly sha256: string;
  readonly content: ReleaseContent;
}

let expanded: StarterRelease | undefined;

/**
 * The built-in release: facts written for this project, in our own structure. The SHA-256 is taken over the canonical JSON of the content.
 * Throws `PackError` when a row of the pack is malformed.
 */
export function starterRelease(): StarterRelease {
  expanded ??= expandStarter();
  return expanded;
}

function expandStarter(): StarterRelease {
  const tumorTypes = expandTumorTypes(readPackFile('tumor-types'));
  const genes = expandGenes(readPackFile('genes'));
  const symbols = new Set(genes.map(({ symbol }) => symbol));
  const tables = { tumorTypes: new Map(tumorTypes.map((type) => [type.code, type])), genes: symbols };
  const items: EvidenceItem[] = FACT_FILES.flatMap((defaults) => expandFacts(readPackFile(defaults.file), defaults, tables));
  const hotspots = expandHotspots(readPackFile('hotspots'), symbols);
  const content: ReleaseContent = { source: STARTER, releasedOn: EDITION, items, tumorTypes, genes, hotspots, refusedRows: [] };
  return { id: STARTER, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex'), content };
}
