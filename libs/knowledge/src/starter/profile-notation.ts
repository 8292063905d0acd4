import { BIOMARKER_KEYS, KEY_CATEGORIES } from '@consilium/domain';
import type { Profile, VariantKey } from '@consilium/domain';
import { keyProfile } from '../classify/equivalent-keys.ts';

/** What one key of each category looks like (2-domain-rules §1.5); the pack may use no other. */
const KEY_SHAPES: Readonly<Record<string, RegExp>> = {
  p: /^p:G:([A-Z*]\d+([A-Z*=]|fs)|[A-Z]\d+(_[A-Z]\d+)?(del|dup|ins[A-Z]+|delins[A-Z*]+))$/,
  c: /^c:G:c\.\S+$/,
  codon: /^codon:G:[A-Z*]\d+$/,
  range: /^range:G:\d+-\d+$/,
  exon: /^exon:G:\d+:(mutation|deletion|insertion|skipping|frameshift)$/,
  lof: /^lof:G$/,
  gof: /^gof:G$/,
  any: /^any:G$/,
  cna: /^cna:G:(amplification|gain|loss|deletion)$/,
  fusion: /^fusion:(G::G|v::G|G::v)$/,
  rearrangement: /^rearrangement:G$/,
  itd: /^itd:G$/,
  ptd: /^ptd:G$/,
  viii: /^viii:G$/,
  expression: /^expression:G:(over|under)$/,
  methylation: /^methylation:G$/,
  wt: /^wt:G$/,
  star: /^star:G:\*[\w:]+$/,
};
const GENE = '[A-Z][A-Za-z0-9-]*';
const SHAPES = Object.entries(KEY_SHAPES).map(([category, shape]) => [category, new RegExp(shape.source.replaceAll('G', GENE))] as const);

function checkKey(key: string): VariantKey {
  const category = key.slice(0, key.indexOf(':'));
  if (!KEY_CATEGORIES.some((known) => known === category)) throw new Error(`key ${key} is of no known category`);
  if (category === 'bio' && BIOMARKER_KEYS.has(key)) return key;
  if (!SHAPES.some(([known, shape]) => known === category && shape.test(key)))
    throw new Error(`key ${key} does not have the shape of its category`);
  return key;
}

/**
 * Reads the pack's notation of a molecular profile. Throws a plain error with the reason; the caller adds file and row.
 *
 * | notation | meaning |
 * |---|---|
 * | `p:BRAF:V600E` | one key |
 * | `K1~K2` | one key with an equivalent that `equivalentKeys` does not know; those it knows are added to every key |
 * | `K1 \| K2` · `K1 & K2` | or · and; `&` binds tighter |
 * | `! K1` · `( … )` | not · group |
 * | `@name` | a set defined at the head of the file |
 */
export function parseProfileNotation(text: string, sets: Readonly<Record<string, { readonly key: string }>> = {}): Profile {
  const tokens = text.trim().split(/\s+/);
  let at = 0;
  const many = (op: 'and' | 'or', sign: string, operand: () => Profile): Profile => {
    const of = [operand()];
    while (tokens[at] === sign) {
      at += 1;
      of.push(operand());
    }
    return of.length === 1 && of[0] ? of[0] : { op, of: of.flatMap((part) => (part.op === op ? part.of : [part])) };
  };
  const operand = (): Profile => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '!') return { op: 'not', of: operand() };
    if (token === '(') {
      const inner = either();
      if (tokens[at] !== ')') throw new Error('a parenthesis is not closed');
      at += 1;
      return inner;
    }
    if (token.startsWith('@')) {
      const set = sets[token];
      if (!set) throw new Error(`set ${token} is not defined at the head of the file`);
      return parseProfileNotation(set.key, sets);
    }
    const [key, ...written] = token.split('~').map(checkKey);
    if (key === undefined) throw new Error('a key is missing');
    return keyProfile(key, written);
  };
  const both = (): Profile => many('and', '&', operand);
  const either = (): Profile => many('or', '|', both);
  const profile = either();
  if (at < tokens.length) throw new Error(`"${tokens[at] ?? ''}" is not expected here`);
  return profile;
}
