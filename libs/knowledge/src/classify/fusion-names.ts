import { parseFusion } from '@consilium/domain';
import { exactChange } from './exact-change.ts';
import type { ClassifiedName } from './classified-name.ts';
import { anyOf, joined, single, TEXT } from './classified-name.ts';

/** Approved symbol of a written gene name, or null when unknown or ambiguous. */
export type Approve = (written: string) => string | null;

const PAIR = /^(?<pair>\S+?::\S+)\s*(?<rest>.*)$/;
const JUNCTION = /^(?:e\d+(?:-|::|--)e\d+)$/i;
const FUSION_WORD = /^(?:gene )?fusions?(?: transcripts?)?$/i;

/**
 * | feature | name | keys |
 * |---|---|---|
 * | ALK | `EML4::ALK`, `EML4-ALK fusion`, `EML4::ALK e20-e20` | `fusion:EML4::ALK` |
 * | `EML4::ALK` | `Fusion`, `e20::e20` | `fusion:EML4::ALK` |
 * | ALK | `Fusion` | `fusion:v::ALK` or `fusion:ALK::v`: the side is not said |
 * | `v::ALK` | `Fusion` | `fusion:v::ALK` |
 * | ROS1 | `Rearrangement`, `Translocation`, `intron 9 rearrangement` | `rearrangement:ROS1` |
 * | ABL1 | `BCR::ABL V379I` | `fusion:BCR::ABL1` and `p:ABL1:V379I` |
 */
export function fusionName(gene: string, name: string, approve: Approve): ClassifiedName | null {
  if (gene.includes('::')) return FUSION_WORD.test(name) || JUNCTION.test(name) ? pairKey(gene, gene, approve) : null;
  const notation = name.replace(/reg_e@\[?(\w+)\]?/i, '$1');
  const match = PAIR.exec(notation)?.groups;
  if (match) return withRest(gene, match['pair'] ?? '', (match['rest'] ?? '').trim(), approve);
  if (/^(?:truncating )?(?:gene )?fusions?$/i.test(name)) {
    return /^truncating/i.test(name)
      ? single('rearrangement', `rearrangement:${gene}`)
      : anyOf('fusion', [`fusion:v::${gene}`, `fusion:${gene}::v`]);
  }
  if (/^(?:intron \d+ )?(?:rearrangements?|rearranged|translocations?|fusion[/ ]rearrangements?)$/i.test(name))
    return single('rearrangement', `rearrangement:${gene}`);
  return hyphenated(gene, notation, approve);
}

function withRest(gene: string, pair: string, rest: string, approve: Approve): ClassifiedName {
  const fusion = pairKey(pair, gene, approve);
  if (fusion === null) return TEXT;
  if (rest === '' || FUSION_WORD.test(rest) || JUNCTION.test(rest)) return fusion;
  const change = exactChange(gene, rest);
  return change === null ? TEXT : joined('and', [fusion, change]);
}

/** A single hyphen is a fusion only where the text says so, or where one side is the gene of the record: `AR-V7` is none. */
function hyphenated(gene: string, name: string, approve: Approve): ClassifiedName | null {
  if (!/^\S+(?:-|--|\/)\S+(?:\s+(?:gene )?fusions?)?$/i.test(name)) return null;
  const pair = parseFusion(name);
  if (pair === null || pair.fivePrime === null || pair.threePrime === null) return null;
  const known = [pair.fivePrime, pair.threePrime].map((partner) => approve(partner));
  const says = / fusions?$/i.test(name) || !known.includes(null);
  return says ? pairKey(`${pair.fivePrime}::${pair.threePrime}`, gene, approve) : null;
}

function pairKey(written: string, gene: string, approve: Approve): ClassifiedName | null {
  const pair = parseFusion(written);
  if (pair === null) return null;
  const side = (partner: string | null): string => (partner === null ? 'v' : (approve(partner) ?? symbolOf(partner, gene)));
  return single('fusion', `fusion:${side(pair.fivePrime)}::${side(pair.threePrime)}`);
}

/** Old records write `BCR::ABL` for a fusion filed under ABL1. */
const symbolOf = (partner: string, gene: string): string => (new RegExp(`^${escaped(partner)}\\d$`).test(gene) ? gene : partner);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
