import type { Profile } from '@consilium/domain';
import { parseProfile } from './parse-profile.ts';

const written = (profile: Profile): string => {
  if (profile.op === 'key') return profile.key;
  return profile.op === 'not' ? `!${written(profile.of)}` : `(${profile.of.map(written).join(profile.op === 'and' ? ' & ' : ' | ')})`;
};
const read = (text: string): string => {
  const parsed = parseProfile(text, (name) => ({ op: 'key', key: `[${name}]` }));
  return parsed.ok ? written(parsed.value) : parsed.refusal.code;
};

describe('parseProfile', () => {
  it.each([
    ['BRAF V600E', '[BRAF V600E]'],
    ['VHL L178P (c.533T>C)', '[VHL L178P (c.533T>C)]'],
    ['VHL Null (Partial deletion of Exons 2 & 3)', '[VHL Null (Partial deletion of Exons 2 & 3)]'],
    ['VHL P81S (c.241C>T) and L188V (c.562C>G)', '[VHL P81S (c.241C>T) and L188V (c.562C>G)]'],
    ['BRAF Amplification AND ( BRAF V600E OR BRAF V600K )', '([BRAF Amplification] & ([BRAF V600E] | [BRAF V600K]))'],
    ['BRAF Amplification AND (BRAF V600E OR BRAF V600K)', '([BRAF Amplification] & ([BRAF V600E] | [BRAF V600K]))'],
    ['A 1 OR B 2 AND C 3', '([A 1] | ([B 2] & [C 3]))'],
    ['NOT KIT D816V', '![KIT D816V]'],
    ['A 1 AND NOT (B 2 OR C 3)', '([A 1] & !([B 2] | [C 3]))'],
    ['MET Amplification AND MET Splice Site (c.3028G>A)', '([MET Amplification] & [MET Splice Site (c.3028G>A)])'],
    ['EML4::ALK Fusion AND ALK G1202R AND ALK L1196M', '([EML4::ALK Fusion] & [ALK G1202R] & [ALK L1196M])'],
  ])('reads %s as %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each(['', 'A AND', 'OR B', '( A OR B', 'A ) OR B', 'A AND OR B', 'NOT'])('refuses %p instead of guessing what was meant', (text) => {
    expect(read(text)).toBe('KNOWLEDGE.PROFILE_SYNTAX');
  });
});
