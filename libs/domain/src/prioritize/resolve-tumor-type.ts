import { ok, refused } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { TumorType } from './knowledge-snapshot.ts';
import type { TumorTypeRef } from './prioritize-input.ts';

export interface StatedType {
  readonly system?: string;
  readonly code?: string;
  readonly text?: string;
}

/** Resolves a tumor type to a node of the graph; DOIDs and names outside OncoTree need the crosswalk of the knowledge package. */
export type TumorTypeResolver = (stated: StatedType, types: readonly TumorType[]) => Result<TumorType>;

/** OncoTree codes and exact names only, in any letter case. A tumor type that does not map is an error to resolve, never a silent "other". */
export const resolveByOncotree: TumorTypeResolver = (stated, types) => {
  const code = stated.system === 'doid' ? '' : folded(stated.code);
  const text = folded(stated.text);
  const found =
    types.find((type) => code !== '' && folded(type.code) === code) ?? types.find((type) => text !== '' && folded(type.name) === text);
  if (found) return ok(found);
  const written = [stated.code, stated.text].filter(Boolean).join(' / ') || 'nothing';
  return refused('TUMOR_TYPE.UNMAPPED', {
    stated: written,
    message: `The tumor type "${written}" is not known: state an OncoTree code such as LUAD, or CUP for an unknown primary.`,
  });
};

const folded = (text: string | undefined): string => (text ?? '').trim().toLowerCase();

/** The stated fields alone; null and empty say nothing. */
export const statedType = ({ system, code, text }: TumorTypeRef): StatedType => ({
  ...(system ? { system } : {}),
  ...(code ? { code } : {}),
  ...(text ? { text } : {}),
});
