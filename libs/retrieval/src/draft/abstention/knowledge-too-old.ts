import type { JudgeAbstention } from './abstention-rule.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * | youngest release with a date | fires |
 * |---|---|
 * | none has a date | no: what is not known is not judged |
 * | as old as the site allows, or younger | no |
 * | older | yes |
 */
export const knowledgeTooOld: JudgeAbstention = ({ retrieval, at, policy }) => {
  const dated = (retrieval.knowledgeDates ?? []).flatMap(({ releasedOn }) => (releasedOn === null ? [] : [releasedOn])).sort();
  const youngest = dated.at(-1);
  if (youngest === undefined) return null;
  const days = Math.floor((Date.parse(at) - Date.parse(youngest)) / DAY);
  if (!(days > policy.knowledgeDays)) return null;
  return {
    rule: 'draft.knowledge-too-old',
    because: `The youngest knowledge release is of ${youngest}, ${days} days before this draft; the site allows ${policy.knowledgeDays}.`,
    wouldResolve: 'Import a newer knowledge release and run the case again.',
  };
};
