import { STANDINGS } from '@consilium/domain/evidence';
import type { Standing } from '@consilium/domain/evidence';

/** Words of notices after folding (small letters, letters only): PubMed XML RefType, MEDLINE tag, Europe PMC type, esummary reftype. */
const NOTICES: readonly (readonly [Standing, string, readonly string[]])[] = [
  [
    'retracted',
    'retraction',
    [
      'retractionin',
      'rin',
      'retractedandrepublishedin',
      'rri',
      'withdrawnin',
      'withdrawalin',
      'removalin',
      'preprintremovalin',
      'preprintwithdrawalin',
    ],
  ],
  ['concern', 'expression of concern', ['expressionofconcernin', 'eci', 'partialretractionin', 'prin']],
  [
    'corrected',
    'correction',
    ['erratumin', 'ein', 'correctedandrepublishedin', 'cri', 'correctionin', 'republishedin', 'rpi', 'correctedin'],
  ],
];
/** The same on the side of the notice. */
const CONCERNS: readonly (readonly [Standing, readonly string[]])[] = [
  ['retracted', ['retractionof', 'rof', 'retractedandrepublishedfrom', 'rrf', 'withdrawalof', 'preprintremovalof']],
  ['concern', ['expressionofconcernfor', 'ecf', 'partialretractionof', 'prof']],
  ['corrected', ['erratumfor', 'efr', 'correctedandrepublishedfrom', 'crf', 'correctionfor', 'republishedfrom', 'rpf']],
];
const RETRACTED_TYPES = new Set([
  'retractedpublication',
  'withdrawnpublication',
  'retractedarticle',
  'preprintwithdrawal',
  'preprintremoval',
  'withdrawnarticle',
]);
/** Publishers rename an article when they take it back, often before the databases follow. */
const RETRACTED_TITLE = /^\s*\[?\s*(?:retracted|withdrawn|retracted article|withdrawn article)\s*(?:\]|:|\.\s)/i;

const folded = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** What a notice of this kind says about the publication that carries it; null for comments, updates and the like. */
export function noticeOf(kind: string): { readonly standing: Standing; readonly name: string } | null {
  const word = folded(kind);
  const found = NOTICES.find(([, , words]) => words.includes(word));
  return found ? { standing: found[0], name: found[1] } : null;
}

/** What a publication of this kind says about the one it names. */
export const concernOf = (kind: string): Standing | null => CONCERNS.find(([, words]) => words.includes(folded(kind)))?.[0] ?? null;

export const isRetractedType = (publicationType: string): boolean => RETRACTED_TYPES.has(folded(publicationType));
export const isRetractedTitle = (title: string): boolean => RETRACTED_TITLE.test(title);

/** Standings only ever worsen: a mirror that has not heard of a retraction does not take it back. */
export const worse = (a: Standing, b: Standing): Standing => (STANDINGS.indexOf(b) > STANDINGS.indexOf(a) ? b : a);

export const worstOf = (standings: readonly Standing[]): Standing => standings.reduce(worse, 'current');
