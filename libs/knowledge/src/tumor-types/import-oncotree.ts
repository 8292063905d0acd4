import type { RefusedRow, Result, TumorType } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import type { ImportedRelease } from '../civic/import-civic.ts';

/** Tissues and nodes whose types are outside "solid tumor": everything below them is hematologic or lymphoid. */
const HEMATOLOGIC = new Set(['LYMPH', 'MYELOID', 'MLYM', 'TLYM']);

/**
 * Reads the tumor types of OncoTree: the tree (`{TISSUE: {children: {…}}}`) or the flat list of its API (`[{code, name, parent}]`).
 *
 * @returns refusal `KNOWLEDGE.NOT_ONCOTREE` when the JSON is neither
 */
export function importOncotree(json: unknown, releasedOn: string | null = null): Result<ImportedRelease> {
  const refusedRows: RefusedRow[] = [];
  const nodes = Array.isArray(json) ? json.flatMap((entry) => nodeOf(entry, refusedRows)) : treeNodes(json, refusedRows);
  if (nodes.length === 0)
    return refused('KNOWLEDGE.NOT_ONCOTREE', {
      message: 'The file holds no tumor types: give the tree or the list of tumor types of OncoTree as JSON.',
    });
  const parents = new Map(nodes.map((node) => [node.code, node.parent]));
  const tumorTypes = nodes.map((node): TumorType => ({ ...node, hematologic: isHematologic(node.code, parents) }));
  const content = { source: 'oncotree', releasedOn, items: [], tumorTypes, genes: [], hotspots: [], refusedRows };
  return ok({ content, counts: { tumorTypes: tumorTypes.length, refused: refusedRows.length }, refusedRows });
}

type Node = Omit<TumorType, 'hematologic'>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nodeOf(entry: unknown, refusedRows: RefusedRow[]): readonly Node[] {
  const { code, name, parent, externalReferences } = isRecord(entry) ? entry : {};
  if (typeof code === 'string' && code !== '' && typeof name === 'string' && name.trim() !== '') {
    const references = referencesOf(externalReferences);
    return [
      {
        code,
        name: name.replace(/\s+/g, ' ').trim(),
        parent: typeof parent === 'string' && parent !== '' ? parent : null,
        ...(references.length > 0 ? { references } : {}),
      },
    ];
  }
  refusedRows.push({
    file: 'oncotree',
    line: 0,
    id: typeof code === 'string' ? code : null,
    reason: 'the tumor type lacks a code or a name',
  });
  return [];
}

/** `{UMLS: ['C0152013'], NCI: ['C3512']}` → `UMLS:C0152013`, `NCI:C3512`. */
const referencesOf = (written: unknown): readonly string[] =>
  Object.entries(isRecord(written) ? written : {}).flatMap(([system, ids]) =>
    (Array.isArray(ids) ? ids : []).flatMap((id) => (typeof id === 'string' ? [`${system.toUpperCase()}:${id}`] : [])),
  );

function treeNodes(tree: unknown, refusedRows: RefusedRow[]): readonly Node[] {
  if (!isRecord(tree)) return [];
  return Object.values(tree).flatMap((entry) => {
    if (!isRecord(entry) || !('code' in entry)) return [];
    return [...nodeOf(entry, refusedRows), ...treeNodes(entry['children'], refusedRows)];
  });
}

function isHematologic(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = code; at && !seen.has(at); at = parents.get(at)) {
    if (HEMATOLOGIC.has(at)) return true;
    seen.add(at);
  }
  return false;
}
