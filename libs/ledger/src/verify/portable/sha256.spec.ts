import { hash } from 'node:crypto';
import { portableHashing } from './node-crypto.ts';

describe('Sha256', () => {
  it('gives the digests of node:crypto for every length around its blocks', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 7 + length);
      expect(portableHashing.hash('sha256', bytes, 'hex')).toBe(hash('sha256', bytes, 'hex'));
    }
  });
  // FIPS 180-2 appendix B.1.
  it('gives the published digest of "abc", whole and in pieces', () => {
    const published = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const sum = portableHashing.createHash('sha256');
    for (const piece of ['a', '', 'bc']) sum.update(piece);
    expect([portableHashing.hash('sha256', 'abc', 'hex'), sum.digest('hex')]).toEqual([published, published]);
  });
});
