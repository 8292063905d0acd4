import { buildDiseaseGraph } from './disease-graph.ts';
import { diseaseRelation } from './disease-relation.ts';
import type { DiseaseScope } from './evidence-item.ts';
import { TYPES } from './engine.fixture.ts';

const graph = buildDiseaseGraph(TYPES);
const types = (...codes: string[]): DiseaseScope => ({ scope: 'types', codes });

describe('diseaseRelation', () => {
  it.each<[string, string, DiseaseScope, string, number]>([
    ['the same node', 'LUAD', types('LUAD'), 'same', 0],
    ['the parent', 'LUAD', types('NSCLC'), 'ancestor', 1],
    ['the organ', 'LUAD', types('LUNG'), 'ancestor', 2],
    ['three hops up', 'LUADXX', types('NSCLC'), 'ancestor', 3],
    ['four hops up is too far', 'LUADXXX', types('NSCLC'), 'other', 0],
    ['a child', 'NSCLC', types('LUAD'), 'descendant', 1],
    ['two hops down', 'NSCLC', types('LUADX'), 'descendant', 2],
    ['three hops down is too far', 'NSCLC', types('LUADXX'), 'other', 0],
    ['never down from an organ', 'LUNG', types('NSCLC'), 'other', 0],
    ['never down from the root', 'TISSUE', types('LUNG'), 'other', 0],
    ['a sibling', 'LUAD', types('LUSC'), 'other', 0],
    ['another organ', 'LUAD', types('MEL'), 'other', 0],
    ['solid tumor for a solid one', 'LUAD', { scope: 'solid' }, 'pan-tumor', 0],
    ['solid tumor for a leukemia', 'AML', { scope: 'solid' }, 'other', 0],
    ['solid tumor but colorectal, for a colon cancer', 'COAD', { scope: 'solid', except: ['COADREAD'] }, 'other', 0],
    ['solid tumor but colorectal, for a lung cancer', 'LUAD', { scope: 'solid', except: ['COADREAD'] }, 'pan-tumor', 0],
    ['cancer, for a leukemia', 'AML', { scope: 'any' }, 'pan-tumor', 0],
    ['a disease outside the graph', 'LUAD', { scope: 'unmapped', name: 'luad' }, 'other', 0],
    ['a code outside the graph', 'LUAD', types('NOPE'), 'other', 0],
    ['the closest of several', 'LUAD', types('MEL', 'NSCLC', 'LUAD'), 'same', 0],
    ['a name that contains the other is nothing', 'LUADX', types('MEL'), 'other', 0],
  ])('%s', (_name, caseCode, scope, relation, hops) => {
    expect(diseaseRelation(graph, caseCode, scope)).toMatchObject({ relation, hops });
  });

  it('survives a cycle in the tree', () => {
    const cyclic = buildDiseaseGraph([
      { code: 'A', name: 'a', parent: 'B', hematologic: false },
      { code: 'B', name: 'b', parent: 'A', hematologic: false },
    ]);
    expect(diseaseRelation(cyclic, 'A', types('C')).relation).toBe('other');
  });
});
