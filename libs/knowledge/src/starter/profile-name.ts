import type { Profile, VariantKey } from '@consilium/domain';

const WORDS: Readonly<Record<string, string>> = {
  lof: 'loss of function', gof: 'activating mutation', any: 'mutation', itd: 'internal tandem duplication', ptd: 'partial tandem duplication',
  viii: 'variant III', methylation: 'promoter methylation', wt: 'wild type', rearrangement: 'rearrangement',
}; // prettier-ignore

/** A key in words, e.g. `EGFR exon 19 deletion`. */
function nameOfKey(key: VariantKey): string {
  const [category = '', subject = ''] = key.split(/:(.*)/s);
  if (category === 'bio') return subject;
  if (category === 'fusion') return `${subject} fusion`;
  const [gene = '', what = '', change = ''] = subject.split(/:(?!:)/);
  switch (category) {
    case 'p':
    case 'c':
    case 'codon':
      return `${gene} ${what}`;
    case 'range':
      return `${gene} codons ${what}`;
    case 'exon':
      return `${gene} exon ${what} ${change}`;
    case 'star':
      return subject.replace(':', ' ');
    case 'cna':
      return `${gene} ${what}`;
    case 'expression':
      return `${gene} ${what}expression`;
    default:
      return `${gene} ${WORDS[category] ?? category}`;
  }
}

/** The profile in words for rows that carry no name of their own; `@set` names are read at the head of the file. */
function nameOfProfile(profile: Profile, nested = false): string {
  if (profile.op === 'key') return nameOfKey(profile.key);
  if (profile.op === 'not') return `NOT ${nameOfProfile(profile.of, true)}`;
  const text = profile.of.map((part) => nameOfProfile(part, true)).join(profile.op === 'and' ? ' AND ' : ' OR ');
  return nested ? `(${text})` : text;
}

/** The name of a row's notation: the names of the sets, where it is nothing but sets and single keys that all must hold. */
export function nameOfNotation(notation: string, profile: Profile, sets: Readonly<Record<string, { readonly name: string }>>): string {
  const parts = notation.trim().split(/\s+&\s+/);
  const names = parts.map((part) => sets[part]?.name ?? (/^[a-z]+:\S+$/.test(part) && !part.includes('~') ? nameOfKey(part) : null));
  return names.every((name) => name !== null) && parts.some((part) => part in sets) ? names.join(' AND ') : nameOfProfile(profile);
}
