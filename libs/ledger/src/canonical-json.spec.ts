import fc from 'fast-check';
import { canonicalJson, digestOf, entryParts, stableId } from './index.ts';
import type { EntryBody } from './index.ts';

describe('canonicalJson (RFC 8785, AUD-06)', () => {
  it.each([
    // Structures of the RFC's examples: §3.2.2 (serialization), §3.2.3 (sorting), numbers of its appendix B.
    [
      { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001] },
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    ],
    [{ literals: [null, true, false] }, '{"literals":[null,true,false]}'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    ],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [0.000001, '0.000001'],
    [{ b: undefined, a: [] }, '{"a":[]}'],
  ])('writes %p as the one text', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([
    [Number.NaN],
    [Infinity],
    ['\ud800'],
    [{ '\udc00': 1 }],
    [10n],
    [[undefined]],
    [undefined],
    [new Date(0)],
    [new Map()],
    [() => 1],
  ])('refuses %p, which JSON cannot carry', (value) => expect(() => canonicalJson(value)).toThrow(TypeError));

  it('gives one text whatever the order of members, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(reversed(JSON.parse(text))));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

describe('digestOf', () => {
  it('is SHA-256 over the canonical text, in lower-case hexadecimal', () =>
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'));
  it('tells contents apart that differ in one character', () => expect(digestOf({ a: 'x' })).not.toBe(digestOf({ a: 'y' })));
});

describe('stableId', () => {
  it('is the same UUID for the same key, so that a repeated step finds its entry', () => {
    expect(stableId('step', 'c', 1)).toBe(stableId('step', 'c', 1));
    expect(stableId('step', 'c', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it('does not confuse keys whose parts join to the same text', () => expect(stableId('a', 'bc')).not.toBe(stableId('ab', 'c')));
});

describe('entryParts', () => {
  const body: Omit<EntryBody, 'ts'> = {
    v: 2,
    log: 'localhost/consilium',
    id: 'e',
    tz: 'UTC',
    actor: { ref: 'u', kind: 'person', roles: ['oncologist'], amr: ['pwd'] },
    act: 'ballot-cast',
    purpose: 'care',
    obj: { type: 'case', id: 'c', ver: 3 },
    subj: 'c',
    outcome: 'done',
    reason: null,
    before: null,
    after: null,
    detail: null,
    ai: null,
    wf: { run: 1, step: 's' },
    req: null,
  };
  it('leaves a place for the time of the database, and the whole is canonical JSON', () => {
    const { head, tail } = entryParts(body);
    const ts = '2026-01-01T00:00:00.000Z';
    expect(head + ts + tail).toBe(canonicalJson({ ...body, ts }));
  });
  it('refuses a body that a tile bundle could not carry', () =>
    expect(() => entryParts({ ...body, reason: 'x'.repeat(66_000) })).toThrow(RangeError));
});
