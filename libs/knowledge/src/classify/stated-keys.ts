import { KEY_CATEGORIES, cdnaKey, comparableGenomicKey, proteinKey } from '@consilium/domain';
import type { KeyCategory } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

const GENE = String.raw`[A-Z][A-Za-z0-9.@-]*`;
/** What a key of each category looks like after its prefix (2-domain-rules §1.5); exact changes are held against their grammar as well. */
const SHAPES: Readonly<Record<Exclude<KeyCategory, 'not' | 'text'>, RegExp>> = {
  g: /^GRCh3[78]:\S+$/,
  c: /^<gene>:c\.\S+$/,
  p: /^<gene>:\S+$/,
  codon: /^<gene>:[A-Z*]\d+$/,
  range: /^<gene>:\d+-\d+$/,
  exon: /^<gene>:\d+(?:-\d+)?:(?:mutation|deletion|insertion|skipping|frameshift)$/,
  lof: /^<gene>$/,
  gof: /^<gene>$/,
  any: /^<gene>$/,
  cna: /^<gene>:(?:amplification|gain|loss|deletion)$/,
  fusion: /^(?:<gene>::<gene>|v::<gene>|<gene>::v)$/,
  rearrangement: /^<gene>$/,
  itd: /^<gene>$/,
  ptd: /^<gene>$/,
  viii: /^<gene>$/,
  expression: /^<gene>:[a-z]+$/,
  methylation: /^<gene>$/,
  wt: /^<gene>$/,
  star: /^<gene>:\*\w+$/,
  bio: /^[A-Za-z0-9+.-]+$/,
};

/** A text that is itself a key of the closed table (`p:EGFR:L858R`, `not(codon:BRAF:V600)`); null for any other text. */
export function statedKey(text: string): ClassifiedName | null {
  const negated = /^not\((.+)\)$/.exec(text)?.[1];
  if (negated !== undefined) return statedKey(negated) === null ? null : single('not', text);
  const category = KEY_CATEGORIES.find((known) => text.startsWith(`${known}:`));
  if (category === undefined || category === 'not' || category === 'text') return null;
  const body = text.slice(category.length + 1);
  if (!new RegExp(SHAPES[category].source.replaceAll('<gene>', GENE)).test(body)) return null;
  const change = body.slice(body.indexOf(':') + 1);
  if (category === 'p' && proteinKey(change) !== change) return null;
  if (category === 'c' && cdnaKey(change) !== change) return null;
  return category === 'g' && comparableGenomicKey(text) === null ? null : single(category, text);
}
