import type { Narration } from '@consilium/domain/evidence';
import { aNarration } from './narration.fixture.ts';
import { sortedOut } from './sorted-out.ts';

const GOOD = {
  id: 'x',
  kind: 'engine',
  section: 'options',
  text: 'Vemurafenib, Tier I-A.',
  citations: [{ document: 'explanation', path: '/options/0' }],
} as const;

/** As it comes from storage, where no type holds. */
const stored = (sentences: unknown): Narration => Object.assign(aNarration([]), { sentences });

describe('sortedOut', () => {
  it('places a sentence that can be judged', () => {
    expect(sortedOut(stored([GOOD]))).toEqual({ placed: [GOOD], strays: [] });
  });

  it.each([
    ['no object', null],
    ['no text', { ...GOOD, text: null }],
    ['blank text', { ...GOOD, text: '  ' }],
    ['a text of 2,001 characters', { ...GOOD, text: 'a'.repeat(2001) }],
    ['a section of no reader', { ...GOOD, section: '__proto__' }],
    ['no citations', { ...GOOD, citations: null }],
    ['a citation that is none', { ...GOOD, citations: [null] }],
    ['a path that is no text', { ...GOOD, citations: [{ document: 'explanation', path: null }] }],
    ['a quote that is no text', { ...GOOD, kind: 'quoted', citations: [{ document: 'a', quote: 5 }] }],
    ['fields that are none', { ...GOOD, kind: 'fact', citations: [{ document: 'a', fields: null }] }],
    ['an unknown kind', { ...GOOD, kind: 'opinion' }],
  ])('lists %s as dropped instead of failing on it', (_what, sentence) => {
    const { placed, strays } = sortedOut(stored([sentence]));
    expect(placed).toEqual([]);
    expect(strays).toMatchObject([{ codes: ['CLAIM.KIND_UNKNOWN'], author: 'model' }]);
  });

  it('judges no more than 200 sentences', () => {
    const { placed, strays } = sortedOut(stored(Array.from({ length: 1000 }, () => GOOD)));
    expect([placed.length, strays.length]).toEqual([200, 800]);
  });

  it('takes a narration without a list for an empty one', () => {
    expect(sortedOut(stored('none'))).toEqual({ placed: [], strays: [] });
  });
});
