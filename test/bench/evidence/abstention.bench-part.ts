import { createHash } from 'node:crypto';
import { indexKnowledge, prioritize } from '@consilium/domain';
import type { EvidenceItem, KnowledgeSnapshot } from '@consilium/domain';
import { prioritizeSetting, snapshotOf, starterRelease } from '@consilium/knowledge';
import { DEFAULT_ABSTENTION_POLICY, createEvidenceDesk } from '@consilium/retrieval';
import type { Measure } from '../table.ts';
import { abstentionCases, bricks } from './abstention-cases.ts';
import type { AbstentionCase } from './abstention-cases.ts';
import { floorCurve } from './abstention-floor.ts';

const AT = '2026-11-23T00:00:00.000Z';
const DAY = 24 * 60 * 60 * 1000;
const setting = prioritizeSetting();

/** Silence where it is due and nowhere else, over cases built from the pack, through the same path as a case of the server. */
export async function abstention(data: string): Promise<readonly Measure[]> {
  const judged: (AbstentionCase & { readonly rules: readonly string[] })[] = [];
  for (const one of abstentionCases()) judged.push({ ...one, rules: await rulesOf(one) });
  const rules = [...new Set(judged.map(({ rule }) => rule))];
  return [
    ...rules.flatMap((rule) =>
      rowsOf(
        rule,
        judged.filter((one) => one.rule === rule),
      ),
    ),
    await plainCases(),
    ...(await floorCurve(data)),
  ];
}

type Judged = AbstentionCase & { readonly rules: readonly string[] };

function rowsOf(rule: string, judged: readonly Judged[]): readonly Measure[] {
  const due = judged.filter(({ fires }) => fires);
  const undue = judged.filter(({ fires }) => !fires);
  const said = due.filter((one) => one.rules.includes(rule));
  const silent = undue.filter((one) => !one.rules.includes(rule));
  const wrong = judged.filter((one) => one.rules.includes(rule) !== one.fires);
  const naive = due.filter((one) => one.rules.includes('draft.no-tier-forming-match')).length;
  return [
    {
      measure: rule,
      ours: `speaks ${said.length}/${due.length}, is silent ${silent.length}/${undue.length}`,
      against: `only "no option" as a rule: speaks ${naive}/${due.length}; all, of >= 20 each`,
      met: wrong.length === 0 && due.length >= 20 && undue.length >= 20,
    },
    ...wrong.slice(0, 3).map(({ name, rules }) => ({ measure: `  wrong: ${name}`, ours: rules.join(', ') || 'no rule' })),
  ];
}

/** What the pack holds a drug for is not met by silence. */
async function plainCases(): Promise<Measure> {
  const starter = starterRelease();
  const knowledge = {
    ...snapshotOf([starter], starter),
    releases: [{ id: starter.id, sha256: starter.sha256, releasedOn: dateBefore(30) }],
  };
  const cases = bricks();
  let silent = 0;
  for (const { tumorType, finding } of cases) {
    const found = await abstainedIn(knowledge, knowledge, tumorType, [finding]);
    if (found.length > 0) silent += 1;
  }
  return {
    measure: 'changes of the pack in their own tumor type met by silence',
    ours: `${silent}/${cases.length}`,
    against: 'none',
    met: silent === 0,
  };
}

const dateBefore = (days: number): string => new Date(Date.parse(AT) - days * DAY).toISOString().slice(0, 10);

const rulesOf = ({ tumorType, findings, items, read = items, days = 30 }: AbstentionCase): Promise<readonly string[]> =>
  abstainedIn(knowledgeOf(items, days), knowledgeOf(read, days), tumorType, findings);

/** The pack's vocabulary with only these items. */
function knowledgeOf(items: readonly EvidenceItem[], days: number): KnowledgeSnapshot {
  const starter = starterRelease();
  const sha256 = createHash('sha256')
    .update(JSON.stringify([items, days]))
    .digest('hex');
  const kept = { ...starter, id: 'built', sha256, content: { ...starter.content, items, releasedOn: dateBefore(days) } };
  return snapshotOf([kept], kept);
}

async function abstainedIn(
  knowledge: KnowledgeSnapshot,
  read: KnowledgeSnapshot,
  tumorType: string,
  findings: AbstentionCase['findings'],
): Promise<readonly string[]> {
  const input = { case: 'bench', tumorType: { system: 'oncotree' as const, code: tumorType }, findings };
  const outcome = prioritize(input, indexKnowledge(knowledge), setting);
  if (!outcome.ok) return [outcome.refusal.code];
  const desk = createEvidenceDesk({ abstention: DEFAULT_ABSTENTION_POLICY });
  const draft = await desk.draft(outcome.value, await desk.retrieve(outcome.value, read), AT);
  return [...(draft.abstained === null ? [] : [draft.abstained]), ...(draft.alsoAbstained ?? [])].map(({ rule }) => rule);
}
