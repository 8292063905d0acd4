import type { AnnotationLayout } from '../annotation/annotation-layout.ts';

/** What the lane looks for in INFO: one key, and in each entry of its value some fields. */
export interface FieldPlan {
  readonly key: Buffer;
  /** Separators to pass before each wanted field, counted from the end of the one before. */
  readonly gaps: Int32Array;
  /** Place of each name asked for in the order in which fields are met; -1 when the header does not declare it. */
  readonly slots: readonly number[];
  /** Values that the header declares for an entry. */
  readonly count: number;
}

/** A plan that looks for nothing: the annotation is validated as any other value. */
export const NO_FIELDS: FieldPlan = { key: Buffer.alloc(0), gaps: new Int32Array(0), slots: [], count: 0 };

/** Plans for fields by name; the first of a repeated name counts. */
export function fieldPlan({ infoKey, fields }: Pick<AnnotationLayout, 'infoKey' | 'fields'>, names: readonly string[]): FieldPlan {
  const indexes = names.map((name) => fields.indexOf(name));
  const met = [...new Set(indexes.filter((index) => index !== -1))].sort((a, b) => a - b);
  return {
    key: Buffer.from(infoKey),
    gaps: Int32Array.from(met, (index, i) => (i === 0 ? index : index - (met[i - 1] ?? 0))),
    slots: indexes.map((index) => met.indexOf(index)),
    count: fields.length,
  };
}
