import type { EvidenceItem, Finding } from '@consilium/domain';
import { starterRelease } from '@consilium/knowledge';

/** One change of the pack with a drug in a tumor type of its own: what the constructed cases are made of. */
export interface Brick {
  readonly item: EvidenceItem;
  readonly gene: string;
  readonly key: string;
  readonly tumorType: string;
  readonly finding: Finding;
}

export interface AbstentionCase {
  readonly rule: string;
  readonly name: string;
  /** Whether the rule has to speak. */
  readonly fires: boolean;
  readonly tumorType: string;
  readonly findings: readonly Finding[];
  /** Knowledge of the case. */
  readonly items: readonly EvidenceItem[];
  /** Knowledge that the sources are found in; the same where it is left out. */
  readonly read?: readonly EvidenceItem[];
  /** Age of the youngest release in days. */
  readonly days?: number;
}

const EACH = 24;

/** Protein changes of the pack that a label or guideline holds a drug against, one a gene and tumor type. */
export function bricks(): readonly Brick[] {
  const { items } = starterRelease().content;
  const found = items.flatMap((item): readonly Brick[] => {
    const { profile, disease } = item;
    const change = profile.op === 'key' ? /^p:([A-Z0-9]+):([A-Z]\d+[A-Z])$/.exec(profile.key) : null;
    const isMeant = item.direction === 'sensitivity' && item.supports && item.tierForming && item.verification?.status !== 'unverified';
    if (change === null || profile.op !== 'key' || !isMeant || disease.scope !== 'types' || item.unless !== undefined) return [];
    const [, gene = '', protein = ''] = change;
    const [tumorType = ''] = disease.codes;
    return [{ item, gene, key: profile.key, tumorType, finding: small('f1', gene, protein) }];
  });
  return [...new Map(found.map((brick) => [`${brick.key}|${brick.tumorType}`, brick])).values()];
}

const small = (id: string, gene: string, protein: string): Finding => ({
  kind: 'small-variant',
  id,
  gene,
  protein: `p.${protein}`,
  origin: 'somatic',
});

/** A record of a knowledge base in place of the pack's label, so that its level can be chosen. */
const asRecord = (item: EvidenceItem, id: string, given: Partial<EvidenceItem>): EvidenceItem => ({
  ...item,
  id,
  kind: 'knowledge-base',
  level: 'B',
  rating: 4,
  region: null,
  publications: ['90000001', '90000002'],
  ...given,
});

/** For each rule, cases in which it has to speak and twins in which it must not; each twin differs by the one thing that the rule is about. */
export function abstentionCases(): readonly AbstentionCase[] {
  const all = bricks();
  const some = Array.from({ length: EACH }, (_, index) => all[index % all.length]).filter((brick) => brick !== undefined);
  return some.flatMap((brick, index) => {
    const other = all.slice(index + 1).find(({ gene }) => gene !== brick.gene) ?? all.find(({ gene }) => gene !== brick.gene);
    const { item, tumorType, finding } = brick;
    const name = `${brick.key} in ${tumorType}, ${index}`;
    const base = { name, tumorType, findings: [finding], items: [item] };
    const record = asRecord(item, `civic:EID${90_000_000 + index}`, {});
    const against = (given: Partial<EvidenceItem>): EvidenceItem =>
      asRecord(item, `civic:EID${91_000_000 + index}`, { supports: false, publications: ['90000003'], ...given });
    const silent = small('f1', 'TTN', `R${100 + index}Q`);
    return [
      { ...base, rule: 'draft.no-tier-forming-match', fires: true, findings: [silent] },
      { ...base, rule: 'draft.no-tier-forming-match', fires: false },
      { ...base, rule: 'draft.tumor-type-unresolved', fires: true, tumorType: 'TISSUE' },
      { ...base, rule: 'draft.tumor-type-unresolved', fires: false },
      ...(other === undefined ? [] : componentCases(brick, other, base)),
      { ...base, rule: 'draft.below-floor', fires: true, read: [] },
      { ...base, rule: 'draft.below-floor', fires: false },
      { ...base, rule: 'draft.contested-at-the-top', fires: true, items: [record, against({ level: index % 2 === 0 ? 'A' : 'B' })] },
      { ...base, rule: 'draft.contested-at-the-top', fires: false, items: [record, against({ level: index % 2 === 0 ? 'C' : 'D' })] },
      { ...base, rule: 'draft.contested-at-the-top', fires: false, items: [item, against({ level: 'A' })] },
      { ...base, rule: 'draft.knowledge-too-old', fires: true, days: 541 + index * 30 },
      { ...base, rule: 'draft.knowledge-too-old', fires: false, days: 540 - index * 20 },
    ];
  });
}

/** A record that asks for two changes at once: with one of them the other is the open question, with both it is answered. */
function componentCases(brick: Brick, other: Brick, base: Omit<AbstentionCase, 'rule' | 'fires'>): readonly AbstentionCase[] {
  const both: EvidenceItem = {
    ...brick.item,
    profile: { op: 'and', of: [brick.item.profile, other.item.profile] },
    profileName: `${brick.item.profileName} AND ${other.item.profileName}`,
    genes: [brick.gene, other.gene],
  };
  const rule = 'draft.required-component-unknown';
  return [
    { ...base, rule, fires: true, items: [both] },
    { ...base, rule, fires: false, items: [both], findings: [brick.finding, { ...other.finding, id: 'f2' }] },
  ];
}
