import type { JudgeAbstention } from './abstention-rule.ts';

/** Root of OncoTree: every tumor, and none. */
const ROOT = 'TISSUE';

/**
 * Without a tumor type no evidence is in class.
 *
 * | code | name | fires |
 * |---|---|---|
 * | none | any | yes |
 * | the root | any | yes |
 * | a node | any | no |
 */
export const tumorTypeUnresolved: JudgeAbstention = ({ prioritization: { tumorType } }) => {
  const code = tumorType.code.trim();
  if (code !== '' && code !== ROOT) return null;
  return {
    rule: 'draft.tumor-type-unresolved',
    because: code === '' ? 'The diagnosis has no node among the tumor types.' : 'The diagnosis names no tumor type below the root.',
    wouldResolve: 'A diagnosis with its OncoTree code.',
  };
};
