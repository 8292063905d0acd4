import type { ExplainedFinding } from './explain-finding.ts';
import type { JudgedResult } from './judge-group.ts';
import { byText, byTier } from './ordering.ts';
import { tierText } from './tier-table.ts';

/**
 * One sentence that names the unverified facts a reader may rely on (2-domain-rules §4).
 *
 * | every record that gives the result its tier is unverified, and the result | named |
 * |---|---|
 * | gives the finding its tier | yes |
 * | is in class for this tumor type | yes |
 * | is of another tumor type, below the tier of the finding | no; the result says it itself |
 */
export function unverifiedWarning(explained: readonly ExplainedFinding[]): readonly string[] {
  const seen = new Set<JudgedResult['result']['matched']>();
  const items = new Set<string>();
  for (const { explanation, results } of explained) {
    for (const judged of results) {
      const { result, isInClass } = judged;
      if (result.tier === null || seen.has(result.matched) || !(isInClass || byTier(result, explanation) === 0)) continue;
      seen.add(result.matched);
      for (const item of unverifiedOf(judged)) items.add(item);
    }
  }
  const [first, ...more] = [...items].sort(byText);
  if (first === undefined) return [];
  return more.length === 0
    ? [`${first} is unverified: read the source before you rely on it.`]
    : [
        `${items.size} facts behind these results are unverified, read their sources before you rely on them: ${[first, ...more].join(', ')}.`,
      ];
}

function unverifiedOf({ result }: JudgedResult): readonly string[] {
  const giving = result.matched.filter(({ gives }) => gives === tierText(result));
  return giving.length > 0 && giving.every(({ verification }) => verification === 'unverified') ? giving.map(({ item }) => item) : [];
}
