import type { DiseaseScope } from './evidence-item.ts';
import { DISEASE_RELATIONS } from './explanation.ts';
import type { DiseaseRelation } from './explanation.ts';
import { depthOf } from './disease-graph.ts';
import type { DiseaseGraph } from './disease-graph.ts';

export interface DiseaseMatch {
  readonly relation: DiseaseRelation;
  /** Hops over the graph; 0 for same, for a class over the tree and for other. */
  readonly hops: number;
  /** OncoTree code of the record that gave the relation, or null for a class. */
  readonly code: string | null;
}

export const MAX_ANCESTOR_HOPS = 3;
export const MAX_DESCENDANT_HOPS = 2;

const OTHER: DiseaseMatch = { relation: 'other', hops: 0, code: null };

/**
 * How a record's disease relates to the case's tumor type (2-domain-rules §3), by the graph and never by the name.
 *
 * | record | relation |
 * |---|---|
 * | the case's own node | same |
 * | above it, ≤ 3 hops, the organ at most | ancestor |
 * | "solid tumor", the case neither hematologic nor left out by the record; "cancer" | pan-tumor |
 * | below it, ≤ 2 hops, the case being neither root nor organ | descendant (conditional) |
 * | else | other |
 */
export function diseaseRelation(graph: DiseaseGraph, caseCode: string, scope: DiseaseScope): DiseaseMatch {
  if (scope.scope === 'any') return { relation: 'pan-tumor', hops: 0, code: null };
  if (scope.scope === 'solid') return isSolid(graph, caseCode, scope.except ?? []) ? { relation: 'pan-tumor', hops: 0, code: null } : OTHER;
  if (scope.scope === 'unmapped') return OTHER;
  return scope.codes.map((code) => relationToType(graph, caseCode, code)).reduce(closer, OTHER);
}

function isSolid(graph: DiseaseGraph, caseCode: string, except: readonly string[]): boolean {
  return graph.nodes.get(caseCode)?.hematologic === false && !except.some((code) => graph.pathOf(caseCode).includes(code));
}

function relationToType(graph: DiseaseGraph, caseCode: string, code: string): DiseaseMatch {
  if (code === caseCode) return { relation: 'same', hops: 0, code };
  const depth = depthOf(graph, code);
  if (depth === 0) return { relation: 'pan-tumor', hops: 0, code: null };
  const up = graph.pathOf(caseCode).indexOf(code);
  if (up > 0 && up <= MAX_ANCESTOR_HOPS && depth >= 1) return { relation: 'ancestor', hops: up, code };
  const down = graph.pathOf(code).indexOf(caseCode);
  if (down > 0 && down <= MAX_DESCENDANT_HOPS && depthOf(graph, caseCode) >= 2) return { relation: 'descendant', hops: down, code };
  return { ...OTHER, code };
}

const closer = (a: DiseaseMatch, b: DiseaseMatch): DiseaseMatch => {
  const byRelation = DISEASE_RELATIONS.indexOf(a.relation) - DISEASE_RELATIONS.indexOf(b.relation) || a.hops - b.hops;
  if (byRelation !== 0) return byRelation < 0 ? a : b;
  return (a.code ?? '￿') <= (b.code ?? '￿') ? a : b;
};

/** Same, ancestor and pan-tumor are in class; a descendant holds only on a condition. */
export const isInClass = (relation: DiseaseRelation): boolean => relation === 'same' || relation === 'ancestor' || relation === 'pan-tumor';
