import { TIERS } from '@consilium/domain';
import type { DecisionContent, DecisionOption, DraftSentence } from '@consilium/domain';
import type { ReportModel, ReportOption, ReportReference, ReportResistance } from './report-model.ts';
import { documentsFor, groupSentences } from './sentence-groups.ts';
import { tierText } from './wording.ts';

/** A reader takes in about a dozen rows; options of Tier I and the board's own are tabled whatever their number. */
const TABLED_OPTIONS = 12;

type Resistance = DecisionContent['resistance'][number];

export function optionsTable(
  content: DecisionContent,
  sentences: readonly DraftSentence[],
  references: readonly ReportReference[],
): Pick<ReportModel, 'options' | 'furtherOptions'> {
  const always = content.options.filter(({ tier }) => tier === null || tier === 'I');
  const filled = content.options.filter(({ tier }) => tier === 'II').slice(0, Math.max(0, TABLED_OPTIONS - always.length));
  const tabled = content.options.filter((option) => always.includes(option) || filled.includes(option));
  return {
    options: tabled.map((option) => optionOf(option, content, sentences, references)),
    furtherOptions: content.options
      .filter((option) => !tabled.includes(option))
      .map(({ therapies, tier, level }) => `${therapies.join(' + ')} (${tierText(tier, level)})`),
  };
}

/** One row a finding and tier. Resistance of Tier I, or against a drug that is part of an option, is tabled; all other is named. */
export function resistanceTable(
  content: DecisionContent,
  sentences: readonly DraftSentence[],
  references: readonly ReportReference[],
): Pick<ReportModel, 'resistance' | 'furtherResistance'> {
  const bears = (entry: Resistance): boolean => entry.tier === 'I' || content.options.some((option) => isAgainst(entry, option));
  const tabled = content.resistance.filter(bears);
  const rows = Map.groupBy(tabled, ({ finding, tier, level, strength }) => JSON.stringify([finding, tier, level, strength]));
  return {
    resistance: [...rows.values()].map((entries) => resistanceOf(entries, content, sentences, references)),
    furtherResistance: content.resistance
      .filter((entry) => !bears(entry))
      .map(({ finding, therapies, tier, level }) => `${named(content, finding)}: ${therapies.join(' + ')} (${tierText(tier, level)})`),
  };
}

const named = (content: DecisionContent, finding: string): string => content.findingNames?.[finding] ?? finding;

const isAgainst = ({ therapies }: Resistance, option: DecisionOption): boolean =>
  therapies.every((therapy) => option.therapies.includes(therapy));

const numbered = (documents: readonly string[], references: readonly ReportReference[]): readonly number[] =>
  references.filter(({ document }) => documents.includes(document)).map(({ number }) => number);

/** Findings whose resistance weighs no less than the option. */
export const opposingFindings = (content: DecisionContent, option: DecisionOption): readonly string[] => [
  ...new Set(
    content.resistance
      .filter((entry) => isAgainst(entry, option) && isNotWeaker(entry.tier, option.tier))
      .map(({ finding }) => named(content, finding)),
  ),
];

function optionOf(
  option: DecisionOption,
  content: DecisionContent,
  sentences: readonly DraftSentence[],
  references: readonly ReportReference[],
): ReportOption {
  const own = sentences.filter(({ section }) => section === 'options');
  return {
    rank: option.rank,
    therapy: option.therapies.join(' + '),
    tier: tierText(option.tier, option.level),
    findings: option.findings.map((finding) => named(content, finding)).join(', '),
    rationale: option.rationale.trim(),
    resistance: opposingFindings(content, option),
    citations: numbered(documentsFor(own, option.therapies), references),
  };
}

const isNotWeaker = (resistance: string, option: string | null): boolean =>
  option === null || TIERS.findIndex((tier) => tier === resistance) <= TIERS.findIndex((tier) => tier === option);

function resistanceOf(
  entries: readonly Resistance[],
  content: DecisionContent,
  sentences: readonly DraftSentence[],
  references: readonly ReportReference[],
): ReportResistance {
  const [first] = entries;
  const finding = named(content, first?.finding ?? '');
  const own = groupSentences(sentences.filter(({ section }) => section === 'resistance')).filter(([opener]) =>
    opener?.text.startsWith(finding),
  );
  return {
    finding,
    therapy: entries.map(({ therapies }) => therapies.join(' + ')).join('; '),
    strength: first?.strength === 'reduced' ? 'reduced sensitivity' : 'resistance',
    tier: tierText(first?.tier ?? null, first?.level ?? null),
    citations: numbered([...new Set(entries.flatMap(({ therapies }) => documentsFor(own.flat(), therapies)))], references),
  };
}
