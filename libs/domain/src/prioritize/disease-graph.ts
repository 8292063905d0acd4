import type { TumorType } from './knowledge-snapshot.ts';

/** The tumor-type graph, ready to walk upwards. Depth 0 is the root, depth 1 an organ or tissue. */
export interface DiseaseGraph {
  readonly nodes: ReadonlyMap<string, TumorType>;
  /** Codes from the node itself up to the root. */
  readonly pathOf: (code: string) => readonly string[];
}

export function buildDiseaseGraph(types: readonly TumorType[]): DiseaseGraph {
  const nodes = new Map(types.map((type) => [type.code, type]));
  const paths = new Map<string, readonly string[]>();
  const pathOf = (code: string): readonly string[] => {
    const known = paths.get(code);
    if (known) return known;
    const path: string[] = [];
    for (let node = nodes.get(code); node && !path.includes(node.code); node = node.parent === null ? undefined : nodes.get(node.parent))
      path.push(node.code);
    paths.set(code, path);
    return path;
  };
  return { nodes, pathOf };
}

/** Depth below the root; −1 for a code outside the graph. */
export const depthOf = (graph: DiseaseGraph, code: string): number => graph.pathOf(code).length - 1;
