import { RESPONSES } from '../follow-up/follow-up-task.ts';
import type { FollowUpOutcome } from '../follow-up/follow-up-task.ts';
import { TIERS } from '../prioritize/explanation.ts';
import type { Prioritization } from '../prioritize/explanation.ts';
import type { DecisionContent, DecisionOption } from '../sign-off/decision.ts';
import type { Sha256 } from '../shared/primitives.ts';
import { findingName } from './finding-name.ts';
import type { UnsealedDocument } from './history-documents.ts';

/** An issued decision with what its explanation and its follow-up tell. */
export interface FormerDecision {
  readonly sha256: Sha256;
  readonly issuedIn: number;
  readonly content: Pick<DecisionContent, 'recommendation' | 'options' | 'resistance'>;
  readonly prioritization: Pick<Prioritization, 'tumorType' | 'findings' | 'options' | 'resistance'>;
  readonly outcomes: readonly ({ readonly month: number } & Pick<FollowUpOutcome, 'implemented' | 'response'>)[];
}

/**
 * A former decision of this board without what tells the patient, for the recall of similar cases. Every word is of a closed vocabulary: nothing that a
 * person typed is carried, for free text can name anybody.
 *
 * | part | from |
 * |---|---|
 * | tumor type | node of the tumor types |
 * | findings | names that the knowledge knows, see `findingName` |
 * | therapies | those the engine named for that case; any other is "a therapy chosen by the board" |
 * | tier, level, recommendation, outcome | closed lists |
 * | time | year of the issue |
 * | reference, pseudonym, sex, birth, question, names, notes, the board's words, reasons | left out |
 */
export function decisionDocument(decision: FormerDecision): UnsealedDocument {
  const { content, prioritization } = decision;
  const names = new Map(prioritization.findings.map((finding) => [finding.finding, findingName(finding)]));
  const findings = known([...names.values()]);
  const tumorType = prioritization.tumorType.name;
  return {
    id: `decision:${decision.sha256.slice(0, 16)}`,
    source: 'decisions of this board',
    text: [
      `Former decision of this board, ${String(decision.issuedIn)}, ${tumorType}.`,
      `Findings: ${findings.join(', ') || 'none that the knowledge names'}.`,
      `Recommendation: ${RECOMMENDATIONS[content.recommendation]}.`,
      ...optionsOf(decision, names),
      ...resistanceOf(decision, names),
      ...decision.outcomes.map(outcomeOf),
    ].join(' '),
    quotable: false,
    facts: {
      tumorType,
      findings: findings.join('; '),
      recommendation: content.recommendation,
      year: String(decision.issuedIn),
    },
    retracted: false,
    corpus: 'decision',
    publishedOn: String(decision.issuedIn),
  };
}

const RECOMMENDATIONS: Readonly<Record<DecisionContent['recommendation'], string>> = {
  therapy: 'therapy',
  'further-testing': 'further testing first',
  'no-recommendation': 'no recommendation',
};

type Names = ReadonlyMap<string, string | null>;
const known = (names: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(names.filter((name): name is string => typeof name === 'string')),
];
const keyOf = (therapies: readonly string[]): string => therapies.join(' + ');

function optionsOf({ content, prioritization }: FormerDecision, names: Names): readonly string[] {
  const named = new Set(prioritization.options.map(({ therapies }) => keyOf(therapies)));
  return content.options.map(({ rank, therapies, tier, level, findings }) => {
    const name = named.has(keyOf(therapies)) ? keyOf(therapies) : 'a therapy chosen by the board';
    const on = known(findings.map((finding) => names.get(finding)));
    return `Option ${String(rank)}: ${name}${tierOf(tier, level)}${on.length > 0 ? ` on ${on.join(', ')}` : ''}.`;
  });
}

/** As the lists of tiers and levels have them; what stands there otherwise was typed. */
const tierOf = (tier: DecisionOption['tier'], level: string | null): string => {
  if (!TIERS.some((known) => known === tier)) return '';
  return ` (Tier ${tier ?? ''}${level !== null && /^[A-D]$/.test(level) ? `-${level}` : ''})`;
};

/** From the engine's own list: what the decision carries of it is the same, for people can't edit it. */
const resistanceOf = ({ prioritization }: FormerDecision, names: Names): readonly string[] =>
  prioritization.resistance.flatMap(({ therapies, finding, tier, level }) => {
    const name = names.get(finding);
    return name ? [`Resistance: ${name} to ${keyOf(therapies)}${tierOf(tier, level)}.`] : [];
  });

const IMPLEMENTED: Readonly<Record<FollowUpOutcome['implemented'], string>> = {
  implemented: 'carried out',
  partly: 'carried out in part',
  'not-implemented': 'not carried out',
};

const outcomeOf = ({ month, implemented, response }: FormerDecision['outcomes'][number]): string => {
  const coded = RESPONSES.find((known) => known === response);
  return `At ${String(month)} months: ${IMPLEMENTED[implemented]}${coded ? `, response ${coded}` : ''}.`;
};
