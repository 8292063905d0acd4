const IRREGULAR: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  mice: 'mouse',
  analyses: 'analysi',
  metastases: 'metastasi',
  diagnoses: 'diagnosi',
};
const ENDINGS =
  /(?:izations?|isations?|ations?|itions?|ions?|ivity|ively|ives?|ities|ity|ments?|ances?|ences?|ants?|ents?|ables?|ably|ings?|edly|ed|ers?|ors?|ally|ly|als?|ics?|ous|es|e|s|y)$/;

const known = new Map<string, string>();
const KNOWN_AT_MOST = 50_000;

/** A short form that is the same for the forms of one English word; not a word itself. */
export function stemOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = shortened(word);
  if (known.size < KNOWN_AT_MOST) known.set(word, stem);
  return stem;
}

function shortened(written: string): string {
  const word = IRREGULAR[written] ?? written;
  if (word.length <= 3 || word.startsWith('@') || /\d/.test(word)) return word;
  const cut = word.replace(ENDINGS, '');
  const bare = cut.length < 3 ? word.replace(/s$/, '') : cut;
  return bare.length > 4 ? bare.replace(/at$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1') : bare;
}
