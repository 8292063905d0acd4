import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { Evidence } from './collect-evidence.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { RejectedItem, RejectionReason } from './explanation.ts';
import { positiveKeysOf } from './key-parts.ts';
import { byText } from './ordering.ts';

/** Nearest first: what almost held, then what is excluded on principle. */
const ORDER: readonly RejectionReason[] = [
  'FILTERED',
  'CODING_CONFLICT',
  'ORIGIN',
  'FLAGGED',
  'PROFILE_UNKNOWN',
  'PROFILE_FALSE',
  'OTHER_CHANGE_AT_RESIDUE',
  'DISEASE_OTHER',
  'REGION',
  'DISEASE_UNMAPPED',
  'NOT_TIER_FORMING',
  'OTHER_ALTERATION_OF_GENE',
];

/** Near misses of a finding up to the policy's number, and how many more there are: nothing is dropped in silence. */
export function nearMissesOf(
  facts: FindingFacts,
  evidence: Evidence,
  limit: number,
): { readonly rejected: readonly RejectedItem[]; readonly more: number } {
  const filtered = facts.isFiltered
    ? evidence.matched.map(({ item }) => ({
        item: item.id,
        reason: 'FILTERED' as const,
        note: `${item.id} (${item.profileName}) would match a record that passed the filters.`,
      }))
    : [];
  const residue = evidence.sameResidue.map((item) => residueMiss(item, facts));
  const pending = evidence.pending.map(({ item }) => ({
    item: item.id,
    reason: 'PROFILE_UNKNOWN' as const,
    note: `${item.id} asks for ${item.profileName}; part of it is not known.`,
  }));
  const all = [
    ...filtered,
    ...pending,
    ...evidence.rejected.map(({ item, reason, note }) => ({ item: item.id, reason, note })),
    ...residue,
  ];
  const ranked = all.sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || byText(a.item, b.item));
  const gene =
    evidence.geneOnly > 0 && facts.keys.length > 0
      ? [
          {
            item: facts.genes.join(', '),
            reason: 'OTHER_ALTERATION_OF_GENE' as const,
            note: `${evidence.geneOnly} further records of ${facts.genes.join(' and ')} are on other alterations.`,
          },
        ]
      : [];
  return { rejected: [...ranked.slice(0, limit), ...gene], more: Math.max(0, ranked.length - limit) };
}

/** A record on the very change stands here only when c. and p. of the finding name different codons. */
function residueMiss(item: EvidenceItem, facts: FindingFacts): RejectedItem {
  const isSameChange = facts.genes.some((gene) => positiveKeysOf(item.profile).includes(`p:${gene}:${facts.protein?.key ?? ''}`));
  return isSameChange
    ? {
        item: item.id,
        reason: 'CODING_CONFLICT',
        note: `${item.id} is on ${item.profileName}, but the coding change of this finding names another codon.`,
      }
    : { item: item.id, reason: 'OTHER_CHANGE_AT_RESIDUE', note: `${item.id} is on ${item.profileName}, another change of this residue.` };
}
