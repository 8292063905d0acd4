import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

/**
 * Recurrent translocations and inversions by which hematology and sarcoma pathology name a fusion (WHO Classification, 5th edition, 2022; ICC 2022).
 * A translocation with several possible partners at a band is left out: t(1;22) and the like stay text.
 */
const REARRANGEMENTS: Readonly<Record<string, string>> = {
  't(9;22)': 'fusion:BCR::ABL1',
  't(15;17)': 'fusion:PML::RARA',
  't(8;21)': 'fusion:RUNX1::RUNX1T1',
  'inv(16)': 'fusion:CBFB::MYH11',
  't(16;16)': 'fusion:CBFB::MYH11',
  't(12;21)': 'fusion:ETV6::RUNX1',
  't(1;19)': 'fusion:TCF3::PBX1',
  't(6;9)': 'fusion:DEK::NUP214',
  't(4;11)': 'fusion:KMT2A::AFF1',
  't(9;11)': 'fusion:KMT2A::MLLT3',
  't(11;14)': 'fusion:IGH::CCND1',
  't(14;18)': 'fusion:IGH::BCL2',
  't(8;14)': 'fusion:IGH::MYC',
  't(4;14)': 'fusion:IGH::NSD2',
  't(14;16)': 'fusion:IGH::MAF',
  't(2;5)': 'fusion:NPM1::ALK',
  't(11;22)': 'fusion:EWSR1::FLI1',
  't(x;18)': 'rearrangement:SS18',
  'inv(3)': 'rearrangement:MECOM',
  't(3;3)': 'rearrangement:MECOM',
};
/** The gene by which records of the deletion are keyed. */
const LOSSES: Readonly<Record<string, string>> = { '17p': 'cna:TP53:loss', '5q': 'cna:RPS14:loss' };

/** Pairs that clinics write with a slash alone; any other `A/B` may be two genes (`TSC1/TSC2`). */
const SLASHED = new Set([
  ...Object.values(REARRANGEMENTS),
  'fusion:EML4::ALK',
  'fusion:EWSR1::ERG',
  'fusion:TMPRSS2::ERG',
  'fusion:KIF5B::RET',
]);
export const isSlashedPair = (key: string): boolean => SLASHED.has(key);

/** `t(9;22)(q34;q11)`, `Inv(16)(p13.1q22)`, `del(17p)`, `1p/19q codeletion`; null for an abnormality that is not in the table. */
export function cytogeneticName(text: string): ClassifiedName | null {
  const name = text.replace(/\s+/g, '').toLowerCase();
  if (/^1p\/?19qco-?delet(?:ion|ed)$/.test(name)) return single('bio', 'bio:1p19q-codeletion');
  const arm = /^(?:(?:isolated)?del(?:etion)?\(?(17p|5q)\)?(?:\([pq0-9.;]+\))?|(17p|5q)-?del(?:etion)?|5q-|-5q)$/.exec(name);
  const lost = arm === null ? undefined : LOSSES[arm[1] ?? arm[2] ?? '5q'];
  if (lost !== undefined) return single('cna', lost);
  if (/^(?:ph(?:iladelphia)?(?:-?chromosome)?(?:-?positive|\+))$/.test(name)) return single('fusion', 'fusion:BCR::ABL1');
  const event = /^(?<event>(?:t|inv)\([0-9xy;]+\))(?:\([pq0-9.;]+\))?(?:(?:fusion|translocation|positive))?$/.exec(name)?.groups?.['event'];
  const key = event === undefined ? undefined : REARRANGEMENTS[event];
  return key === undefined ? null : single(key.startsWith('fusion') ? 'fusion' : 'rearrangement', key);
}
