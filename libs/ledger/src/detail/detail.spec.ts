import { canonicalJson, sha256Hex } from '../index.ts';
import { blind, commitmentOf, commitmentsOf, unopenedPart } from './blinded.ts';
import type { OpenDetail } from './blinded.ts';
import { intentOf, patientLookup } from './keyed.ts';
import { openDetail, sealDetail } from './seal-detail.ts';

const open: OpenDetail = { before: null, after: blind({ state: 'x', rows: {} }), detail: blind({ a: 1 }) };
const key = new Uint8Array(32).fill(7);
const place = { entry: 'e1', key: 'k1' };

describe('a blinded commitment', () => {
  it('is SHA-256 over domain, a zero byte, the random bytes and canonical JSON', () => {
    const r = new Uint8Array(32).fill(9);
    const bytes = Buffer.concat([Buffer.from('consilium/after/v1\0'), r, Buffer.from(canonicalJson({ b: 1, a: 2 }))]);
    expect(commitmentOf('after', { r: Buffer.from(r).toString('base64'), data: { b: 1, a: 2 } })).toBe(sha256Hex(bytes));
  });
  it('differs for the same data, so that a guess cannot be confirmed', () => {
    const [one, two] = [blind({ a: 1 }), blind({ a: 1 })];
    expect(one && commitmentOf('after', one)).not.toBe(two && commitmentOf('after', two));
  });
  it('names the part that does not open to its data', () => {
    const body = commitmentsOf(open);
    expect(unopenedPart(body, open)).toBeNull();
    expect(unopenedPart(body, { ...open, detail: blind({ a: 1 }) })).toBe('detail');
    expect(unopenedPart(body, { ...open, after: null })).toBe('after');
    expect(unopenedPart(body, { ...open, before: blind(1) })).toBe('before');
    expect(unopenedPart(body, { ...open, detail: { r: 'AA==', data: { a: 1 } } })).toBe('detail');
  });
});

describe('a sealed detail', () => {
  const bytes = sealDetail(key, place, open);
  it('opens under its key, for its entry', () => expect(openDetail(key, place, bytes)).toEqual(open));
  it.each([
    ['another entry', key, { ...place, entry: 'e2' }, bytes],
    ['another key id', key, { ...place, key: 'k2' }, bytes],
    ['another key', new Uint8Array(32), place, bytes],
    ['an altered byte', key, place, bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
    ['a cut', key, place, bytes.slice(0, 20)],
  ])('does not open under %s', (_what, withKey, at, altered) => expect(() => openDetail(withKey, at, altered)).toThrow());
});

describe('keyed values', () => {
  const intent = { act: 'a', object: { type: 't', id: 'i', version: 1 }, actor: { id: 'u', kind: 'person' }, data: { after: 1 } };
  it('give one intent for one act, and another for other data', () => {
    expect(intentOf(key, intent)).toEqual(intentOf(key, structuredClone(intent)));
    expect(intentOf(key, intent)).not.toEqual(intentOf(key, { ...intent, data: { after: 2 } }));
    expect(intentOf(key, intent)).not.toEqual(intentOf(new Uint8Array(32), intent));
  });
  it('find a patient again under another spelling of the same pseudonym', () => {
    expect(patientLookup(key, 'Zoe\u0308 ')).toEqual(patientLookup(key, 'Zo\u00eb'));
    expect(patientLookup(key, 'P-1')).not.toEqual(patientLookup(key, 'P-2'));
  });
});
