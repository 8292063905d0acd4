import { MAX_CBOR_BYTES, decodeCbor } from './cbor.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { encodeCbor } from './spec-support/cbor-encode.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('decodeCbor', () => {
  it.each([
    // Values of RFC 8949, appendix A.
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['3863', -100],
    ['3903e7', -1000],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['6449455446', 'IETF'],
    ['62c3bc', 'ü'],
    ['83010203', [1, 2, 3]],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
  ])('reads %s', (hex, value) => {
    expect(decodeCbor(bytes(hex))).toEqual({ value, end: hex.length / 2 });
  });

  it('reads byte strings and maps, and says where the item ends', () => {
    expect(decodeCbor(bytes('4401020304ff'))).toEqual({ value: Uint8Array.of(1, 2, 3, 4), end: 5 });
    expect(decodeCbor(bytes('a201022003'))).toEqual({ value: new Map([[1, 2], [-1, 3]]), end: 5 }); // prettier-ignore
  });

  it.each([
    ['nothing at all', ''],
    ['an integer longer than needed', '1817'],
    ['a two-byte integer longer than needed', '1900ff'],
    ['a four-byte integer longer than needed', '1a0000ffff'],
    ['an eight-byte integer longer than needed', '1b00000000ffffffff'],
    ['an integer past the safe ones', '1b0020000000000000'],
    ['an indefinite byte string', '5f42010243030405ff'],
    ['an indefinite array', '9f01ff'],
    ['an indefinite map', 'bf0102ff'],
    ['a reserved length', '1c'],
    ['a tag', 'c11a514b67b0'],
    ['a half float', 'f93c00'],
    ['a double', 'fb3ff199999999999a'],
    ['undefined', 'f7'],
    ['a break by itself', 'ff'],
    ['a byte string cut short', '4401'],
    ['an array cut short', '8301'],
    ['a map cut short', 'a101'],
    ['a text that is not UTF-8', '62c328'],
    ['a key twice', 'a201020103'],
    ['keys out of order', 'a202020103'],
    ['a long key before a short one', 'a2626161016162 02'],
    ['a key that is a list', 'a18001'],
    ['an array of a billion', '9a3b9aca00'],
    ['a byte string of four gigabytes', '5affffffff'],
    ['a pit of arrays', `${'81'.repeat(10)}00`],
  ])('refuses %s', (_what, hex) => {
    expect(decodeCbor(bytes(hex))).toBeNull();
  });

  it('refuses more bytes than any key or attestation has', () => {
    expect(decodeCbor(encodeCbor(new Uint8Array(MAX_CBOR_BYTES)))).toBeNull();
  });
});

describe('base64url', () => {
  it('gives back every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const raw = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255);
      expect(toBase64url(raw)).toBe(Buffer.from(raw).toString('base64url'));
      expect(fromBase64url(toBase64url(raw))).toEqual(raw);
    }
  });

  it.each(['a', 'ab=', 'a+bc', 'a/bc', 'a bc', 'ab', 'abd', 'äbcd'])(
    'refuses %s: another spelling of bytes would let one signature look like two',
    (text) => {
      expect(fromBase64url(text)).toBeNull();
    },
  );
});
