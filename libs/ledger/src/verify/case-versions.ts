import type { BodyFacts } from './body-shape.ts';

/** Versions of cases that entries carry: one left out leaves a gap. Kept only for the cases that the bundle is about. */
export class CaseVersions {
  readonly #seen = new Map<string, Set<number>>();

  expect(caseId: string): void {
    this.#seen.set(caseId, new Set());
  }

  note({ obj, outcome }: BodyFacts): void {
    if (obj.type === 'case' && outcome === 'done' && obj.ver !== null) this.#seen.get(obj.id)?.add(obj.ver);
  }

  /** The first version that is missing of each case; 1 where none is there at all. */
  missing(): readonly { readonly caseId: string; readonly version: number }[] {
    return [...this.#seen].flatMap(([caseId, versions]) => {
      let version = 1;
      while (versions.has(version)) version += 1;
      return version <= versions.size || versions.size === 0 ? [{ caseId, version }] : [];
    });
  }
}
