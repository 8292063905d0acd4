import type { ModelScore } from '../annotate/sample-statement.ts';
import type { FindingExplanation, ResearchScore } from './explanation.ts';
import { byText } from './ordering.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import type { SampleFact } from './sample-fact.ts';

/** Adds what is shown beside a finding after all is decided: statements of the sample about it, and model scores for research. No rule reads either. */
export function besideFindings(
  facts: readonly SampleFact[],
  scores: readonly ModelScore[],
): (explanation: FindingExplanation) => FindingExplanation {
  const notes = grouped(
    facts.flatMap(({ code, text, findings }) => (code === 'TWO_HITS' ? (findings ?? []).map((id) => [id, text] as const) : [])),
  );
  const research = grouped(
    scores.map(({ finding, model, version, output, score }) => [finding, { model, version, output, score }] as const),
  );
  return (explanation) => {
    const [said, scored] = [notes.get(explanation.finding), research.get(explanation.finding)];
    return { ...explanation, ...(said ? { notes: said } : {}), ...(scored ? { research: [...scored].sort(byModel) } : {}) };
  };
}

const byModel = (a: ResearchScore, b: ResearchScore): number =>
  byText(a.model, b.model) || byText(a.version ?? '', b.version ?? '') || byText(a.output, b.output) || a.score - b.score;

function grouped<V>(entries: readonly (readonly [string, V])[]): ReadonlyMap<string, readonly V[]> {
  const map = new Map<string, V[]>();
  for (const [name, value] of entries) {
    const list = map.get(name);
    if (list) list.push(value);
    else map.set(name, [value]);
  }
  return map;
}

/** Scores for findings that the case does not have: named, for a score in the wrong place may be one that is missing in the right one. */
export function strayScores({ modelScores, findings }: Pick<PrioritizeInput, 'modelScores' | 'findings'>): readonly string[] {
  const known = new Set(findings.map(({ id }) => id));
  const stray = (modelScores ?? []).filter(({ finding }) => !known.has(finding));
  return stray.length === 0
    ? []
    : [
        `${stray.length} model score${stray.length === 1 ? ' is' : 's are'} for findings that the case does not have, and ${stray.length === 1 ? 'is' : 'are'} not shown.`,
      ];
}
