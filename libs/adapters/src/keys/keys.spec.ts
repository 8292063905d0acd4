import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_FILES, keyText, makeKeys, rotateKey } from './key-files.ts';
import { localKeyWrap } from './key-wrap.ts';
import { symmetricKeys } from './symmetric-keys.ts';
import { trailKeys } from './trail-keys.ts';

const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('symmetricKeys', () => {
  it('encrypts with the first key and still opens with the older ones', () => {
    const keys = symmetricKeys(`# rotated in May\nnew ${base64(2)}\n\nold ${base64(1)}\n`, 'data keys');
    expect(keys.active.id).toBe('new');
    expect(keys.byId('old')).toEqual(new Uint8Array(32).fill(1));
    expect(keys.byId('none')).toBeNull();
  });
  it.each([
    ['', /holds no key/],
    ['k1 short', /Line 1 .* is no key/],
    [`k1 ${base64(1)}\nk1 ${base64(2)}`, /Line 2 .* repeats the id/],
  ])('refuses %j without repeating it', (text, message) => expect(() => symmetricKeys(text, 'data keys')).toThrow(message));
});

describe('localKeyWrap', () => {
  const wrap = localKeyWrap(symmetricKeys(`a ${base64(1)}`, 'data keys'));
  const key = new Uint8Array(32).fill(7);

  it('gives a key back where it was wrapped for', async () =>
    expect(await wrap.unwrap(await wrap.wrap(key, 'patient:1'), 'patient:1')).toEqual(key));
  it('refuses a key that was moved to another patient', async () =>
    expect(wrap.unwrap(await wrap.wrap(key, 'patient:1'), 'patient:2')).rejects.toThrow());
  it('refuses altered and cut bytes', async () => {
    const { kek, bytes } = await wrap.wrap(key, 'p');
    await expect(wrap.unwrap({ kek, bytes: bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) }, 'p')).rejects.toThrow();
    await expect(wrap.unwrap({ kek, bytes: bytes.slice(0, 20) }, 'p')).rejects.toThrow(/cut short/);
  });
  it('opens after a rotation, and names the key that is gone', async () => {
    const sealed = await wrap.wrap(key, 'p');
    expect(await localKeyWrap(symmetricKeys(`b ${base64(2)}\na ${base64(1)}`, 'data keys')).unwrap(sealed, 'p')).toEqual(key);
    await expect(localKeyWrap(symmetricKeys(`b ${base64(2)}`, 'data keys')).unwrap(sealed, 'p')).rejects.toThrow(
      /no key-encryption key "a"/,
    );
  });
});

describe('key files', () => {
  let dir: string;
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'consilium-keys-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  it('are made once, for their owner only, and never made over', () => {
    expect(makeKeys(dir)).toEqual(Object.values(KEY_FILES));
    const text = readFileSync(join(dir, KEY_FILES.data), 'utf8');
    expect(statSync(join(dir, KEY_FILES.data)).mode & 0o077).toBe(0);
    expect(makeKeys(dir)).toEqual([]);
    expect(readFileSync(join(dir, KEY_FILES.data), 'utf8')).toBe(text);
  });
  it('encrypt with a new key after a rotation and still open what the former one encrypted', async () => {
    const source = { dir, stated: {}, mayMake: true };
    const sealed = await trailKeys(source).wrap.wrap(new Uint8Array(32).fill(3), 'p');
    rotateKey(dir, 'data');
    const { wrap } = trailKeys({ ...source, mayMake: false });
    expect(wrap.active).not.toBe(sealed.kek);
    expect(await wrap.unwrap(sealed, 'p')).toEqual(new Uint8Array(32).fill(3));
    expect(statSync(join(dir, KEY_FILES.data)).mode & 0o077).toBe(0);
  });
  it('are never made in production, where a missing key is a lost key', () =>
    expect(() => keyText({ dir, stated: {}, mayMake: false }, 'data')).toThrow(/data\.key is missing/));
  it('come after what the environment states', () =>
    expect(keyText({ dir, stated: { data: 'stated' }, mayMake: false }, 'data')).toBe('stated'));
  it('are enough to append entries with', async () => {
    const keys = trailKeys({ dir, stated: {}, mayMake: true });
    expect(keys.intent).toHaveLength(32);
    expect(trailKeys({ dir, stated: {}, mayMake: true }).intent).toEqual(keys.intent);
  });
});
