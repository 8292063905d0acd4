import { diseaseRelation, isInClass, tierText } from '@consilium/domain';
import type { Direction, EvidenceItem, Finding, KnowledgeIndex, Prioritization, Significance, TumorTypeRef } from '@consilium/domain';
import { genericName } from '@consilium/knowledge';
import type { Measure } from '../table.ts';
import { clinicianFinding, componentsOf } from './clinician-finding.ts';
import { knowledgeRoom, percent, prioritized, rowsOf, settledTypes } from './knowledge-room.ts';
import type { KnowledgeRoom } from './knowledge-room.ts';

/** An expert's assertion of a tier; the engine sees the evidence of the same release, never this. */
export interface Assertion {
  readonly id: string;
  readonly profile: string;
  readonly disease: string;
  readonly tumorType: TumorTypeRef;
  readonly significance: Significance;
  readonly direction: Direction;
  readonly therapies: readonly string[];
  /** `I-A`, `II-C`. */
  readonly tier: string;
}

const SIGNIFICANCE: Readonly<Record<string, Significance>> = {
  Predictive: 'therapeutic',
  Diagnostic: 'diagnostic',
  Prognostic: 'prognostic',
};
const DIRECTION: Readonly<Record<string, Direction>> = {
  'Sensitivity/Response': 'sensitivity', Resistance: 'resistance', Positive: 'positive', Negative: 'negative', 'Better Outcome': 'better', 'Poor Outcome': 'poor',
}; // prettier-ignore

export function assertionsOf(data: string): readonly Assertion[] {
  const [head = '', ...lines] = rowsOf(data, 'AssertionSummaries').split('\n');
  const columns = head.split('\t');
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const cell = (name: string): string => (cells[columns.indexOf(name)] ?? '').trim();
    const tier = /^Tier (IV|I{1,3})(?: - Level ([A-D]))?/.exec(cell('amp_category'));
    const [significance, direction] = [SIGNIFICANCE[cell('assertion_type')], DIRECTION[cell('significance')]];
    if (!tier || significance === undefined || direction === undefined || cell('assertion_direction') !== 'Supports') return [];
    const doid = cell('doid');
    return [
      {
        id: `AID${cell('assertion_id')}`,
        profile: cell('molecular_profile'),
        disease: cell('disease'),
        tumorType: doid === '' ? { text: cell('disease') } : { system: 'doid', code: `DOID:${doid}`, text: cell('disease') },
        significance,
        direction,
        therapies: cell('therapies').split(',').map(genericName).filter(Boolean).sort(),
        tier: [tier[1], ...(tier[2] ? [tier[2]] : [])].join('-'),
      },
    ];
  });
}

/** "Solid tumor" and "cancer" are classes; a case has a type. One without a class of its own stands for them. */
const CLASSES: Readonly<Record<string, string>> = { 'Solid Tumor': 'CUP', Cancer: 'CUP' };
export const tumorTypeOf = ({ disease, tumorType }: Assertion, index: KnowledgeIndex): TumorTypeRef =>
  CLASSES[disease] === undefined ? (settledTypes(index, tumorType)[0] ?? tumorType) : { system: 'oncotree', code: CLASSES[disease] };

export const findingsOf = ({ profile }: Assertion, { genes }: KnowledgeRoom): readonly Finding[] =>
  componentsOf(profile).map((name, index) => clinicianFinding(`f${String(index + 1)}`, name, genes));

/** Tier that the engine gives to what the assertion says, `none` where it says nothing of it. */
function tierFor(assertion: Assertion, index: KnowledgeIndex, room: KnowledgeRoom): string {
  const outcome = prioritized(index, tumorTypeOf(assertion, index), findingsOf(assertion, room));
  return typeof outcome === 'string' ? outcome : bestOf(outcome, assertion);
}

function bestOf(outcome: Prioritization, { significance, direction, therapies }: Assertion): string {
  const tiers = outcome.findings.flatMap(({ results }) =>
    results.flatMap((result) =>
      result.significance === significance &&
      result.direction === direction &&
      (significance !== 'therapeutic' || [...result.therapies].sort().join() === therapies.join()) &&
      result.tier !== null
        ? [tierText(result)]
        : [],
    ),
  );
  return tiers.sort()[0] ?? 'none';
}

/** The line without the pack's own word on the matter: its facts of the same gene, tumor and therapy (or significance) are out. */
function withoutPack(assertion: Assertion, room: KnowledgeRoom, whole: KnowledgeIndex): KnowledgeIndex {
  const outcome = prioritized(whole, tumorTypeOf(assertion, whole), findingsOf(assertion, room));
  if (typeof outcome === 'string') return whole;
  const genes = new Set(
    outcome.findings.flatMap(({ keys }) => keys.flatMap((key) => key.split(':').filter((part) => /^[A-Z0-9]{2,}/.test(part)))),
  );
  const speaksOfIt = (item: EvidenceItem): boolean =>
    item.genes.some((gene) => genes.has(gene)) &&
    item.significance === assertion.significance &&
    (assertion.therapies.length === 0 || item.therapies.some((drug) => assertion.therapies.includes(drug))) &&
    isInClass(diseaseRelation(whole.diseases, outcome.tumorType.code, item.disease).relation);
  return room.indexOf((item) => !speaksOfIt(item));
}

/** What copying the best evidence level of the same profile, disease and therapy would say; the way of a list without rules. */
const COPIED: Readonly<Record<string, string>> = { A: 'I-A', B: 'I-B', C: 'II-C', D: 'II-D' };
function copiedLevel({ profile, disease, significance, direction, therapies }: Assertion, { civic }: KnowledgeRoom): string {
  const levels = civic.flatMap((item) =>
    item.profileName === profile &&
    item.diseaseName.toLowerCase() === disease.toLowerCase() &&
    item.significance === significance &&
    item.direction === direction &&
    (therapies.length === 0 || [...item.therapies].sort().join() === therapies.join())
      ? [item.level ?? 'E']
      : [],
  );
  return COPIED[levels.sort()[0] ?? ''] ?? 'none';
}

const ORDER = ['I-A', 'I-B', 'II-C', 'II-D', 'III', 'IV', 'none'];
const isOver = (ours: string, theirs: string): boolean => ORDER.indexOf(ours) >= 0 && ORDER.indexOf(ours) < ORDER.indexOf(theirs);
const roman = (tier: string): string => tier.split('-')[0] ?? tier;

export async function ampAssertions(data: string): Promise<readonly Measure[]> {
  const room = await knowledgeRoom(data);
  const whole = room.indexOf();
  const rows = assertionsOf(data).map((assertion) => ({
    assertion,
    ours: tierFor(assertion, whole, room),
    bare: tierFor(assertion, withoutPack(assertion, room, whole), room),
    copied: copiedLevel(assertion, room),
  }));
  const agree = (of: typeof rows, pick: (row: (typeof rows)[number]) => string): number =>
    of.filter((row) => pick(row) === row.assertion.tier).length;
  const share = (pick: (row: (typeof rows)[number]) => string): string => percent(agree(rows, pick), rows.length);
  const over = rows.filter(({ ours, assertion }) => isOver(ours, assertion.tier));
  const type = (significance: Significance) => rows.filter(({ assertion }) => assertion.significance === significance);
  const therapeutic = type('therapeutic');
  const sameTier = therapeutic.filter(({ ours, assertion }) => roman(ours) === roman(assertion.tier)).length;
  const against = `level copied ${share(({ copied }) => copied)}; always I-A ${share(() => 'I-A')}`;
  return [
    { measure: 'AMP tier and level as the experts say, assertions hidden', ours: share(({ ours }) => ours), against: `${against}; >= 85 %`, met: agree(rows, ({ ours }) => ours) >= 0.85 * rows.length },
    { measure: '  without the pack\'s facts on it', ours: share(({ bare }) => bare), against: 'reported' },
    ...(['therapeutic', 'diagnostic', 'prognostic'] as const).map((one) => ({
      measure: `  ${one}`,
      ours: percent(agree(type(one), ({ ours }) => ours), type(one).length),
      against: `without the pack's facts ${percent(agree(type(one), ({ bare }) => bare), type(one).length)}`,
    })),
    { measure: '  therapeutic, tier alone', ours: percent(sameTier, therapeutic.length), against: '100 %', met: sameTier === therapeutic.length },
    { measure: '  called higher than the experts', ours: String(over.length), against: '0', met: over.length === 0 },
    ...rows
      .filter(({ ours, assertion }) => ours !== assertion.tier)
      .map(({ assertion, ours }) => ({ measure: `  miss ${assertion.id} ${assertion.profile} in ${assertion.disease}`, ours, against: assertion.tier })),
    ...rows
      .filter(({ bare, ours, assertion }) => bare !== assertion.tier && bare !== ours)
      .map(({ assertion, bare }) => ({ measure: `  without the pack ${assertion.id} ${assertion.profile} in ${assertion.disease}`, ours: bare, against: assertion.tier })),
  ]; // prettier-ignore
}
